import type {Ear} from './ear.ts';

declare global {
  /** The microphone that `first.ts` opened, until somebody takes it. */
  var parleyEarlyEar: Promise<Ear> | undefined;
}

/** The microphone that was opened before the rest of the document was loaded, until somebody takes it. */
export const earlyEar = (): Promise<Ear> | undefined => globalThis.parleyEarlyEar;

/** As `earlyEar`, once. */
export function takeEarlyEar(): Promise<Ear> | undefined {
  const early = earlyEar();
  globalThis.parleyEarlyEar = undefined;
  return early;
}
