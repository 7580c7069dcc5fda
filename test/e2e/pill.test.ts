import {setTimeout as sleep} from 'node:timers/promises';
import type {Page} from 'puppeteer-core';
import {afterEach, beforeAll, beforeEach, describe, expect, it} from 'vitest';
import {openTab} from '../../local/desk/browser.ts';
import {pillIn, waitForNoPill, waitForPill} from '../../local/desk/pill-in.ts';
import {waitFor} from '../../local/desk/wait.ts';
import {sharedTab} from '../../local/scenes/stored.ts';
import type {SharedTab} from '../../src/protocol/sharing.ts';
import type {Snapshot} from '../../src/protocol/snapshot.ts';
import {press, startTalking, turnSince, useStage} from './stage.ts';

const HOSTILE = `<!doctype html><title>Hostile</title>
<meta http-equiv="content-security-policy" content="style-src 'unsafe-inline'; script-src 'unsafe-inline'">
<style>parley-pill,parley-pill *{display:none!important;opacity:0!important;transform:scale(0)!important}
parley-pill::backdrop{display:none} *{pointer-events:none!important;color:red!important}</style>
<h1>Hostile</h1><input id="field" autofocus><dialog id="modal">Wait</dialog>`;

const stage = useStage({
  pages: {
    '/hostile': HOSTILE,
    '/corner': `<!doctype html><title>Corner</title><style>body{margin:0}#low{position:fixed;left:50%;bottom:8px;
      transform:translateX(-50%);height:44px;width:260px}</style><h1>Corner</h1><button id="low">Order now</button>`,
  },
});
/** Under this name Parley may touch pages without having been called there. */
const at = (path: string) => stage.site.at(path).replace('localhost', '127.0.0.1');
let page: Page;

/** Tells what the document that holds the conversation tells, in its place. */
async function report(part: Partial<Snapshot>): Promise<void> {
  const offscreen = await stage.parley.offscreen();
  if (!offscreen) throw new Error('no offscreen document');
  const snapshot = {...(await stage.parley.snapshot()), phase: 'idle' as const, failure: null, ...part};
  await stage.parley.send('session.report', {snapshot}, offscreen);
}
const middle = (box: {left: number; top: number; right: number; bottom: number}) =>
  [(box.left + box.right) / 2, (box.top + box.bottom) / 2] as const;

beforeAll(async () => {
  await stage.parley.type('hello');
  await stage.parley.waitForPhase(['speaking'], 15_000);
  await stage.parley.waitForPhase(['idle'], 20_000);
});
beforeEach(async () => {
  page = await openTab(stage.desk.browser, at('/'));
});
afterEach(async () => {
  await report({});
  await page.close();
});

describe('the pill', () => {
  it('tells what Parley does while it does something, and leaves nothing behind', async () => {
    expect(await pillIn(page)).toBeNull();
    await report({phase: 'listening'});
    expect(await waitForPill(page)).toMatchObject({kind: 'listening', words: 'Listening'});
    await report({phase: 'thinking', isWorking: true});
    await waitForPill(page, ({kind}) => kind === 'working');
    await report({phase: 'speaking'});
    await waitForPill(page, ({words}) => words === 'Speaking');
    await report({});
    await waitForNoPill(page);
    expect(await page.$$('parley-pill')).toEqual([]);
  });

  it('follows the person to another tab and another page', async () => {
    await report({phase: 'thinking'});
    await waitForPill(page);
    const other = await openTab(stage.desk.browser, at('/corner'));
    await waitForPill(other);
    await waitForNoPill(page);
    await other.goto(at('/hostile'));
    await waitForPill(other);
    await other.close();
    await page.bringToFront();
    await waitForPill(page);
  });

  it('says on a shared page that it is shared, whatever else goes on, and there alone', async () => {
    const share = (shared: SharedTab | null) =>
      stage.parley.options.evaluate((tab) => chrome.storage.session.set({sharedTab: tab}), shared);
    const tabId = await stage.parley.options.evaluate(async () => {
      const [tab] = await chrome.tabs.query({active: true, lastFocusedWindow: true});
      return tab?.id ?? -1;
    });
    await share(sharedTab(tabId, page.url()));
    await report({phase: 'thinking', isWorking: false});
    await waitForPill(page, ({words}) => words === 'Thinking · shared with your agent');
    const other = await openTab(stage.desk.browser, at('/corner'));
    await waitForPill(other, ({words}) => words === 'Thinking');
    // Behind, it is not told there what Parley does.
    await waitForPill(page, ({words}) => words === 'Shared with your agent');
    await report({});
    await waitForNoPill(other);
    expect(await pillIn(page)).toMatchObject({kind: 'sharing', words: 'Shared with your agent'});
    await other.close();
    await page.bringToFront();
    await share(null);
    await report({phase: 'thinking', isWorking: false});
    await waitForPill(page, ({words}) => words === 'Thinking');
    await report({});
    await waitForNoPill(page);
  });

  it('is taken away by a worker that was not there when it was put up', async () => {
    await report({phase: 'listening'});
    await waitForPill(page);
    await stage.parley.stopWorker();
    await report({});
    await waitForNoPill(page);
  });

  it('can be dragged to another edge, and lies there on the next page', async () => {
    await report({phase: 'thinking'});
    const {box} = await waitForPill(page);
    const [x, y] = middle(box);
    await page.mouse.move(x - 10, y);
    await page.mouse.down();
    await page.mouse.move(200, 300, {steps: 4});
    await page.mouse.move(30, 200, {steps: 4});
    await page.mouse.up();
    const moved = await waitForPill(page, (pill) => pill.box.left === 12 && pill.box.top < 250);
    await page.goto(at('/corner'));
    const again = await waitForPill(page, (pill) => pill.box.left === 12);
    expect(again.box.top).toBeCloseTo(moved.box.top, 0);
  });

  it('can be moved and stopped by keyboard alone', async () => {
    await report({phase: 'thinking'});
    const before = await waitForPill(page);
    // The last stops of the page are those of the pill.
    await page.focus('body');
    await page.keyboard.down('Shift');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    await page.keyboard.up('Shift');
    await page.keyboard.press('ArrowRight');
    await waitForPill(page, ({box}) => box.left > before.box.left + 100);
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('ArrowDown');
    await waitForPill(page, ({box}) => box.left < before.box.left + 30 && box.top > before.box.top + 20);
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await waitForPill(page, ({words}) => words === 'Stopping');
  });
});

describe('a page', () => {
  it('cannot hide it, style it or look into it', async () => {
    await page.goto(at('/hostile'));
    await report({phase: 'listening'});
    const {box} = await waitForPill(page);
    expect(box.right - box.left).toBeGreaterThan(120);
    expect(await page.$eval('parley-pill', ({shadowRoot}) => shadowRoot)).toBeNull();
    const seen = await page.evaluate((x, y) => document.elementFromPoint(x, y)?.localName, ...middle(box));
    expect(seen).toBe('parley-pill');
    await page.evaluate(() => document.querySelector('parley-pill')?.remove());
    await waitForPill(page);
  });

  it('cannot click its button, nor by what it does with the mouse be taken for the person', async () => {
    await report({phase: 'speaking'});
    const {stop} = await waitForPill(page);
    if (!stop) throw new Error('no stop button');
    await page.evaluate(
      (x, y) => {
        const host = document.querySelector('parley-pill');
        const options = {bubbles: true, composed: true, clientX: x, clientY: y};
        for (const target of [host, document.body, document.documentElement])
          for (const type of ['pointerdown', 'mousedown', 'mouseup', 'click'])
            target?.dispatchEvent(new MouseEvent(type, options));
        document.querySelector<HTMLElement>('parley-pill')?.click();
      },
      ...middle(stop),
    );
    await sleep(400);
    expect(await pillIn(page)).toMatchObject({kind: 'speaking', words: 'Speaking'});
  });

  it('does not lose the focus to it', async () => {
    await page.goto(at('/hostile'));
    await page.focus('#field');
    await report({phase: 'speaking'});
    const {stop} = await waitForPill(page);
    if (!stop) throw new Error('no stop button');
    await page.mouse.click(...middle(stop));
    await waitForPill(page, ({words}) => words === 'Stopping');
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('field');
  });

  it('with a dialog of its own leaves the button to be clicked', async () => {
    await page.goto(at('/hostile'));
    await report({phase: 'speaking'});
    await waitForPill(page);
    await page.evaluate(() => document.querySelector<HTMLDialogElement>('#modal')?.showModal());
    const {stop} = await waitForPill(page);
    if (!stop) throw new Error('no stop button');
    await page.mouse.click(...middle(stop));
    await waitForPill(page, ({words}) => words === 'Stopping');
  });
});

describe('the button', () => {
  it('ends listening at once, and nothing is sent', async () => {
    const since = await startTalking(stage);
    const {stop} = await waitForPill(page, ({kind}) => kind === 'listening');
    if (!stop) throw new Error('no stop button');
    await page.mouse.click(...middle(stop));
    await stage.parley.waitForPhase(['idle'], 5_000);
    await waitForNoPill(page);
    expect(await turnSince(stage, since)).toMatchObject({outcome: 'dismissed', failure: null});
  });

  it('ends an answer at once, and listens to nobody afterwards', async () => {
    const since = Date.now();
    await stage.control.setScript([{say: 'one two three four five six seven eight nine ten eleven twelve.'}]);
    await stage.parley.type('count');
    await stage.parley.waitForPhase(['speaking'], 15_000);
    const {stop} = await waitForPill(page, ({kind}) => kind === 'speaking');
    if (!stop) throw new Error('no stop button');
    await page.mouse.click(...middle(stop));
    await waitForNoPill(page);
    const {capture, phase} = await stage.parley.snapshot();
    expect({capture, phase}).toEqual({capture: 'off', phase: 'idle'});
    expect(await turnSince(stage, since)).toMatchObject({outcome: 'interrupted'});
  });

  it('shows how loud it is while somebody speaks', async () => {
    await startTalking(stage);
    const levels = new Set<string>();
    const speaking = stage.desk.mouth.say('can you hear me and see how loud I am');
    await waitFor(
      'bars that move',
      async () => {
        const pill = await pillIn(page);
        for (const [, high = ''] of pill?.html.matchAll(/--high: ?([\d.]+)/g) ?? []) levels.add(high);
        return levels.size > 10 ? true : undefined;
      },
      {timeoutMs: 8_000, everyMs: 30},
    );
    await speaking;
    await press(stage);
    await stage.parley.waitForPhase(['idle'], 25_000);
  });
});
