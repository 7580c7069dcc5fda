import type {Ear} from './ear.ts';

declare global {
  /** The microphone that `first.ts` opened, until somebody takes it. */
  var parleyEarlyEar: Promise<Ear> | undefined;
}

/** The microphone that was opened before the rest of the document was loaded, once. */
export function takeEarlyEar(): Promise<Ear> | undefined {
  const early = globalThis.parleyEarlyEar;
  globalThis.parleyEarlyEar = undefined;
  return early;
}
