import {join} from 'node:path';
import {setTimeout as sleep} from 'node:timers/promises';
import type {Page} from 'puppeteer-core';
import {afterAll, beforeAll, beforeEach, expect} from 'vitest';
import {openTab} from '../../local/desk/browser.ts';
import {openDesk, type Desk, type DeskOptions} from '../../local/desk/desk.ts';
import {TALK_KEYS} from '../../local/desk/keyboard.ts';
import {Parley} from '../../local/desk/parley.ts';
import {wallMs, waitFor} from '../../local/desk/wait.ts';
import {missingWords} from '../../local/desk/words.ts';
import {
  createControlClient,
  startRealtimeServer,
  type ControlClient,
  type RealtimeServer,
} from '../../local/realtime/index.ts';
import type {FailureReason} from '../../src/protocol/failures.ts';
import type {Settings} from '../../src/protocol/settings.ts';
import type {Snapshot} from '../../src/protocol/snapshot.ts';
import type {TurnRecord} from '../../src/protocol/turn-record.ts';
import {openSite, SHOP, type Site} from './site.ts';

export const EXTENSION = join(import.meta.dirname, '..', '..', 'dist');
/** Looks like a real key, so that a search for it anywhere means something. */
export const KEY = 'sk-local-canary-5f1d0c9be27a4c60';

/** Words a minute of the service's voice. Nobody listens to what it says, and every test waits for its end. */
const HURRIED = 330;

/** Everything around the built extension: a desk with a browser, a voice service, a site to talk about. */
export interface Stage {
  desk: Desk;
  parley: Parley;
  server: RealtimeServer;
  control: ControlClient;
  site: Site;
  /** The tab that is in front. */
  page: Page;
}

export interface StageOptions extends DeskOptions {
  pages?: Parameters<typeof openSite>[0];
  /** `false` leaves the extension as it is right after it was installed. */
  isConfigured?: boolean;
  keepsWelcome?: boolean;
  /** Further options of the voice service, such as how long its sessions last. */
  service?: Partial<Parameters<typeof startRealtimeServer>[0]>;
  settings?: Partial<Settings>;
}

/** Sets the stage for the tests of one file, and takes it down after them. */
export function useStage({
  pages = {},
  isConfigured = true,
  keepsWelcome = false,
  service = {},
  settings = {},
  ...options
}: StageOptions = {}): Stage {
  const stage = {} as Stage;
  const closers: (() => Promise<unknown>)[] = [];

  beforeAll(async () => {
    const opening = openDesk({extension: EXTENSION, ...options}).then((desk) => {
      closers.push(desk.close);
      return desk;
    });
    // Who waits for it hears of a failure.
    opening.catch(() => undefined);
    stage.server = await startRealtimeServer({
      apiKey: KEY,
      control: true,
      wordsPerMinute: HURRIED,
      ...service,
    });
    closers.push(() => stage.server.close());
    stage.control = createControlClient(stage.server.controlUrl);
    stage.site = await openSite({'/': SHOP, ...pages});
    closers.push(stage.site.close);
    stage.desk = await opening;
    stage.parley = await Parley.find(stage.desk.browser, EXTENSION, {keepsWelcome});
    if (isConfigured)
      await stage.parley.configure({url: stage.server.url, key: KEY}, {chime: false, ...settings});
    stage.page = await openTab(stage.desk.browser, stage.site.at('/'));
    await stage.page.bringToFront();
  });

  beforeEach(async ({task}) => {
    await stage.control.resetFaults();
    // A second try begins as the first did: nothing is open, nothing is said.
    if (!isConfigured || (task.result?.retryCount ?? 0) === 0) return;
    await stage.control.setScript([]);
    await hangUp(stage);
    await stage.page.bringToFront();
  });

  afterAll(async () => {
    for (const close of closers.reverse()) await close();
  });

  return stage;
}

/** Parley takes presses that follow each other faster for the repeats of a held key. */
const PRESS_GAP_MS = 650;
let lastPress = 0;

/** Presses the talk shortcut as a person would, not faster; answers when. */
export async function press({desk}: Stage): Promise<number> {
  await sleep(Math.max(0, lastPress + PRESS_GAP_MS - wallMs()));
  lastPress = desk.keyboard.press(TALK_KEYS);
  return lastPress;
}

/** Presses the shortcut and waits until the microphone is heard. */
export async function startTalking(stage: Stage): Promise<number> {
  const from = await press(stage);
  await stage.parley.waitForSnapshot(
    'listening',
    ({phase, at}) => at >= from && phase === 'listening',
    15_000,
  );
  return from;
}

/** The record of the first turn that began at `since` or later. */
export function turnSince({parley}: Stage, since: number): Promise<TurnRecord> {
  return waitFor(
    'the record of the turn',
    async () => (await parley.turns()).find(({startedAt}) => startedAt >= since),
    {
      timeoutMs: 45_000,
      everyMs: 150,
    },
  );
}

/**
 * Expects that the words of `sentence` came through. The recogniser takes one word for another now and then; audio that is
 * lost at either end costs more than one.
 */
export function expectHeard(sentence: string, {heard}: TurnRecord): void {
  expect(missingWords(sentence, heard).length, `“${sentence}” was heard as “${heard}”`).toBeLessThan(2);
}

/** Waits for the snapshot to name a failure, newer than `since` (ms since the epoch). */
export function failureOf({parley}: Stage, reason: FailureReason, since: number): Promise<Snapshot> {
  return parley.waitForSnapshot(
    `the failure ${reason}`,
    ({failure, at}) => at >= since && failure?.reason === reason,
    25_000,
  );
}

/** Ends the session, so that the next turn opens one anew. */
export async function hangUp({parley}: Stage): Promise<void> {
  const popup = await parley.open('popup', {isBackground: true});
  await parley.send('session.close', {}, popup);
  await popup.close();
  await parley.waitForSnapshot(
    'the end of the session',
    ({session, phase}) => session === 'closed' && phase !== 'speaking',
    5_000,
  );
}
