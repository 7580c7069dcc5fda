import type {Exchange} from '../../local/desk/turns.ts';
import {coolDown, doze, type Stage} from './stage.ts';
import type {Samples} from './samples.ts';
import {SENTENCES, SHORT_ANSWER} from './sentences.ts';
import {inMs} from './told.ts';
import {answered, replyAfter, since} from './turns.ts';
import {missingWords, onlyMissing} from '../../local/desk/words.ts';

/** How far the voice may begin from when it is meant to. */
const TOGETHER_MS = 40;
/** Less than a person takes from the press of a key to the first sound. */
const BREATH_MS = 100;

/** What a press finds. */
const FOUND = {
  /** All is there but for the microphone. */
  warm: () => Promise.resolve(),
  asleep: doze,
  cold: coolDown,
};

/**
 * The same sentence cold, warm and where Parley sleeps, spoken in the very moment of the press, and cold once more a tenth of a
 * second after it. The second press follows the last word.
 */
export async function measureColdAndWarm(stage: Stage, samples: Samples, round: number): Promise<string> {
  const sentence = SENTENCES[round % SENTENCES.length] ?? '';
  const cold = await spoken(stage, sentence, 'cold');
  samples.take('capture.cold', 'parley', since(cold, 'capture'));
  samples.take('ready.cold', 'parley', since(cold, 'ready'));
  const warm = await spoken(stage, sentence, 'warm');
  samples.take('capture.warm', 'parley', since(warm, 'capture'));
  samples.take('reply.toggle', 'parley', replyAfter(warm, warm.voice?.to ?? null));
  const asleep = await spoken(stage, sentence, 'asleep');
  samples.take('capture.asleep', 'parley', since(asleep, 'capture'));
  samples.take('ready.asleep', 'parley', since(asleep, 'ready'));
  const later = await spoken(stage, sentence, 'cold', BREATH_MS);

  // Word by word: what the recogniser does not know in the warm utterance either was not lost on the way.
  const inWarm = missingWords(sentence, warm.record.heard);
  const compare = (name: 'words.lost.asleep' | 'words.lost' | 'words.lost.after100', turn: Exchange) => {
    const missing = missingWords(sentence, turn.record.heard);
    samples.take(name, 'parley', onlyMissing(missing, inWarm));
    samples.take(name, 'peer', onlyMissing(inWarm, missing));
  };
  compare('words.lost.asleep', asleep);
  compare('words.lost', cold);
  compare('words.lost.after100', later);
  const told = [cold, warm, asleep, later].map(
    (turn) => `“${turn.record.heard}” ${inMs(since(turn, 'capture'))}`,
  );
  return `cold ${told[0]}, warm ${told[1]}, asleep ${told[2]}, cold and a tenth of a second later ${told[3]}`;
}

async function spoken(
  stage: Stage,
  sentence: string,
  found: keyof typeof FOUND,
  afterMs = 0,
): Promise<Exchange> {
  await FOUND[found](stage);
  await stage.server.control.setScript(SHORT_ANSWER);
  const turn = await answered(stage, sentence, {startsAfterMs: afterMs});
  const offset = (turn.voice?.from ?? 0) - turn.pressedAt - afterMs;
  if (Math.abs(offset) > TOGETHER_MS)
    throw new Error(`the voice began ${Math.round(offset)} ms off its time`);
  return turn;
}
