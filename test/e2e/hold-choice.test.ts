import {beforeEach, describe, expect, it} from 'vitest';
import {Parley} from '../../local/desk/parley.ts';
import {wallMs, waitFor} from '../../local/desk/wait.ts';
import {chooseF8, expectNothing, holdF8, letGo, SAY_NO, SAY_YES, set, tap, turnsFrom} from './held-key.ts';
import {EXTENSION, turnSince, useStage} from './stage.ts';

const stage = useStage();
const holdKey = async () => (await stage.parley.send('settings.read', {})).settings.holdKey;
const hasEveryPage = async () =>
  (await stage.parley.worker()).evaluate(() => chrome.permissions.contains({origins: ['<all_urls>']}));
const registered = async () =>
  (await stage.parley.worker()).evaluate(async () =>
    (await chrome.scripting.getRegisteredContentScripts()).map(({js}) => js),
  );

beforeEach(async () => {
  await stage.page.bringToFront();
  await stage.desk.keyboard.focus();
});

describe('access to every page', () => {
  it('is asked for when a key is chosen; who says no keeps the shortcut, and is told so', async () => {
    expect(await chooseF8(stage, SAY_NO)).toMatch(/no key is held\. The shortcut and the button work/);
    expect(await holdKey()).toBeNull();
    expect(await hasEveryPage()).toBe(false);
    expect(await registered()).toEqual([]);
    await expectNothing(stage, tap(stage, 'F8'));
  });

  it('is given with a yes, and the key is known from then on', async () => {
    expect(await chooseF8(stage, SAY_YES)).toMatch(/^Saved/);
    expect(await holdKey()).toBe('F8');
    expect(await hasEveryPage()).toBe(true);
    expect(await registered()).toEqual([['hold-keys/F8.js', 'hold-key.js']]);
  });

  it('that is gone again leaves no key held, also on pages that are open', async () => {
    const worker = await stage.parley.worker();
    await worker.evaluate(() => chrome.permissions.remove({origins: ['<all_urls>']}));
    const gone = async () => ((await registered()).length === 0 ? true : undefined);
    await waitFor('the key to go', gone, {timeoutMs: 5_000});
    await expectNothing(stage, tap(stage, 'F8'));
    // What it had been given before, Chrome gives again without asking.
    expect(await chooseF8(stage, [])).toMatch(/^Saved/);
    expect(await registered()).toHaveLength(1);
  });
});

describe('another choice', () => {
  it('reaches the pages that are open, as does none', async () => {
    await set(stage, {holdKey: 'ControlRight'});
    await expectNothing(stage, tap(stage, 'F8'));
    const from = tap(stage, 'Control_R');
    expect(await turnSince(stage, from)).toMatchObject({source: 'hold', outcome: 'dismissed'});

    await set(stage, {holdKey: null});
    expect(await registered()).toEqual([]);
    await expectNothing(stage, tap(stage, 'Control_R'));
  });

  it('of none is the worker’s to know: what a page script sends then is refused', async () => {
    const from = wallMs();
    const worker = await stage.parley.worker();
    const reply = await worker.evaluate(async () => {
      const [tab] = await chrome.tabs.query({active: true, lastFocusedWindow: true});
      const [result] = await chrome.scripting.executeScript({
        target: {tabId: tab?.id ?? -1},
        func: () => {
          const args = {holdId: 'hold_00000000'};
          return chrome.runtime.sendMessage({parley: 1, to: 'background', command: 'hold.press', args});
        },
      });
      return result?.result as unknown;
    });
    expect(reply).toMatchObject({ok: false, failure: {reason: 'message.refused'}});
    await expectNothing(stage, from);
  });

  it('of a key that people write with is refused', async () => {
    await expect(set(stage, {holdKey: 'KeyA'})).rejects.toThrow(/cannot be held/);
  });
});

it('another version of the extension has the key too, and what the old one left in pages is quiet', async () => {
  await set(stage, {holdKey: 'F8'});
  const complaints: string[] = [];
  stage.page.on('pageerror', (error) => complaints.push(String(error)));
  stage.page.on('console', (message) => complaints.push(message.text()));
  await stage.desk.browser.installExtension(EXTENSION);
  stage.parley = await Parley.find(stage.desk.browser, EXTENSION);
  const known = async () => ((await registered()).length > 0 ? true : undefined);
  await waitFor('the key', known, {timeoutMs: 5_000});
  await stage.page.bringToFront();
  const from = await holdF8(stage);
  await stage.desk.mouth.say('hello who are you');
  await letGo(stage);
  expect(await turnSince(stage, from)).toMatchObject({source: 'hold', heard: 'hello who are you'});
  expect(await turnsFrom(stage, from)).toHaveLength(1);
  expect(complaints).toEqual([]);
});
