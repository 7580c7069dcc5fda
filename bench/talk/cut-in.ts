import {setTimeout as sleep} from 'node:timers/promises';
import type {Desk} from '../../local/desk/desk.ts';
import {CUTTING_SENTENCE} from './sentences.ts';
import {TORN} from './turns.ts';

/** How long an answer is let speak before somebody cuts in. */
const LISTEN_MS = 1000;

/**
 * Cuts in on the answer that is being heard since `heardAt`: from the first sound of the voice at the microphone to the
 * last sound of the answer at the speaker, in ms. Raises when the answer had ended by then.
 */
export async function cutIn({mouth, speaker}: Desk, heardAt: number): Promise<number> {
  await sleep(LISTEN_MS);
  const cutting = await mouth.say(CUTTING_SENTENCE);
  if (!mouth.wasWhole(cutting)) throw new Error(TORN);
  const {voiceFrom, voiceTo} = cutting;
  if (speaker.heard(heardAt, voiceFrom).audibleMs < LISTEN_MS / 2)
    throw new Error('the answer that was to be cut was hardly heard');
  const {lastAudibleAt} = speaker.heard(voiceFrom, voiceTo);
  if (lastAudibleAt === null) throw new Error('the answer had ended before it was cut');
  return lastAudibleAt - voiceFrom;
}
