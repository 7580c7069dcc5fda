import {join} from 'node:path';
import type {Browser, Page} from 'puppeteer-core';
import {openTab} from '../../local/desk/browser.ts';
import {openDesk, type Desk} from '../../local/desk/desk.ts';
import {chooseHoldKey, HOLD_KEY, SAY_YES} from '../../local/desk/hold-key.ts';
import {Parley} from '../../local/desk/parley.ts';
import {servePages} from '../../local/pages/serve.ts';
import {buildWhenStale} from '../../scripts/build-when-stale.ts';
import {openBareExtension, type BareExtension} from './bare-extension.ts';
import {openPeer, type PeerPage} from './peer-page.ts';
import {startVoiceServer, type VoiceServer} from './voice-server.ts';

/** One browser with Parley, the bare page and the bare extension; one voice service, one mouth, the same meters. */
export interface Stage {
  desk: Desk;
  parley: Parley;
  /** The page that Parley is talked to about. */
  page: Page;
  peer: PeerPage;
  bare: BareExtension;
  server: VoiceServer;
}

/**
 * Sets the stage, lets `act` play on it and takes it down. Parley is set up as a person with headphones does it: a key to
 * hold is chosen, and the echo check is run once, which tells that nothing of the speaker reaches the microphone.
 */
export async function onStage(
  print: (line: string) => void,
  act: (stage: Stage) => Promise<void>,
): Promise<void> {
  const {folder} = buildWhenStale(join(import.meta.dirname, '..', '..'));
  const closers: (() => Promise<unknown>)[] = [];
  try {
    const server = await startVoiceServer();
    closers.push(server.stop);
    const desk = await openDesk({extension: folder});
    closers.push(desk.close);
    const pages = await servePages();
    closers.push(pages.close);
    await letTargetsStart(desk.browser);
    const parley = await Parley.find(desk.browser, folder);
    await parley.configure(server);
    const said = await chooseHoldKey(desk, parley, SAY_YES);
    if (!said.startsWith('Saved')) throw new Error(`the hold key was not kept: ${said}`);
    const {duplex, leakDb} = await parley.send('echo.check', {});
    print(`Echo check: ${duplex} duplex; the tone came back at ${leakDb.toFixed(0)} dB`);
    const peer = await openPeer(desk);
    closers.push(peer.close);
    const bare = await openBareExtension(desk, server);
    closers.push(bare.close);
    const page = await openTab(desk.browser, `${pages.url}demo.html`);
    await act({desk, parley, page, peer, bare, server});
  } finally {
    for (const close of closers.reverse()) await close().catch(() => undefined);
  }
}

/**
 * Puppeteer has every new document and worker wait until it is attached, which would be measured as if Parley took that
 * long to start; from now on they start at once.
 */
export async function letTargetsStart(browser: Browser): Promise<void> {
  const session = await browser.target().createCDPSession();
  await session
    .connection()
    ?.send('Target.setAutoAttach', {autoAttach: true, waitForDebuggerOnStart: false, flatten: true});
  await session.detach();
}

/** Brings Parley back to where a measurement begins: its page in front, nothing said, pressing to talk. */
export async function settleParley({desk, parley, page, server}: Stage): Promise<void> {
  await server.control.setScript([]);
  desk.keyboard.release(HOLD_KEY);
  await page.bringToFront();
  const {capture, phase} = await parley.snapshot();
  if (capture !== 'off' || !['idle', 'problem'].includes(phase)) await parley.endSession();
  await parley.waitForPhase(['idle', 'problem'], 10_000);
  await desk.speaker.waitForQuiet(300, 20_000);
  await desk.keyboard.focus();
}

/** Puts Parley in the state in which Chrome leaves it after a rest: no session, no worker. */
export async function doze({parley}: Stage): Promise<void> {
  await parley.endSession();
  await parley.stopWorker();
}

/** Puts Parley in the state in which the start of the browser leaves it: no document either. */
export async function coolDown({parley}: Stage): Promise<void> {
  await parley.endSession();
  const worker = await parley.worker();
  await worker.evaluate(async () => {
    if (await chrome.offscreen.hasDocument()) await chrome.offscreen.closeDocument();
  });
  await parley.stopWorker();
}
