import {mkdtemp, rm} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import type {Page} from 'puppeteer-core';
import {afterAll, beforeAll, beforeEach, describe, expect, it} from 'vitest';
import {openTab} from '../../local/desk/browser.ts';
import {wallMs} from '../../local/desk/wait.ts';
import type {TranscriptEntry} from '../../src/protocol/transcript.ts';
import type {TurnRecord} from '../../src/protocol/turn-record.ts';
import {downloadedText} from './downloaded.ts';
import {putIn} from './stored-rows.ts';
import {useStage} from './stage.ts';

const TURNS = 600;
const MINUTE_MS = 60_000;
const stage = useStage();
const idOf = (turn: number) => `turn_many-${String(turn).padStart(6, '0')}`;

const entriesOf = (turn: number, from: number): TranscriptEntry[] =>
  (['you', 'parley'] as const).map((who, side) => ({
    entryId: `${idOf(turn)}:${who}`,
    turnId: idOf(turn),
    sessionId: null,
    who,
    text:
      who === 'you'
        ? `question number ${turn} about tea`
        : `Answer number ${turn}. ${'It is a fine tea, from the hills in the north. '.repeat(1 + (turn % 5))}`,
    at: from + turn * 7 * MINUTE_MS + side,
    order: from + turn * 7 * MINUTE_MS + side,
    isCut: false,
  }));

const recordOf = (turn: number, from: number): TurnRecord => ({
  turnId: idOf(turn),
  sessionId: null,
  host: 'voice.example',
  source: 'typed',
  mode: 'push',
  startedAt: from + turn * 7 * MINUTE_MS,
  outcome: 'answered',
  heard: `question number ${turn} about tea`,
  answer: 'It is a fine tea.',
  speech: {peak: 0, rms: 0, voicedMs: 0, device: null},
  reply: {peak: 0.2, audibleMs: 900, cutAtMs: null},
  tools: [{callId: 'c', name: 'read_page', arguments: '{}', ok: true, output: 'x'.repeat(6_000)}],
  sent: [],
  spans: [],
  spent: [],
  dropped: {},
  failure: null,
});

let panel: Page;
let downloads: string;
beforeAll(async () => {
  const from = wallMs() - (TURNS + 1) * 7 * MINUTE_MS;
  const turns = Array.from({length: TURNS}, (_, turn) => turn);
  await putIn(
    stage.parley.options,
    'transcript',
    turns.flatMap((turn) => entriesOf(turn, from)),
  );
  // As many records as are kept.
  await putIn(
    stage.parley.options,
    'turns',
    turns.slice(-200).map((turn) => recordOf(turn, from)),
  );
  downloads = await mkdtemp(join(tmpdir(), 'parley-downloads-'));
  const session = await stage.desk.browser.target().createCDPSession();
  await session.send('Browser.setDownloadBehavior', {behavior: 'allow', downloadPath: downloads});
  panel = await openTab(stage.desk.browser, stage.parley.address('sidepanel'));
});
// A second try begins with another page in front, and a page behind paints no frames.
beforeEach(() => panel.bringToFront());
afterAll(async () => {
  await panel.close();
  await rm(downloads, {recursive: true});
});

/** Turns the wheel to the end as fast as a hand does; answers how long each frame took, in ms. Runs in the page. */
async function scrollThrough(): Promise<number[]> {
  scrollTo({top: 0, behavior: 'instant'});
  const frames: number[] = [];
  let last = performance.now();
  let still = 0;
  let height = 0;
  while (still < 20) {
    scrollBy({top: 700, behavior: 'instant'});
    await new Promise((resolve) => requestAnimationFrame(resolve));
    const at = performance.now();
    frames.push(at - last);
    last = at;
    const isAtEnd = scrollY + innerHeight >= document.documentElement.scrollHeight - 2;
    still = isAtEnd && height === document.documentElement.scrollHeight ? still + 1 : 0;
    height = document.documentElement.scrollHeight;
  }
  return frames;
}

/** How long it takes to lay the page out in another width, in ms: the median of nine times. Runs in the page. */
function timeOfLayout(): number {
  const times = Array.from({length: 9}, (_, time) => {
    document.body.style.width = `${340 - time}px`;
    const at = performance.now();
    document.body.getBoundingClientRect();
    return performance.now() - at;
  });
  document.body.style.width = '';
  return times.toSorted((one, other) => one - other)[4] ?? 0;
}

function inWords(frames: number[]): string {
  const sorted = frames.toSorted((one, other) => one - other);
  const at = (share: number) => sorted[Math.floor(share * (sorted.length - 1))]?.toFixed(0);
  return `${frames.length} frames, median ${at(0.5)} ms, 95th percentile ${at(0.95)} ms, longest ${at(1)} ms`;
}

const click = (caption: string) => panel.locator(`button::-p-text(${caption})`).click();

describe(`a history of ${TURNS} turns`, {timeout: 90_000}, () => {
  it('scrolls to its first turn, and lays out no more than is near what is seen', async () => {
    await panel.waitForSelector('.past li');
    const first = await panel.evaluate(scrollThrough);
    const again = await panel.evaluate(scrollThrough);
    const rows = await panel.$$eval('.past li', (all) => ({
      all: all.length,
      laidOut: all.filter((row) => row.firstElementChild?.checkVisibility({contentVisibilityAuto: true}))
        .length,
      last: all.at(-1)?.innerText,
    }));
    const wide = await panel.evaluate(timeOfLayout);
    // For comparison, the same list all laid out.
    await panel.evaluate(() => {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync('.day > ol > li { content-visibility: visible !important }');
      document.adoptedStyleSheets = [sheet];
    });
    const whole = await panel.evaluate(scrollThrough);
    const wholeWide = await panel.evaluate(timeOfLayout);
    await panel.evaluate(() => {
      document.adoptedStyleSheets = [];
    });
    console.info(
      [
        `scrolling ${TURNS} turns, each frame: while they are read ${inWords(first)}; read ${inWords(again)}; all laid out ${inWords(whole)}`,
        `laid out ${rows.laidOut} of ${rows.all} rows; a change of width takes ${wide.toFixed(1)} ms, with all laid out ${wholeWide.toFixed(1)} ms`,
      ].join('\n'),
    );
    expect(rows.all).toBe(TURNS);
    expect(rows.last).toContain('question number 0 about tea');
    expect(rows.laidOut).toBeLessThan(80);
  });

  it('is searched whole', async () => {
    await panel.locator('input[type="search"]').fill('question 17 tea');
    await panel.waitForSelector('.past [role="status"]::-p-text(Found)');
    const found = await panel.$$eval('.past li p.you', (all) => all.map((one) => one.textContent));
    expect(found).toContain('You question number 17 about tea');
    expect(found.every((text) => text.includes('17'))).toBe(true);
    // 17, 117, 217 …, and 170 to 179.
    expect(found).toHaveLength(16);
    await panel.locator('input[type="search"]').click({count: 3});
    await panel.keyboard.press('Backspace');
    await panel.waitForSelector(`::-p-text(question number ${TURNS - 1} about tea)`);
  });

  it('has the tools and the receipt of a turn, where its record is kept', async () => {
    const newest = '.past li:first-child';
    await panel.locator(`${newest} .call summary`).click();
    await panel.waitForSelector(`${newest} .call dd`);
    await panel.locator(`${newest} .receipt summary`).click();
    await panel.waitForSelector(`${newest} .receipt-to::-p-text(voice.example)`);
    const texts = await panel.$$eval(`${newest} .receipt pre`, (all) =>
      all.map((one) => one.textContent.length),
    );
    expect(texts).toEqual([`question number ${TURNS - 1} about tea`.length, 6_000]);
  });

  it('is saved whole, whatever is searched for', async () => {
    await panel.locator('input[type="search"]').fill('question 17 tea');
    await click('Transcript as JSON');
    const {entries} = JSON.parse(await downloadedText(downloads, '.json')) as {entries: unknown[]};
    expect(entries).toHaveLength(TURNS * 2);
    await panel.locator('input[type="search"]').click({count: 3});
    await panel.keyboard.press('Backspace');
  });

  it('is wiped after a question, and then nothing of it is left', async () => {
    await click('Wipe the history');
    await click('Delete everything');
    await panel.waitForSelector('::-p-text(Everything was deleted.)');
    await panel.waitForSelector('::-p-text(Nothing is kept yet.)');
    expect(await stage.parley.turns()).toEqual([]);
    expect(await panel.$$('.past li')).toEqual([]);
  });
});
