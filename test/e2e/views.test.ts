import {describe, expect, it} from 'vitest';
import {openTab} from '../../local/desk/browser.ts';
import {waitFor} from '../../local/desk/wait.ts';
import {describeFailure} from '../../src/protocol/failures.ts';
import {IDLE_SNAPSHOT} from '../../src/protocol/idle-snapshot.ts';
import type {Snapshot} from '../../src/protocol/snapshot.ts';
import {KEY, useStage} from './stage.ts';

const stage = useStage({isConfigured: false, grantsMicrophone: false, keepsWelcome: true});

const tabAt = (address: string) =>
  waitFor(
    `a tab at ${address}`,
    async () => {
      for (const page of await stage.desk.browser.pages()) if (page.url().startsWith(address)) return page;
      return undefined;
    },
    {timeoutMs: 5_000},
  );

describe('right after it was installed', () => {
  it('opens the welcome tab, with the steps still to do', async () => {
    const welcome = await tabAt(stage.parley.address('welcome'));
    const steps = await welcome.$$eval('.step', (items) =>
      items.map((item) => item.querySelector('h2')?.textContent),
    );
    expect(steps).toEqual([
      'Allow the microphone',
      'Give Parley a key for its voice',
      'Know your shortcut',
      'Try it',
    ]);
    await welcome.close();
  });
});

describe('the settings', () => {
  it('take another server’s address and a key, and tell only that there is one', async () => {
    const options = await openTab(stage.desk.browser, stage.parley.address('options'));
    await options.locator('form[aria-labelledby="service-title"] select').fill('compatible');
    await options.locator('input[type="url"]').fill(stage.server.url);
    await options.locator('form[aria-labelledby="service-title"] button.primary').click();
    const {host} = new URL(stage.server.url);
    await options.waitForSelector(`::-p-text(There is no key for ${host} yet)`);

    await options.locator('input[type="password"]').fill(KEY);
    await options.locator('form[aria-labelledby="key-title"] button.primary').click();
    await options.waitForSelector(`::-p-text(A key for ${host} is kept)`);
    expect((await stage.parley.send('settings.read', {})).hasKey).toBe(true);

    await options.locator('::-p-text(Forget it)').click();
    await options.waitForSelector(`::-p-text(There is no key for ${host} yet)`);
    expect((await stage.parley.send('settings.read', {})).hasKey).toBe(false);
    await options.close();
  });

  it('refuse an address to which a voice may not be sent, and say why', async () => {
    const options = await openTab(stage.desk.browser, stage.parley.address('options'));
    await options.locator('input[type="url"]').fill('http://voice.example/v1');
    await options.locator('form[aria-labelledby="service-title"] button.primary').click();
    const said = await options.waitForSelector('.failure p');
    expect(await said?.evaluate((p) => p.textContent)).toBe(
      'The voice service must use https, or run on this machine.',
    );
    expect((await stage.parley.send('settings.read', {})).settings.compatibleUrl).toBe(stage.server.url);
    await options.close();
  });

  it.each([
    ['Change the shortcut', () => 'chrome://extensions'],
    ['Allow and try the microphone', () => stage.parley.address('welcome')],
  ])('“%s” opens what it says', async (caption, address) => {
    const options = await openTab(stage.desk.browser, stage.parley.address('options'));
    await options.locator(`::-p-aria(${caption})`).click();
    const tab = await tabAt(address());
    expect(await options.$('.failure')).toBeNull();
    await tab.close();
    await options.close();
  });
});

describe('the popup', () => {
  it('stays within the height that Chrome gives a popup, and shows the newest words', async () => {
    const words =
      'This page is about a library by the harbour, its opening hours, its new books and how to borrow them. '.repeat(
        4,
      );
    const line = (turn: number, who: 'you' | 'parley') => ({
      turnId: `turn_0000000${turn}`,
      who,
      text: `${turn} ${words}`,
      final: true,
    });
    const snapshot: Snapshot = {
      ...IDLE_SNAPSHOT,
      phase: 'problem',
      session: 'ready',
      host: 'voice.example',
      lines: [line(1, 'you'), line(1, 'parley'), line(2, 'you'), line(2, 'parley')],
      failure: describeFailure('mic.silent'),
      at: 1,
    };
    await (
      await stage.parley.worker()
    ).evaluate((value) => chrome.storage.session.set({snapshot: value}), snapshot);
    const popup = await openTab(stage.desk.browser, stage.parley.address('popup'));
    await popup.waitForSelector('.lines li:nth-child(4)');
    const seen = await popup.evaluate(() => {
      const list = document.querySelector('.lines');
      const newest = list?.lastElementChild?.getBoundingClientRect();
      return {
        height: document.querySelector('main')?.getBoundingClientRect().height,
        newestEnds: newest?.bottom,
        listEnds: list?.getBoundingClientRect().bottom,
      };
    });
    expect(seen.height).toBeLessThanOrEqual(600);
    expect(seen.newestEnds).toBeLessThanOrEqual((seen.listEnds ?? 0) + 1);
    await popup.close();
  });
});
