import {readFileSync} from 'node:fs';
import {dirname, join, posix} from 'node:path';
import {gzipSync} from 'node:zlib';

/** A script that a page of the built extension loads before it can be used; sizes in bytes. */
export interface LoadedScript {
  path: string;
  size: number;
  gzipped: number;
}

/**
 * Every script that `page` (a path inside the build `folder`) loads at once: those its HTML names and what they import
 * statically, each once. What is imported later by a call to `import()` is left out.
 */
export function loadedScripts(folder: string, page: string): LoadedScript[] {
  const html = readFileSync(join(folder, page), 'utf8');
  const waiting = [...html.matchAll(/<script[^>]+src="([^"]+)"/g)].map((found) =>
    inside(page, found[1] ?? ''),
  );
  const loaded = new Map<string, LoadedScript>();
  for (let path = waiting.shift(); path !== undefined; path = waiting.shift()) {
    if (loaded.has(path)) continue;
    const code = readFileSync(join(folder, path));
    loaded.set(path, {path, size: code.length, gzipped: gzipSync(code).length});
    for (const name of staticImports(code.toString())) waiting.push(inside(path, name));
  }
  return [...loaded.values()];
}

/** Names in `import … from "./x"` and `import "./x"` of a built module; not those in `import("./x")`. */
export function staticImports(code: string): string[] {
  return [
    ...code.matchAll(/(?:^|[;}\s])(?:import|export)\s*(?:[\w*{}$,\s]+?\s*from\s*)?["'](\.[^"']+)["']/g),
  ].map((found) => found[1] ?? '');
}

function inside(from: string, name: string): string {
  return name.startsWith('/') ? name.slice(1) : posix.join(dirname(from), name);
}
