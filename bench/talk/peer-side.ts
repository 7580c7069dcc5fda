import type {Page} from 'puppeteer-core';
import {waitFor} from '../../local/desk/wait.ts';
import type {Peer} from '../peer/api.ts';
import {cutIn} from './cut-in.ts';
import type {Samples} from './samples.ts';
import {LONG_ANSWER, PAGE_SCRIPT, PAGE_SENTENCE, PLAIN_SENTENCE} from './sentences.ts';
import type {Stage} from './stage.ts';
import {toolTimes} from './tool-times.ts';
import {heardSince, inMs} from './told.ts';
import {TORN} from './turns.ts';

/** One round of the bare page: connect by a key press, a question for which the page is read, one whose answer is cut. */
export async function measurePeer({desk, peer, server}: Stage, samples: Samples): Promise<string> {
  const {page} = peer;
  // A page of its own for every round, as every cold turn of Parley has a document of its own.
  await page.reload();
  await page.bringToFront();
  await page.evaluate((service) => (globalThis as unknown as {peer: Peer}).peer.prepare(service), {
    url: server.url,
    key: server.key,
  });
  await desk.keyboard.focus();
  await page.mouse.click(5, 5);
  await desk.speaker.waitForQuiet(300, 20_000);
  const pressedAt = desk.keyboard.press('F9');
  try {
    samples.take('ready.cold', 'peer', (await ready(page)) - pressedAt);
    await server.control.setScript(PAGE_SCRIPT);
    const reading = await desk.mouth.say(PAGE_SENTENCE);
    await desk.speaker.waitForSound(reading.voiceTo, 15_000);
    const times = toolTimes(await server.control.log(reading.voiceFrom), 'read_page');
    for (const time of times) samples.take('tool.read_page', 'peer', time);
    await desk.speaker.waitForQuiet(300, 10_000);

    await server.control.setScript(LONG_ANSWER);
    const asking = await desk.mouth.say(PLAIN_SENTENCE);
    const heardAt = await desk.speaker.waitForSound(asking.voiceTo, 15_000);
    if (!desk.mouth.wasWhole(asking)) throw new Error(TORN);
    const replyMs = heardAt - asking.voiceTo;
    samples.take('reply.handsfree', 'peer', replyMs);
    const silentMs = await cutIn(desk, heardAt);
    samples.take('bargein.silence', 'peer', silentMs);
    return `${heardSince(await server.control.log(pressedAt))}, ${inMs(replyMs)}, silent after ${inMs(silentMs)}`;
  } finally {
    await page.evaluate(() => (globalThis as unknown as {peer: Peer}).peer.close());
  }
}

/** When its session was ready. */
function ready(page: Page): Promise<number> {
  return waitFor(
    'the bare page to connect',
    async () => {
      const state = await page.evaluate(() => (globalThis as unknown as {peer: Peer}).peer.state());
      if (state.error !== null) throw new Error(`the bare page: ${state.error}`);
      return state.readyAt ?? undefined;
    },
    {timeoutMs: 20_000},
  );
}
