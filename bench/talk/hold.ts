import {HOLD_KEY} from '../../local/desk/hold-key.ts';
import type {Samples} from './samples.ts';
import {PLAIN_SENTENCE, SHORT_ANSWER} from './sentences.ts';
import type {Stage} from './stage.ts';
import {inMs} from './told.ts';
import {answered, replyAfter} from './turns.ts';

/** A key that is held while something is said and let go with the last word. */
export async function measureHold(stage: Stage, samples: Samples): Promise<string> {
  await stage.server.control.setScript(SHORT_ANSWER);
  const held = await answered(stage, PLAIN_SENTENCE, {holds: HOLD_KEY});
  const replyMs = replyAfter(held, held.releasedAt);
  samples.take('reply.hold', 'parley', replyMs);
  return `“${held.record.heard}”, ${inMs(replyMs)}`;
}
