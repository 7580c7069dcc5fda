import {setTimeout as sleep} from 'node:timers/promises';
import type {CDPSession, Page} from 'puppeteer-core';
import {beforeAll, beforeEach, describe, expect, it} from 'vitest';
import {openTab} from '../../local/desk/browser.ts';
import {wallMs, waitFor} from '../../local/desk/wait.ts';
import {chooseF8, expectNothing, holdF8, letGo, listening, SAY_YES, tap, turnsFrom} from './held-key.ts';
import {press, startTalking, turnSince, useStage} from './stage.ts';

/** Pages on names of their own, which all lead to this machine: other origins, and no https. */
const stage = useStage({args: ['--host-resolver-rules=MAP *.test 127.0.0.1'], pages: {'/frame': '<input>'}});
const elsewhere = (name: string, path = '/') => stage.site.at(path).replace('localhost', `${name}.test`);

beforeAll(async () => {
  expect(await chooseF8(stage, SAY_YES)).toMatch(/^Saved/);
});

beforeEach(async () => {
  stage.desk.keyboard.release('F8');
  await stage.page.bringToFront();
  await stage.desk.keyboard.focus();
});

describe('a key that is held', () => {
  it('is heard on a page that was open before, and what was said is answered', async () => {
    const from = await holdF8(stage);
    await stage.desk.mouth.say('what is on this page');
    await letGo(stage);
    const record = await turnSince(stage, from);
    expect(record).toMatchObject({
      source: 'hold',
      mode: 'push',
      outcome: 'answered',
      heard: 'what is on this page',
      failure: null,
    });
    expect(record.tools).toMatchObject([{name: 'read_page', ok: true}]);
    expect(record.reply.audibleMs).toBeGreaterThan(500);
    expect(await turnsFrom(stage, from)).toHaveLength(1);
  });

  it('is heard in a frame of another origin, without https', async () => {
    const tab = await openTab(stage.desk.browser, elsewhere('shop'));
    await tab.evaluate(
      (address) => {
        const frame = document.createElement('iframe');
        frame.src = address;
        document.body.append(frame);
      },
      elsewhere('other', '/frame'),
    );
    const frame = await tab.waitForFrame((candidate) => candidate.url().includes('other.test'));
    await (await frame.waitForSelector('input'))?.focus();
    const from = await holdF8(stage);
    await stage.desk.mouth.say('hello who are you');
    await letGo(stage);
    expect(await turnSince(stage, from)).toMatchObject({source: 'hold', heard: 'hello who are you'});
    await tab.close();
  });

  it('counts as let go when the person goes to another tab', async () => {
    const from = await holdF8(stage);
    await stage.desk.mouth.say('hello who are you');
    const other = await openTab(stage.desk.browser, stage.site.at('/'));
    expect(await turnSince(stage, from)).toMatchObject({outcome: 'answered', heard: 'hello who are you'});
    stage.desk.keyboard.release('F8');
    await other.close();
    expect(await turnsFrom(stage, from)).toHaveLength(1);
  });

  it('is let go by a page that crashes', async () => {
    const tab = await openTab(stage.desk.browser, elsewhere('crash'));
    const from = await holdF8(stage);
    void tab.goto('chrome://crash').catch(() => undefined);
    expect(await turnSince(stage, from)).toMatchObject({source: 'hold', outcome: 'dismissed'});
    expect((await stage.parley.snapshot()).capture).toBe('off');
    await tab.close();
  });

  it('together with another key is typing: dismissed, and nothing is sent', async () => {
    await stage.page.$eval('input', (input) => {
      input.value = '';
      input.focus();
    });
    const from = await holdF8(stage);
    await stage.desk.mouth.say('hello who are you');
    tap(stage, 'a');
    expect(await turnSince(stage, from)).toMatchObject({outcome: 'dismissed', heard: '', failure: null});
    // Still down, it does not begin again before it has come up.
    await sleep(600);
    stage.desk.keyboard.release('F8');
    expect(await turnsFrom(stage, from)).toHaveLength(1);
    expect(await stage.page.$eval('input', ({value}) => value)).toBe('a');
    const sent = (await stage.control.log(from)).filter(({direction}) => direction === 'client');
    expect(JSON.stringify(sent)).not.toMatch(/"(input_audio_buffer\.commit|response\.create)"/);
    expect(stage.desk.speaker.heard(from).audibleMs).toBe(0);
  });

  it('with a modifier down is the page’s own shortcut', async () => {
    stage.desk.keyboard.hold('shift');
    const from = tap(stage, 'F8');
    stage.desk.keyboard.release('shift');
    await expectNothing(stage, from);
  });
});

describe('a tap without a word', () => {
  it('is dismissed without a sound', async () => {
    const from = tap(stage, 'F8');
    expect(await turnSince(stage, from)).toMatchObject({outcome: 'dismissed', heard: '', failure: null});
    await expect(stage.parley.waitForPhase(['idle'], 5_000)).resolves.toMatchObject({capture: 'off'});
    expect(stage.desk.speaker.heard(from).audibleMs).toBe(0);
  });

  it('leaves nothing listening, not even where it had to wake everything first', async () => {
    await (await stage.parley.worker()).evaluate(() => chrome.offscreen.closeDocument());
    await stage.parley.waitForSnapshot('the end', ({session}) => session === 'closed', 5_000);
    await stage.parley.stopWorker();
    const from = tap(stage, 'F8');
    expect(await turnSince(stage, from)).toMatchObject({outcome: 'dismissed', heard: ''});
    await expect(stage.parley.waitForPhase(['idle'], 5_000)).resolves.toMatchObject({capture: 'off'});
  });
});

describe('events that a page makes', () => {
  it('do not press the key', async () => {
    const from = wallMs();
    await stage.page.evaluate(() => {
      const init = {code: 'F8', key: 'F8', bubbles: true, composed: true};
      for (const type of ['keydown', 'keyup']) {
        document.body.dispatchEvent(new KeyboardEvent(type, init));
        dispatchEvent(new KeyboardEvent(type, init));
      }
    });
    await expectNothing(stage, from);
  });

  it('do not let go of it either', async () => {
    const from = await holdF8(stage);
    await stage.page.evaluate(() => {
      dispatchEvent(new KeyboardEvent('keyup', {code: 'F8'}));
      dispatchEvent(new Event('blur'));
    });
    await stage.desk.mouth.say('hello who are you');
    expect((await stage.parley.snapshot()).phase).toBe('listening');
    await letGo(stage);
    expect(await turnSince(stage, from)).toMatchObject({outcome: 'answered', heard: 'hello who are you'});
  });
});

describe('two at once', () => {
  const key = {code: 'F8', key: 'F8', windowsVirtualKeyCode: 119};
  const down = (tab: CDPSession) => tab.send('Input.dispatchKeyEvent', {type: 'rawKeyDown', ...key});
  const up = (tab: CDPSession) => tab.send('Input.dispatchKeyEvent', {type: 'keyUp', ...key});
  /** Both windows are to believe that they have the focus; what is dispatched to them counts as a person's own. */
  const focused = async (page: Page) => {
    const session = await page.createCDPSession();
    await session.send('Emulation.setFocusEmulationEnabled', {enabled: true});
    return session;
  };

  it('tabs that press together have one capture and one turn', async () => {
    const window = await stage.desk.browser.newPage({type: 'window'});
    await window.goto(stage.site.at('/'));
    const [one, other] = [await focused(stage.page), await focused(window)];
    const from = wallMs();
    await Promise.all([down(one), down(other)]);
    await listening(stage, from);
    await stage.desk.mouth.say('hello who are you');
    await Promise.all([up(one), up(other)]);
    const record = await turnSince(stage, from);
    expect(record).toMatchObject({source: 'hold', outcome: 'answered', heard: 'hello who are you'});
    await stage.parley.waitForPhase(['idle'], 10_000);
    expect(await turnsFrom(stage, from)).toHaveLength(1);
    await Promise.all([one.detach(), other.detach()]);
    await window.close();
  });

  it('the shortcut and the key have one too: the key goes on with what was said', async () => {
    const from = await startTalking(stage);
    const talking = stage.desk.mouth.say('hello who are you');
    await sleep(600);
    stage.desk.keyboard.hold('F8');
    await talking;
    await letGo(stage);
    const record = await turnSince(stage, from);
    expect(record).toMatchObject({source: 'shortcut', outcome: 'answered', heard: 'hello who are you'});
    expect(await turnsFrom(stage, from)).toHaveLength(1);
    // The shortcut does not hold it any more: its next press begins anew.
    const next = await startTalking(stage);
    await press(stage);
    expect(await turnSince(stage, next)).toMatchObject({source: 'shortcut', outcome: 'dismissed'});
  });
});

it('the shortcut for anywhere is heard while the browser is not in front', async () => {
  const session = await stage.page.createCDPSession();
  const {windowId} = await session.send('Browser.getWindowForTarget');
  await session.send('Browser.setWindowBounds', {windowId, bounds: {windowState: 'minimized'}});
  // Presses of either shortcut that follow each other faster are the repeats of a held key.
  await sleep(700);
  const from = await listening(stage, stage.desk.keyboard.press('ctrl+shift+1'));
  await stage.desk.mouth.say('hello who are you');
  await sleep(200);
  stage.desk.keyboard.press('ctrl+shift+1');
  expect(await turnSince(stage, from)).toMatchObject({source: 'shortcut', heard: 'hello who are you'});
  await session.send('Browser.setWindowBounds', {windowId, bounds: {windowState: 'normal'}});
  const isShown = () => stage.page.evaluate(() => !document.hidden || undefined);
  await waitFor('the page', isShown, {timeoutMs: 5_000});
});
