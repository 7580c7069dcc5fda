import {PRESS_HASH} from '../protocol/contexts.ts';
import {askForMicrophone, openEar} from './ear.ts';
import {earlyEar, takeEarlyEar} from './early-ear.ts';

/** The rest of the document takes 40 ms on a quiet machine; a press that never arrives leaves no microphone open. */
const UNCLAIMED_MS = 5_000;

// Runs before anything else of the document is loaded. Which devices are free of echo is not known yet.
if (location.hash === PRESS_HASH) {
  const early = askForMicrophone(true).then(openEar);
  globalThis.parleyEarlyEar = early;
  // Who takes it hears of the failure.
  early.catch(() => undefined);
  setTimeout(() => {
    if (earlyEar() !== early) return;
    void takeEarlyEar()?.then(
      ({track}) => track.stop(),
      () => undefined,
    );
  }, UNCLAIMED_MS);
}
