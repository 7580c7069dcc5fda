import type {Page} from 'puppeteer-core';
import {describe, expect, it} from 'vitest';
import {openTab} from '../../local/desk/browser.ts';
import {sharePage, speakTurn, typeTurn} from '../../local/desk/turns.ts';
import {waitFor, wallMs} from '../../local/desk/wait.ts';
import {isRecord} from '../../local/realtime/json.ts';
import {useStage} from './stage.ts';

const PAGE = `<!doctype html><title>Tea</title><h1>Tea</h1>
<p id=hills>Green tea comes from the hills in the north.</p><label>Email <input id=email value="ann@example.org"></label>
<label>Password <input type=password value="canary-word-5"></label>`;
const stage = useStage({pages: {'/tea': PAGE}});

/** What the service says it was sent since a time: texts and outputs of tools as they stand, pictures by their hash. */
async function received(since: number): Promise<{texts: string[]; pictures: string[]}> {
  const texts: string[] = [];
  const pictures: string[] = [];
  for (const {event, direction} of await stage.control.log(since)) {
    if (!isRecord(event)) continue;
    if (event['type'] === 'conversation.item.input_audio_transcription.completed')
      texts.push(String(event['transcript']).trim());
    if (direction !== 'client' || event['type'] !== 'conversation.item.create') continue;
    const {type, output, content} = event['item'] as {type: string; output?: string; content?: unknown};
    if (type === 'function_call_output') texts.push(String(output));
    const parts = Array.isArray(content) ? (content as Record<string, unknown>[]) : [];
    const images = parts.flatMap((part) => /sha256 (\w+)/.exec(String(part['image_url']))?.[1] ?? []);
    pictures.push(...images);
    // Beside a picture stands its caption, which is Parley's own.
    if (images.length === 0) texts.push(...parts.flatMap(({text}) => (typeof text === 'string' ? text : [])));
  }
  return {texts: texts.sort(), pictures: pictures.sort()};
}

/** What the newest receipt in the side panel says was sent, and its own words. */
async function read(
  panel: Page,
): Promise<{to: string[]; texts: string[]; pictures: string[]; words: string}> {
  await panel.waitForSelector('.lines .receipt');
  const summaries = await panel.$$('.lines .receipt summary');
  await summaries.at(-1)?.click();
  const receipt = await panel.waitForSelector('.lines .receipt[open] .receipt-body');
  if (!receipt) throw new Error('the receipt did not open');
  return receipt.evaluate((body) => ({
    to: [...body.querySelectorAll('.receipt-to')].map(({textContent}) => textContent),
    texts: [...body.querySelectorAll('pre')].map(({textContent}) => textContent).sort(),
    pictures: [...body.querySelectorAll<HTMLElement>('[data-sha256]')]
      .map(({dataset}) => dataset['sha256'] ?? '')
      .sort(),
    words: (body as HTMLElement).innerText,
  }));
}

const openPanel = () => openTab(stage.desk.browser, stage.parley.address('sidepanel'));

describe('a receipt', () => {
  it('of a spoken turn names all that the service received, and nothing else', async () => {
    await stage.page.goto(stage.site.at('/tea'));
    await stage.page.bringToFront();
    await stage.page.evaluate(() => {
      const text = document.querySelector('#hills')?.firstChild;
      if (!text) throw new Error('no text');
      getSelection()?.setBaseAndExtent(text, 16, text, 30);
    });
    await stage.control.setScript([
      {call: {name: 'read_page', arguments: {}}},
      {call: {name: 'take_screenshot', arguments: {}}},
      {say: 'It is about tea.'},
    ]);
    const {record, pressedAt} = await speakTurn(stage.desk, stage.parley, 'what is on this page');
    expect(record.tools.map(({name, ok}) => [name, ok])).toEqual([
      ['read_page', true],
      ['take_screenshot', true],
    ]);
    const panel = await openPanel();
    const receipt = await read(panel);
    const server = await received(pressedAt);
    expect(server.texts.length).toBe(4);
    expect(server.pictures).toHaveLength(1);
    expect({texts: receipt.texts, pictures: receipt.pictures}).toEqual(server);
    expect(receipt.to).toEqual([new URL(stage.server.url).host]);
    expect(receipt.words).toMatch(/Your voice, \d\.\d s of speech/);
    expect(receipt.words).toMatch(/A picture of the page: 1024 × \d+, \d+ kB/);
    expect(receipt.words).toMatch(/gpt-realtime[\s\S]*images in\s+[\d,]+ tokens/);
    // The picture is kept small enough to be looked at, and shown.
    await panel.waitForFunction(
      () => (document.querySelector<HTMLCanvasElement>('.receipt[open] canvas')?.width ?? 0) > 100,
    );
    expect(receipt.words).not.toContain('canary-word-5');
    await panel.close();
    await stage.page.bringToFront();
  });

  it('of a typed turn does too', async () => {
    await stage.page.focus('#email');
    await stage.control.setScript([{say: 'Hello.'}]);
    const {pressedAt} = await typeTurn(stage.desk, stage.parley, 'hello who are you');
    const panel = await openPanel();
    const receipt = await read(panel);
    expect(receipt.texts).toContain('hello who are you');
    expect(receipt.texts).toEqual((await received(pressedAt)).texts);
    expect(receipt.words).toContain('What you typed');
    await panel.close();
    await stage.page.bringToFront();
  });

  it('tells what a new session was told of the talk before', async () => {
    const since = wallMs();
    await stage.control.setFaults({expireSessions: true});
    await stage.parley.waitForSnapshot('the end of the session', ({session}) => session !== 'ready', 10_000);
    await stage.control.resetFaults();
    await stage.control.setScript([{say: 'Hello again.'}]);
    await typeTurn(stage.desk, stage.parley, 'hello');
    const panel = await openPanel();
    const receipt = await read(panel);
    expect(receipt.texts).toEqual((await received(since)).texts);
    expect(receipt.words).toContain('What the talk had been about');
    await panel.close();
    await stage.page.bringToFront();
  });
});

/** Asked from outside: a page behind another one paints no frames, and a switch that turns changes no markup. */
const switchIs = (popup: Page, isOn: boolean) =>
  waitFor(
    `a switch that is ${isOn ? 'on' : 'off'}`,
    async () => (await popup.$(`.site-switch input${isOn ? ':checked' : ':not(:checked)'}`)) ?? undefined,
    {timeoutMs: 10_000, everyMs: 100},
  );

describe('a site that Parley may not look at', () => {
  it('is switched off in the popup, and then nothing of it leaves, until it is switched on again', async () => {
    await stage.page.goto(stage.site.at('/tea'));
    await stage.page.bringToFront();
    // A click on the toolbar gives the page; so does the shortcut.
    await sharePage(stage.desk, stage.parley);
    const popup = await stage.parley.open('popup', {isBackground: true});
    await switchIs(popup, true);
    expect(await popup.$eval('.site-switch b', ({textContent}) => textContent)).toBe(
      new URL(stage.site.at('/')).host,
    );
    await popup.$eval('.site-switch input', (input) => input.click());
    await switchIs(popup, false);
    await popup.close();

    await stage.page.focus('#email');
    await stage.control.setScript([
      {call: {name: 'read_page', arguments: {}}},
      {call: {name: 'take_screenshot', arguments: {}}},
      {say: 'I may not.'},
    ]);
    const {record, pressedAt} = await typeTurn(stage.desk, stage.parley, 'hello');
    expect(record.failure?.reason).toBe('page.hidden');
    expect(record.sent).toEqual([]);
    const sent = JSON.stringify((await stage.control.log(pressedAt)).map(({event}) => event));
    for (const word of ['Green tea', 'ann@example.org', 'input_image']) expect(sent).not.toContain(word);

    const again = await stage.parley.open('popup', {isBackground: true});
    await switchIs(again, false);
    await again.$eval('.site-switch input', (input) => input.click());
    await switchIs(again, true);
    const read = async () => {
      await stage.control.setScript([{call: {name: 'read_page', arguments: {}}}, {say: 'Tea.'}]);
      return (await typeTurn(stage.desk, stage.parley, 'hello')).record.tools;
    };
    expect(await read()).toMatchObject([{ok: true}]);

    // The settings list what is switched off, and take it off the list as well.
    const options = await openTab(stage.desk.browser, stage.parley.address('options'));
    const list = 'section[aria-labelledby="hidden-title"]';
    await options.waitForSelector(`${list} ::-p-text(There is none.)`);
    await again.$eval('.site-switch input', (input) => input.click());
    await switchIs(again, false);
    await again.close();
    await stage.page.bringToFront();
    await options.bringToFront();
    await options.locator(`${list} li ::-p-text(Remove)`).click();
    await options.waitForSelector(`${list} ::-p-text(There is none.)`);
    await options.close();
    await stage.page.bringToFront();
    expect(await read()).toMatchObject([{ok: true}]);
  });
});
