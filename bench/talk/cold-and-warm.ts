import {coolDown, type Stage} from './stage.ts';
import type {Samples} from './samples.ts';
import {SENTENCES, SHORT_ANSWER} from './sentences.ts';
import {inMs} from './told.ts';
import {answered, replyAfter, since} from './turns.ts';
import {missingWords, onlyMissing} from '../../local/desk/words.ts';

/** How far the voice may begin from the press to count as beginning with it. */
const TOGETHER_MS = 40;

/** The same sentence cold and warm, spoken in the very moment of the press; the second press follows the last word. */
export async function measureColdAndWarm(stage: Stage, samples: Samples, round: number): Promise<string> {
  const {server} = stage;
  const sentence = SENTENCES[round % SENTENCES.length] ?? '';
  await coolDown(stage);
  await server.control.setScript(SHORT_ANSWER);
  const cold = await answered(stage, sentence, {startsWithKey: true});
  samples.take('capture.cold', 'parley', since(cold, 'capture'));
  samples.take('ready.cold', 'parley', since(cold, 'ready'));

  await server.control.setScript(SHORT_ANSWER);
  const warm = await answered(stage, sentence, {startsWithKey: true});
  samples.take('capture.warm', 'parley', since(warm, 'capture'));
  samples.take('reply.toggle', 'parley', replyAfter(warm, warm.voice?.to ?? null));

  const offsets = [cold, warm].map(({voice, pressedAt}) => Math.round((voice?.from ?? 0) - pressedAt));
  if (offsets.some((offset) => Math.abs(offset) > TOGETHER_MS))
    throw new Error(`the voice began ${offsets.join(' and ')} ms after the key`);
  const missing = [cold, warm].map(({record}) => missingWords(sentence, record.heard));
  const [inCold = [], inWarm = []] = missing;
  // Word by word: what the recogniser does not know in the warm utterance either was not lost on the way.
  samples.take('words.lost', 'parley', onlyMissing(inCold, inWarm));
  samples.take('words.lost', 'peer', onlyMissing(inWarm, inCold));
  const told = [cold, warm].map((turn) => `“${turn.record.heard}” ${inMs(since(turn, 'capture'))}`);
  return `cold ${told[0]}, warm ${told[1]}`;
}
