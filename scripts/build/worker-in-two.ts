import type {Plugin} from 'vite';

/** The file of the worker that a key press waits for; the manifest names it. */
const WORKER = 'service-worker.js';
/** The rest of it. */
const LATER = 'service-worker-later.js';

/** How the worker is to be written, for `workerInTwo` to put it together. */
export const IN_PARTS = {format: 'cjs', entryFileNames: WORKER, chunkFileNames: '[name].js'} as const;

/**
 * Writes the worker as two classic scripts: what it begins with, and what it imports later. Every 100 kB of the first cost
 * a press 10 ms (docs/decisions/0018-a-cold-start.md). A worker may take in later only what it has taken in while it was installed
 * (the HTML standard's `importScripts`, and Chrome's keeping of it), so the second is then read, and nothing of it run.
 *
 * @param environment name of the environment that builds the worker, with `IN_PARTS` for its output
 */
export function workerInTwo(environment: string): Plugin {
  return {
    name: 'worker-in-two',
    applyToEnvironment: ({name}) => name === environment,
    generateBundle(_options, bundle) {
      const chunks = Object.values(bundle).filter((part) => part.type === 'chunk');
      const entry = chunks.find(({isEntry}) => isEntry);
      if (!entry) throw new Error('the worker has no entry');
      const byName = new Map(chunks.map((chunk) => [chunk.fileName, chunk]));
      const first = new Set<string>();
      const take = (name: string) => {
        const chunk = byName.get(name);
        if (!chunk || first.has(name)) return;
        first.add(name);
        chunk.imports.forEach(take);
      };
      take(entry.fileName);
      const partsOf = (isFirst: boolean) =>
        chunks
          .filter(({fileName}) => first.has(fileName) === isFirst)
          .map(({fileName, code}) => asPart(fileName, code))
          .join('\n');
      const later = partsOf(false);
      const now = partsOf(true);
      for (const {fileName} of chunks)
        if (fileName !== entry.fileName) Reflect.deleteProperty(bundle, fileName);
      entry.code = `${LOADER}\n${now}\nparleyPart(${JSON.stringify(entry.fileName)});`;
      this.emitFile({type: 'asset', fileName: LATER, source: later});
    },
  };
}

/** A chunk as a function that is run when somebody first asks for it. */
function asPart(fileName: string, code: string): string {
  return `parleyParts[${JSON.stringify(fileName)}] = (exports, require) => {'use strict';\n${code}\n};`;
}

/** Gives a part by its path, running it if need be; the chunks lie side by side, so that their names are enough. */
const LOADER = `const parleyParts = {}, parleyDone = {};
function parleyPart(path) {
  const name = path.slice(path.lastIndexOf('/') + 1);
  if (!(name in parleyDone)) {
    if (!(name in parleyParts)) importScripts(${JSON.stringify(LATER)});
    parleyParts[name](parleyDone[name] = {}, parleyPart);
  }
  return parleyDone[name];
}
addEventListener('install', () => importScripts(${JSON.stringify(LATER)}));`;
