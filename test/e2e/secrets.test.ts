import {afterAll, beforeAll, describe, expect, it} from 'vitest';
import {openTab} from '../../local/desk/browser.ts';
import {speakTurn} from '../../local/desk/turns.ts';
import {hangUp, KEY, useStage} from './stage.ts';

const FORM = `<!doctype html><title>Sign in</title><h1>Sign in</h1>
<label>Email <input type="email" value="ann@example.org"></label>
<label>Password <input type="password" value="canary-password-1"></label>
<label>Card number <input autocomplete="cc-number" value="4111111111111111"></label>
<label>Code from your phone <input autocomplete="one-time-code" value="canary-otp-2"></label>
<label>Notes <textarea>plain words</textarea></label>
<div contenteditable="true" autocomplete="one-time-code">canary-otp-3</div>
<input type="hidden" name="csrf" value="canary-hidden-4"><button>Sign in</button>`;

const stage = useStage({pages: {'/sign-in': FORM}});
const messages: string[] = [];

/** Own pages hear every message that is sent inside the extension, whoever it is for: what they hear is what leaks. */
beforeAll(async () => {
  await stage.parley.options.exposeFunction('overhear', (message: string) => void messages.push(message));
  await stage.parley.options.evaluate(() => {
    chrome.runtime.onMessage.addListener((message) => {
      (globalThis as unknown as {overhear: (text: string) => void}).overhear(JSON.stringify(message));
    });
  });
  const {record} = await speakTurn(stage.desk, stage.parley, 'what is on this page');
  expect(record.outcome).toBe('answered');
});

afterAll(() => {
  messages.length = 0;
});

describe('the long-lived key', () => {
  it('is in no message between contexts', () => {
    expect(messages.length).toBeGreaterThan(5);
    expect(messages.join('\n')).not.toContain(KEY);
  });

  it('is in no answer that a page of ours is given', async () => {
    const view = await stage.parley.send('settings.read', {});
    expect(view.hasKey).toBe(true);
    expect(JSON.stringify(view)).not.toContain(KEY);
  });

  it('lies in one place of the storage, and nowhere else', async () => {
    const worker = await stage.parley.worker();
    const {local, session} = await worker.evaluate(async () => ({
      local: await chrome.storage.local.get(),
      session: await chrome.storage.session.get(),
    }));
    expect(local['credentials']).toEqual({[new URL(stage.server.url).origin]: KEY});
    expect(JSON.stringify({...local, credentials: null})).not.toContain(KEY);
    expect(JSON.stringify(session)).not.toContain(KEY);
    expect(JSON.stringify(await stage.parley.turns())).not.toContain(KEY);
  });

  it('is not in the offscreen document, the settings page or the web page', async () => {
    const offscreen = await stage.parley.offscreen();
    if (!offscreen) throw new Error('no offscreen document');
    for (const page of [offscreen, stage.parley.options, stage.page]) {
      const html = await page.evaluate(() => {
        const values = [...document.querySelectorAll('input')].map(({value}) => value);
        return document.documentElement.outerHTML + values.join();
      });
      expect(html).not.toContain(KEY);
    }
  });

  it('is not written into the settings field once it is kept', async () => {
    const options = await openTab(stage.desk.browser, stage.parley.address('options'));
    await options.waitForSelector('form[aria-labelledby="key-title"] input');
    await options.locator('form[aria-labelledby="key-title"] input').fill(KEY);
    await options.locator('form[aria-labelledby="key-title"] button.primary').click();
    await options.waitForFunction(
      () => document.querySelector<HTMLInputElement>('form[aria-labelledby="key-title"] input')?.value === '',
    );
    expect(await options.content()).not.toContain(KEY);
    await options.close();
    await stage.page.bringToFront();
  });

  it('is bound to its service: another address gets another service’s key never', async () => {
    const {settings} = await stage.parley.send('settings.read', {});
    await stage.parley.send('settings.write', {
      settings: {...settings, compatibleUrl: 'http://127.0.0.1:9/v1'},
    });
    expect((await stage.parley.send('settings.read', {})).hasKey).toBe(false);
    await stage.parley.send('settings.write', {settings});
    expect((await stage.parley.send('settings.read', {})).hasKey).toBe(true);
  });

  it('goes to the mint alone: the call is opened with a short-lived one', async () => {
    const offscreen = await stage.parley.offscreen();
    if (!offscreen) throw new Error('no offscreen document');
    await hangUp(stage);
    const authorizations: string[] = [];
    offscreen.on('request', (request) => {
      const {authorization} = request.headers();
      if (authorization) authorizations.push(authorization);
    });
    await speakTurn(stage.desk, stage.parley, 'hello who are you');
    expect(authorizations.length).toBeGreaterThan(0);
    for (const header of authorizations) expect(header).toMatch(/^Bearer ek_/);
  });
});

describe('what a web page and its scripts can reach', () => {
  it('storage is closed to content scripts', async () => {
    const worker = await stage.parley.worker();
    const outcome = await worker.evaluate(async () => {
      const [tab] = await chrome.tabs.query({active: true, lastFocusedWindow: true});
      const [result] = await chrome.scripting.executeScript({
        target: {tabId: tab?.id ?? -1},
        func: async () => {
          const look = (area: chrome.storage.StorageArea) => area.get().then(JSON.stringify, String);
          return [await look(chrome.storage.local), await look(chrome.storage.session)];
        },
      });
      return result?.result;
    });
    for (const text of outcome ?? ['nothing was tried']) expect(text).toMatch(/not allowed/i);
  });

  it('a content script is refused every command', async () => {
    const worker = await stage.parley.worker();
    const commands = [
      'credential.write',
      'settings.read',
      'session.authorise',
      'talk.begin',
      'tool.run',
      'fix.apply',
      'no.such',
    ];
    const replies = await worker.evaluate(async (names) => {
      const [tab] = await chrome.tabs.query({active: true, lastFocusedWindow: true});
      const [result] = await chrome.scripting.executeScript({
        target: {tabId: tab?.id ?? -1},
        args: [names],
        func: (list) =>
          Promise.all(
            list.map((command) =>
              chrome.runtime.sendMessage({parley: 1, to: 'background', command, args: {}}),
            ),
          ),
      });
      return result?.result;
    }, commands);
    expect(replies).toHaveLength(commands.length);
    for (const reply of replies as {ok: boolean; failure: {reason: string}}[]) {
      expect(reply).toMatchObject({ok: false, failure: {reason: 'message.refused'}});
    }
  });

  it('a page of ours may only send what is its own to send', async () => {
    const popup = await stage.parley.open('popup', {isBackground: true});
    await expect(stage.parley.send('credential.write', {key: 'sk-other-key-000'}, popup)).rejects.toThrow(
      /may not come from/,
    );
    await expect(stage.parley.send('session.authorise', {}, popup)).rejects.toThrow(/may not come from/);
    await popup.close();
  });

  it('a web page can neither message the extension nor frame its pages', async () => {
    const reached = await stage.page.evaluate(async (address) => {
      const frame = document.createElement('iframe');
      frame.src = address;
      document.body.append(frame);
      await new Promise((resolve) => setTimeout(resolve, 500));
      frame.remove();
      return typeof (globalThis as {chrome?: {runtime?: {sendMessage?: unknown}}}).chrome?.runtime
        ?.sendMessage;
    }, stage.parley.address('popup'));
    expect(reached).toBe('undefined');
    expect(
      stage.desk.browser.targets().filter((target) => target.url() === stage.parley.address('popup')),
    ).toHaveLength(0);
  });
});

describe('secret fields of a page', () => {
  it('are named and never read', async () => {
    await stage.page.goto(stage.site.at('/sign-in'));
    const {record} = await speakTurn(stage.desk, stage.parley, 'what is on this page');
    const output = record.tools[0]?.output ?? '';
    expect(output).toContain('textbox "Password"');
    expect(output).toContain('ann@example.org');
    expect(output).toContain('plain words');
    expect(output).not.toMatch(/canary-|4111111111111111/);
    const log = JSON.stringify(await stage.control.log());
    expect(log).toContain('ann@example.org');
    expect(log).not.toMatch(/canary-|4111111111111111/);
  });

  it('stay secret while a page shows the password', async () => {
    await stage.page.evaluate(() => document.querySelector('[type=password]')?.setAttribute('type', 'text'));
    const {record} = await speakTurn(stage.desk, stage.parley, 'what is on this page');
    expect(record.tools[0]?.output).not.toMatch(/canary-|4111111111111111/);
  });

  it('stay secret where all of the page is selected', async () => {
    await stage.page.evaluate(() => getSelection()?.selectAllChildren(document.body));
    await stage.control.setScript([
      {call: {name: 'read_page', arguments: {view: 'selection'}}},
      {say: 'Done.'},
    ]);
    const {record} = await speakTurn(stage.desk, stage.parley, 'hello who are you');
    expect(record.tools[0]?.output).toMatch(/Selection:\n[^]*Sign in[^]*\(hidden\)/);
    expect(record.tools[0]?.output).not.toMatch(/canary-|4111111111111111/);
  });
});
