import {TALK_KEYS} from '../../local/desk/keyboard.ts';
import {listening} from '../../local/desk/turns.ts';
import {cutIn} from './cut-in.ts';
import type {Samples} from './samples.ts';
import {LONG_ANSWER, PLAIN_SENTENCE} from './sentences.ts';
import type {Stage} from './stage.ts';
import {TORN} from './turns.ts';
import {heardSince, inMs} from './told.ts';

/** A conversation that listens on: how soon it answers a pause, and how soon it falls silent when it is cut short. */
export async function measureHandsFree(stage: Stage, samples: Samples): Promise<string> {
  const {desk, parley, server} = stage;
  await parley.change({talkMode: 'hands-free'});
  try {
    await server.control.setScript(LONG_ANSWER);
    const pressedAt = desk.keyboard.press(TALK_KEYS);
    await listening(parley, pressedAt);
    const asking = await desk.mouth.say(PLAIN_SENTENCE);
    const heardAt = await desk.speaker.waitForSound(asking.voiceTo, 15_000);
    if (!desk.mouth.wasWhole(asking)) throw new Error(TORN);
    const replyMs = heardAt - asking.voiceTo;
    samples.take('reply.handsfree', 'parley', replyMs);
    const silentMs = await cutIn(desk, heardAt);
    samples.take('bargein.silence', 'parley', silentMs);
    return `${heardSince(await server.control.log(pressedAt))}, ${inMs(replyMs)}, silent after ${inMs(silentMs)}`;
  } finally {
    // The second press ends the conversation and leaves its session warm.
    desk.keyboard.press(TALK_KEYS);
    await parley.waitForSnapshot('the end of listening', ({capture}) => capture === 'off', 5000);
    await parley.change({talkMode: 'push'});
  }
}
