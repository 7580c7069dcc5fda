import type {Pill} from '../protocol/pill.ts';
import type {Box} from './reading/screen.ts';

/** What other scripts of this extension in a document know of its pill. */
export interface PillHandle {
  /** Shows it, changes what it shows, or with `null` takes it and everything of it away. */
  show: (pill: Pill | null) => void;
  /** Hides it for a picture, for a moment; answers whether there is one. */
  veil: (isVeiled: boolean) => boolean;
  /** What is pointed at has moved. */
  giveWay: () => void;
}

/** Every script of this extension in a document shares one world. */
export const pillWorld = globalThis as {
  parleyPill?: PillHandle;
  /** The part of the window that is pointed at, in its pixels. */
  parleyPointed?: Box | null;
};

/** Keeps the pill off what is pointed at; `null` when nothing is any more. */
export function keepPillOff(box: Box | null): void {
  pillWorld.parleyPointed = box;
  pillWorld.parleyPill?.giveWay();
}

/** Hides the pill while a picture is taken, or shows it again; answers whether there is one. */
export function veilPill(isVeiled: boolean): boolean {
  return pillWorld.parleyPill?.veil(isVeiled) ?? false;
}
