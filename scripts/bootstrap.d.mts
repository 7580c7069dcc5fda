/** One Debian package the desk needs, and how to tell that it is there. */
export interface Part {
  name: string;
  for: 'browser' | 'languages' | 'screen' | 'sound' | 'speech' | 'hearing';
  program?: string;
  file?: string;
}

/** What the checks ask of a machine. `path` holds the folders of PATH. */
export interface Machine {
  env: Record<string, string | undefined>;
  platform: string;
  exists: (path: string) => boolean;
  path: string[];
}

export const PARTS: Part[];
export function lockStamp(lockfile: string): string;
export function hasPackages(root: string): boolean;
export function matchesNpmRecord(root: string): boolean;
export function chromePath(machine: Omit<Machine, 'path'>): string | null;
export function fileExists(pattern: string): boolean;
export function gist(text: string): string;
export function missingParts(machine: Machine): Part[];
export function advice(
  parts: Part[],
  machine: {platform: string; isDebian: boolean; isRoot: boolean},
): string[];
