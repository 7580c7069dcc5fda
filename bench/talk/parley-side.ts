import type {Page} from 'puppeteer-core';
import type {Desk} from '../../local/desk/desk.ts';
import type {Parley} from '../../local/desk/parley.ts';
import {speakTurn, type Exchange} from '../../local/desk/turns.ts';
import {PAGE_SCRIPT, PAGE_SENTENCE, PLAIN_SENTENCE, type Samples} from './samples.ts';
import {toolTimes} from './tool-times.ts';
import type {VoiceServer} from './voice-server.ts';

/** One round of Parley: a cold turn, a warm one, and one that reads the page. */
export async function parleyRound(
  desk: Desk,
  parley: Parley,
  page: Page,
  server: VoiceServer,
  samples: Samples,
): Promise<void> {
  await page.bringToFront();
  await coolDown(parley);
  const cold = await answered(desk, parley, PLAIN_SENTENCE);
  take(samples.captureCold, since(cold, 'capture'));
  take(samples.ready, since(cold, 'ready'));
  const warm = await answered(desk, parley, PLAIN_SENTENCE);
  take(samples.captureWarm, since(warm, 'capture'));
  const reply = warm.record.spans.find(({name}) => name === 'reply');
  take(samples.reply, reply && warm.voice ? reply.end - warm.voice.to : null);
  take(samples.replyAtSpeaker, replyAtSpeaker(warm));
  await server.control.setScript(PAGE_SCRIPT);
  const reading = await answered(desk, parley, PAGE_SENTENCE);
  samples.readPage.push(...toolTimes(await server.control.log(reading.pressedAt), 'read_page'));
}

/** Puts Parley in the state in which Chrome leaves it after a rest: no document, no session, no worker. */
async function coolDown(parley: Parley): Promise<void> {
  await parley.endSession();
  const worker = await parley.worker();
  await worker.evaluate(async () => {
    if (await chrome.offscreen.hasDocument()) await chrome.offscreen.closeDocument();
  });
  await parley.stopWorker();
}

async function answered(desk: Desk, parley: Parley, sentence: string): Promise<Exchange> {
  const exchange = await speakTurn(desk, parley, sentence);
  const {outcome, failure} = exchange.record;
  if (outcome !== 'answered')
    throw new Error(`“${sentence}” was ${outcome}: ${failure?.message ?? 'no reason given'}`);
  return exchange;
}

/** From the real key press to the end of the span, in ms; the start of the worker counts in. */
function since({record, pressedAt}: Exchange, name: string): number | null {
  const span = record.spans.find((candidate) => candidate.name === name);
  return span ? span.end - pressedAt : null;
}

function replyAtSpeaker({speaker, voice}: Exchange): number | null {
  return speaker.firstAudibleAt === null || voice === null ? null : speaker.firstAudibleAt - voice.to;
}

function take(values: number[], value: number | null): void {
  if (value !== null) values.push(value);
}
