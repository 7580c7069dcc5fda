import {join} from 'node:path';
import type {Page} from 'puppeteer-core';
import {build} from 'vite';
import {openTab} from '../../local/desk/browser.ts';
import type {Desk} from '../../local/desk/desk.ts';
import {makeTempFolder} from '../../local/desk/temp-folder.ts';
import {waitFor} from '../../local/desk/wait.ts';
import {servePages} from '../../local/pages/serve.ts';
import type {Peer, PeerState} from '../peer/api.ts';
import {PAGE_SCRIPT, PAGE_SENTENCE, PLAIN_SENTENCE, type Samples} from './samples.ts';
import {toolTimes} from './tool-times.ts';
import type {VoiceServer} from './voice-server.ts';

export const PEER_NAME = 'bare page with @openai/agents-realtime';

/** The bare page in a tab of the same browser. */
export interface PeerPage {
  page: Page;
  close: () => Promise<void>;
}

/** Bundles the bare page into a folder that goes away again, serves it and opens it. */
export async function openPeer(desk: Desk): Promise<PeerPage> {
  const folder = await makeTempFolder('peer');
  const root = join(import.meta.dirname, '..', 'peer');
  await build({
    root,
    configFile: false,
    logLevel: 'error',
    build: {outDir: folder.path, target: 'chrome128'},
  });
  const pages = await servePages(folder.path);
  const page = await openTab(desk.browser, `${pages.url}index.html`);
  return {
    page,
    close: async () => {
      await pages.close();
      await folder.remove();
    },
  };
}

/** One round of the bare page: connect by a key press, a plain question, one that reads the page, and close. */
export async function peerRound(
  desk: Desk,
  {page}: PeerPage,
  server: VoiceServer,
  samples: Samples,
): Promise<void> {
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
    const readyAt = await ask(page, 'the bare page to connect', (state) => state.readyAt ?? undefined);
    samples.ready.push(readyAt - pressedAt);
    const plain = await desk.mouth.say(PLAIN_SENTENCE);
    const heardAt = await ask(page, 'its answer', ({audibleAt}) =>
      audibleAt.find((at) => at > plain.voiceTo),
    );
    samples.reply.push(heardAt - plain.voiceTo);
    samples.replyAtSpeaker.push((await desk.speaker.waitForSound(plain.voiceTo, 10_000)) - plain.voiceTo);
    await desk.speaker.waitForQuiet(1200, 30_000);
    await server.control.setScript(PAGE_SCRIPT);
    const reading = await desk.mouth.say(PAGE_SENTENCE);
    await ask(page, 'its answer about the page', ({audibleAt}) =>
      audibleAt.find((at) => at > reading.voiceTo),
    );
    samples.readPage.push(...toolTimes(await server.control.log(reading.voiceFrom), 'read_page'));
  } finally {
    await page.evaluate(() => (globalThis as unknown as {peer: Peer}).peer.close());
  }
}

function ask<T>(page: Page, what: string, pick: (state: PeerState) => T | undefined): Promise<T> {
  return waitFor(
    what,
    async () => {
      const state = await page.evaluate(() => (globalThis as unknown as {peer: Peer}).peer.state());
      if (state.error !== null) throw new Error(`the bare page: ${state.error}`);
      return pick(state);
    },
    {timeoutMs: 20_000},
  );
}
