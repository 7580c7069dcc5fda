import {cp, writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import type {Page} from 'puppeteer-core';
import {makeTempFolder} from '../local/desk/temp-folder.ts';
import {waitFor} from '../local/desk/wait.ts';
import {openSceneStage, type SceneStage} from '../local/scenes/scene-stage.ts';
import {SNAPSHOTS} from '../local/scenes/snapshots.ts';
import {buildWhenStale} from '../scripts/build-when-stale.ts';
import {figure, type Figure} from './figures.ts';

const BARE = 'bare.html';
/** What a popup can at best be: one file, without a script, that shows a button. */
const BARE_PAGE = '<!doctype html><html lang="en"><title>Bare</title><button>Talk</button></html>';
const PEER = 'a page of the extension with a button and no script';
/** A state that is not the one a popup without any knowledge would show. */
const STATE = SNAPSHOTS['listening'] ?? {};
const STATE_WORDS = 'Listening';
const AIM_MS = 100;
/** The first openings find nothing in the browser's caches. */
const WARM_UP = 2;

interface Opened {
  /** First contentful paint, in ms from the start of the navigation. */
  paint: number;
  /** The frame in which the words of the state stood, likewise; `null` where there are none. */
  state: number | null;
}

/**
 * Opens the popup's document `turns` times, and as often with the worker asleep, each beside a bare page of the same extension:
 * how long from the start of the navigation until something, and the state, is seen.
 */
export async function benchPopup(turns: number, print: (line: string) => void): Promise<Figure[]> {
  const {folder} = buildWhenStale(join(import.meta.dirname, '..'));
  const copy = await makeTempFolder('popup');
  await cp(folder, copy.path, {recursive: true});
  await writeFile(join(copy.path, BARE), BARE_PAGE);
  const stage = await openSceneStage(copy.path);
  const [paint, state, asleep, bare]: [number[], number[], number[], number[]] = [[], [], [], []];
  try {
    const popup = stage.parley.address('popup');
    const origin = popup.slice(0, popup.indexOf('/', 'chrome-extension://'.length) + 1);
    for (let turn = -WARM_UP; turn < turns; turn += 1) {
      await stage.report(STATE);
      const awake = await open(stage, popup, STATE_WORDS);
      await stage.report(STATE);
      await stage.parley.stopWorker();
      const woken = await open(stage, popup, STATE_WORDS);
      const plain = await open(stage, `${origin}${BARE}`, null);
      if (turn < 0) continue;
      print(
        `${turn + 1}: popup ${ms(awake.paint)}, its state ${ms(awake.state)}, with the worker asleep ${ms(woken.state)}; bare ${ms(plain.paint)}`,
      );
      paint.push(awake.paint);
      if (awake.state !== null) state.push(awake.state);
      if (woken.state !== null) asleep.push(woken.state);
      bare.push(plain.paint);
    }
  } finally {
    await stage.close();
    await copy.remove();
  }
  const of = (name: string, values: number[]) =>
    figure({name, unit: 'ms', values, aim: {atMost: AIM_MS}, peer: {name: PEER, values: bare}});
  return [of('popup.paint', paint), of('popup.state', state), of('popup.asleep', asleep)];
}

async function open({desk}: SceneStage, address: string, words: string | null): Promise<Opened> {
  const page = await desk.browser.newPage();
  try {
    await page.evaluateOnNewDocument(noteState, words);
    await page.goto(address);
    return await waitFor('what the page shows', () => readTimes(page, words !== null), {
      timeoutMs: 10_000,
      everyMs: 50,
    });
  } finally {
    await page.close();
  }
}

/** Runs in the page before its own scripts: notes the frame in which `words` have come to stand in it. */
function noteState(words: string | null): void {
  if (words === null) return;
  const observer = new MutationObserver(() => {
    if (!document.querySelector('body')?.textContent.includes(words)) return;
    observer.disconnect();
    // What a frame's own callback asks for is done once that frame was made.
    requestAnimationFrame(() => {
      const {port1, port2} = new MessageChannel();
      port1.onmessage = () => Object.assign(globalThis, {stateAt: performance.now()});
      port2.postMessage(null);
    });
  });
  observer.observe(document, {childList: true, subtree: true, characterData: true});
}

function readTimes(page: Page, hasState: boolean): Promise<Opened | undefined> {
  return page.evaluate((isWaiting) => {
    const paint = performance.getEntriesByName('first-contentful-paint')[0]?.startTime;
    const {stateAt = null} = globalThis as {stateAt?: number | null};
    return paint === undefined || (isWaiting && stateAt === null) ? undefined : {paint, state: stateAt};
  }, hasState);
}

function ms(value: number | null): string {
  return value === null ? '-' : `${value.toFixed(0)} ms`;
}
