import type {Page} from 'puppeteer-core';
import {beforeAll, describe, expect, it} from 'vitest';
import {openTab} from '../../local/desk/browser.ts';
import {describeFailure} from '../../src/protocol/failures.ts';
import {NO_GATEWAY} from '../../src/protocol/gateway.ts';
import {IDLE_SNAPSHOT} from '../../src/protocol/idle-snapshot.ts';
import type {Snapshot} from '../../src/protocol/snapshot.ts';
import {DE} from '../../src/protocol/texts/de/index.ts';
import {EN} from '../../src/protocol/texts/en/index.ts';
import {useStage} from './stage.ts';

const stage = useStage({language: 'de', keepsWelcome: false});

const GERMAN: Readonly<Record<string, string>> = DE;

/** English texts as they may be seen, whatever is put in: those that say enough to be known, and are other words in German. */
const ENGLISH = Object.entries(EN)
  .filter(([key, text]) => text !== GERMAN[key] && text.replaceAll(/\{\w+\}|[^a-z]/gi, '').length >= 2)
  .map(([key, text]) => ({key, pattern: new RegExp(`^${patternOf(text)}$`)}));

function patternOf(text: string): string {
  return text
    .trim()
    .split(/\{\w+\}/)
    .map((piece) => piece.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&'))
    .join('.+');
}

/** Everything on a page that a person may read or be told. */
function textsOn(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const found = new Set<string>([document.title]);
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const text = node.textContent?.replaceAll(/\s+/g, ' ').trim();
      if (text && text.length < 800) found.add(text);
      if (node instanceof Element)
        for (const name of ['title', 'aria-label', 'placeholder', 'alt'])
          found.add(node.getAttribute(name) ?? '');
    }
    return [...found].filter(Boolean);
  });
}

async function englishOn(page: Page): Promise<string[]> {
  const texts = await textsOn(page);
  // A page that is empty has no English on it either.
  expect(texts.length).toBeGreaterThan(8);
  return texts.flatMap((text) => {
    const known = ENGLISH.find(({pattern}) => pattern.test(text));
    return known && !Object.values(GERMAN).includes(text) ? [`${known.key}: ${text}`] : [];
  });
}

async function show(part: Partial<Snapshot>): Promise<void> {
  const worker = await stage.parley.worker();
  const snapshot = {...IDLE_SNAPSHOT, ...part, at: Date.now()};
  await worker.evaluate((value) => chrome.storage.session.set({snapshot: value}), snapshot);
}

describe('in a German browser', () => {
  beforeAll(async () => {
    const language = await stage.parley.options.evaluate(() => chrome.i18n.getUILanguage());
    if (!language.startsWith('de'))
      throw new Error(`the browser speaks ${language}: install its languages (Debian: chromium-l10n)`);
    // Turns, so that the history, the costs and the times have something to show.
    await stage.control.setScript([{say: 'Sie öffnet um zehn.'}]);
    await stage.parley.type('Wann öffnet die Bücherei?');
    await stage.parley.waitForPhase(['speaking'], 20_000);
    await stage.parley.waitForPhase(['idle'], 30_000);
    await stage.parley.endSession();
  });

  it.each([
    ['welcome', DE.welcome_heading],
    ['popup', DE.ui_talk],
    ['sidepanel', DE.panel_earlier],
    ['options', DE.options_title],
  ] as const)('%s speaks German, and no English', async (name, expected) => {
    const page = await openTab(stage.desk.browser, stage.parley.address(name));
    await page.waitForSelector(`::-p-text(${expected})`);
    await page.waitForNetworkIdle({idleTime: 300});
    expect(await englishOn(page)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.lang)).toBe('de');
    await page.close();
  });

  it('English would be noticed, with something put in and in an attribute', async () => {
    const page = await openTab(stage.desk.browser, stage.parley.address('popup'));
    await page.evaluate(() => {
      document.body.insertAdjacentHTML(
        'beforeend',
        '<p>Connected to voice.example</p><button aria-label="Hang up"></button>',
      );
    });
    expect((await englishOn(page)).toSorted()).toEqual([
      'ui_connected_to: Connected to voice.example',
      'ui_hang_up: Hang up',
    ]);
    await page.close();
  });

  it('the settings are there to be read in every section', async () => {
    const page = await openTab(stage.desk.browser, stage.parley.address('options'));
    await page.waitForSelector('#file-title');
    const titles = await page.$$eval('h2', (all) => all.map(({textContent}) => textContent));
    expect(titles).toContain('Sprachdienst');
    expect(titles).toContain('Aktivierungswort');
    expect(titles.length).toBeGreaterThanOrEqual(16);
    // Languages by their German names, in the order of those.
    const languages = await page.$$eval('select[name="language"] option', (all) =>
      all.map(({textContent}) => textContent),
    );
    expect(languages).toContain('Deutsch (Schweiz)');
    await page.close();
  });

  it('a failure is told in German, with what to do, and so is one that has a closer sentence', async () => {
    await show({phase: 'problem', failure: describeFailure('mic.denied')});
    const popup = await openTab(stage.desk.browser, stage.parley.address('popup'));
    const note = await popup.waitForSelector('.failure');
    expect(
      await note?.evaluate((element) => [...element.children].map(({textContent}) => textContent)),
    ).toEqual([DE.failure_mic_denied, DE.fix_mic_denied]);
    expect(await englishOn(popup)).toEqual([]);
    await popup.close();

    const options = await openTab(stage.desk.browser, stage.parley.address('options'));
    await options.locator('form[aria-labelledby="service-title"] select').fill('compatible');
    await options.locator('input[type="url"]').fill('http://voice.example/v1');
    await options.locator('form[aria-labelledby="service-title"] button.primary').click();
    const said = await options.waitForSelector('.failure p');
    expect(await said?.evaluate((p) => p.textContent)).toBe(DE.said_address_unsafe);
    expect(await englishOn(options)).toEqual([]);
    await options.close();
  });

  it('what keeps the gateway away is told in German, with the time until it is tried again', async () => {
    const worker = await stage.parley.worker();
    const gateway = {
      ...NO_GATEWAY,
      phase: 'waiting',
      failure: describeFailure('gateway.pairing'),
      pairingRequest: 'f3a1c2',
      retryAt: Date.now() + 20_000,
    };
    const options = await openTab(stage.desk.browser, stage.parley.address('options'));
    await options.waitForSelector('#gateway-title');
    await worker.evaluate((value) => chrome.storage.local.set({gateway: value}), gateway);
    const note = await options.waitForSelector('.gateway-trouble');
    const told = (await note?.evaluate(({textContent}) => textContent)) ?? '';
    expect(told).toContain(DE.failure_gateway_pairing);
    expect(told).toContain('Die Anfrage ist f3a1c2;');
    expect(await englishOn(options)).toEqual([]);
    await worker.evaluate((value) => chrome.storage.local.set({gateway: value}), NO_GATEWAY);
    await options.close();
  });

  it('money and numbers are written as in German', async () => {
    await show({bill: {usd: 0.0124, tokens: 3_210, hasUnknown: false}});
    const popup = await openTab(stage.desk.browser, stage.parley.address('popup'));
    const cost = await popup.waitForSelector('.cost');
    expect(await cost?.evaluate(({textContent}) => textContent.replaceAll(/\s/g, ' '))).toBe(
      'Dieses Gespräch: 0,0124 $',
    );
    await popup.close();
  });

  it('the toolbar, the shortcuts and the extension itself are named in German', async () => {
    const worker = await stage.parley.worker();
    const {title, description, commands} = await worker.evaluate(async () => ({
      title: await chrome.action.getTitle({}),
      description: chrome.runtime.getManifest().description,
      commands: (await chrome.commands.getAll()).map((command) => command.description),
    }));
    expect(title).toBe(DE.toolbar_idle);
    expect(description).toBe(DE.extension_description);
    expect(commands).toContain(DE.command_talk);
  });
});
