import {describe, expect, it} from 'vitest';
import {waitFor} from '../../local/desk/wait.ts';
import {useStage} from './stage.ts';

const stage = useStage();

describe('the popup', () => {
  it('shows its button before anything was asked of the worker, which may be asleep', async () => {
    const times: number[] = [];
    for (let time = 0; time < 8; time += 1) {
      if (time > 3) await stage.parley.stopWorker();
      const popup = await stage.desk.browser.newPage();
      await popup.evaluateOnNewDocument(() => {
        const seen: Record<string, number> = {};
        Object.assign(globalThis, {seen});
        const look = () => {
          if (document.querySelector('.talk-button')) seen['button'] ??= performance.now();
          if (document.querySelector('.mode:enabled')) seen['mode'] ??= performance.now();
        };
        new MutationObserver(look).observe(document, {childList: true, subtree: true, attributes: true});
      });
      await popup.goto(stage.parley.address('popup'));
      await popup.bringToFront();
      const seen = await waitFor(
        'all that the popup shows',
        async () =>
          popup.evaluate(() => {
            const {button, mode} = (globalThis as unknown as {seen: {button?: number; mode?: number}}).seen;
            const paint = performance.getEntriesByName('first-contentful-paint')[0]?.startTime;
            return button && mode && paint ? {button, mode, paint} : undefined;
          }),
        {timeoutMs: 10_000, everyMs: 50},
      );
      expect(seen.button).toBeLessThan(seen.mode);
      times.push(seen.paint);
      await popup.close();
    }
    const plain = await stage.desk.browser.newPage();
    await plain.goto(stage.site.at('/'));
    await plain.bringToFront();
    const bare = await waitFor(
      'the paint of a page without scripts',
      () => plain.evaluate(() => performance.getEntriesByName('first-contentful-paint')[0]?.startTime),
      {timeoutMs: 10_000, everyMs: 50},
    );
    await plain.close();
    console.info(
      `a page without scripts: ${bare.toFixed(0)} ms; ` +
        `popup, from its opening to its first paint: ${times.map((ms) => `${ms.toFixed(0)} ms`).join(', ')}; the last four with the worker asleep`,
    );
  });

  it('changes what the button begins', async () => {
    const popup = await stage.parley.open('popup');
    await popup.waitForSelector('.mode:enabled');
    await popup.locator('.mode label::-p-text(Listen on)').click();
    await waitFor(
      'the setting',
      async () =>
        (await stage.parley.send('settings.read', {})).settings.talkMode === 'hands-free' || undefined,
      {timeoutMs: 5_000},
    );
    await popup.locator('.mode label::-p-text(One turn)').click();
    await waitFor(
      'the setting',
      async () => (await stage.parley.send('settings.read', {})).settings.talkMode === 'push' || undefined,
      {timeoutMs: 5_000},
    );
    await popup.close();
  });
});
