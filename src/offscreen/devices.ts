import {chosenDevice, watchDevice} from '../platform/device-choice.ts';
import {createLog, inBackground} from '../platform/log.ts';

const log = createLog('audio');

/** As long as a setting may be. */
const LONGEST = 2_000;

let pair: string | null = null;

/**
 * The names of all microphones and speakers, the system's choice first, as one text; `null` while they are not known.
 * Chrome does not say everywhere which device the choice stands for, so any that comes or goes makes it another text.
 * Kept up to date, since asking takes time that a key press does not have.
 */
export function currentPair(): string | null {
  return pair;
}

/** Whether the devices are those among which the check found no echo; `checked` are their names, as `readPair` gave them. */
export function isEchoFree(checked: string | null): boolean {
  return checked !== null && checked === pair;
}

/** Looks which devices there are now, and answers their names. */
export async function readPair(): Promise<string | null> {
  const devices = await navigator.mediaDevices.enumerateDevices();
  const labels = devices.flatMap(({kind, label}) => (kind === 'videoinput' || !label ? [] : [label]));
  const chosen = [chosenDevice('microphone'), chosenDevice('speaker')].join('>');
  const named = chosen === '>' ? labels : [...labels, chosen];
  pair = labels.length > 0 ? named.join(' | ').slice(0, LONGEST) : null;
  return pair;
}

/** Follows the devices from now on. */
export function followDevices(): void {
  const read = () => inBackground(readPair(), log, 'reading the devices');
  const again = () => {
    // Until they are known again, no pair is.
    pair = null;
    read();
  };
  navigator.mediaDevices.addEventListener('devicechange', again);
  watchDevice('microphone', again);
  watchDevice('speaker', again);
  read();
}
