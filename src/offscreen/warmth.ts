import {now} from '../platform/clock.ts';
import type {Line} from './line.ts';

/** How often the clock is looked at while a session stands, to notice that the machine slept. */
const LOOK_MS = 10_000;
/** A look that comes this much late means sleep: timers here are not throttled. */
const SLEPT_MS = 15_000;

/** Keeps a session after it was used, so that the next turn finds it open, and renews it when the network has changed. */
export interface Warmth {
  /** Whether a session is still wanted, though nobody talks. */
  readonly isWarm: boolean;
  /** Somebody is talking: no end is set. */
  hold: () => void;
  /** The talk is over: from now on the session is kept for so many minutes. */
  cool: (minutes: number) => void;
  end: () => void;
}

/** `onCold` is called when the time is over. */
export function createWarmth(line: Pick<Line, 'renew' | 'want'>, onCold: () => void): Warmth {
  let until = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let looking: ReturnType<typeof setInterval> | undefined;
  let lookedAt = 0;

  const isWarm = () => now() < until;
  const renew = (why: string) => {
    if (isWarm()) line.renew(why);
  };
  const look = () => {
    const late = now() - lookedAt - LOOK_MS;
    lookedAt = now();
    if (late > SLEPT_MS) renew('the machine slept');
  };
  const set = (end: number) => {
    until = end;
    clearTimeout(timer);
    clearInterval(looking);
    if (!isWarm()) return;
    lookedAt = now();
    looking = setInterval(look, LOOK_MS);
  };
  window.addEventListener('online', () => {
    // Without a session there is nothing to renew, and one that waits need not wait any longer.
    if (!isWarm()) return;
    line.renew('the network is back');
    line.want();
  });
  // Source: Network Information API; a change of the way out leaves the old connection without one.
  (navigator as {connection?: EventTarget}).connection?.addEventListener('change', () =>
    renew('the network changed'),
  );

  return {
    get isWarm() {
      return isWarm();
    },
    hold: () => set(Infinity),
    cool(minutes) {
      set(now() + minutes * 60_000);
      if (minutes === 0) onCold();
      else timer = setTimeout(onCold, minutes * 60_000);
    },
    end: () => set(0),
  };
}
