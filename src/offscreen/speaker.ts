import {chosenDevice, watchDevice} from '../platform/device-choice.ts';
import {createLog, inBackground} from '../platform/log.ts';

const log = createLog('audio');

/** All that plays here, as long as it is there. */
const playing = new Set<WeakRef<HTMLMediaElement>>();

/** Has an element play at the speaker that the person chose, now and when they choose another one. */
export function playAtSpeaker<T extends HTMLMediaElement>(element: T): T {
  if (playing.size === 0) watchDevice('speaker', setAll);
  playing.add(new WeakRef(element));
  set(element);
  return element;
}

function setAll(): void {
  for (const held of playing) {
    const element = held.deref();
    if (element) set(element);
    else playing.delete(held);
  }
}

function set(element: HTMLMediaElement): void {
  const id = chosenDevice('speaker') ?? '';
  if (element.sinkId === id) return;
  // One that is not plugged in leaves the sound where it is.
  inBackground(element.setSinkId(id), log, 'taking the chosen speaker');
}
