import {createLog, inBackground} from '../platform/log.ts';
import {playAtSpeaker} from './speaker.ts';

const log = createLog('audio');

/**
 * A short tone that tells: what you said has been sent. It plays through an audio element, as replies do, so that Chrome
 * takes it out of what the microphone hears.
 */
export function createChime(): () => void {
  let element: HTMLAudioElement | null = null;
  return () => {
    element ??= playAtSpeaker(new Audio('/sounds/sent.wav'));
    element.currentTime = 0;
    inBackground(element.play(), log, 'the chime');
  };
}
