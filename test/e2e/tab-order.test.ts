import {afterAll, beforeAll, describe, expect, it} from 'vitest';
import {ToolDesk} from '../../local/desk/tool-desk.ts';
import {EXTENSION} from './stage.ts';

let desk: ToolDesk;
beforeAll(async () => {
  desk = await ToolDesk.open({extension: EXTENSION, hasAllSites: false});
});
afterAll(() => desk.close());

/** More than there is on any page. */
const MOST_STOPS = 200;

describe.each(['popup', 'sidepanel', 'options', 'welcome'] as const)('by keyboard alone, the %s', (name) => {
  it('is gone through in the order in which it is read, each thing once and seen', async () => {
    const page = await desk.open(name);
    await page.waitForSelector('button');
    // What is shown once the worker has answered belongs to it.
    await new Promise((resolve) => setTimeout(resolve, 800));
    const wanted = await page.evaluate(() => {
      const all = document.querySelectorAll<HTMLElement>('a[href], button, input, select, textarea, summary');
      const usable = [...all].filter(
        (element) =>
          !element.matches(':disabled, [tabindex="-1"]') &&
          element.checkVisibility({visibilityProperty: true}),
      );
      // Of one choice, Tab stops at the chosen one.
      const stops = usable.filter(
        (element) => !(element instanceof HTMLInputElement && element.type === 'radio' && !element.checked),
      );
      for (const [at, element] of stops.entries()) element.dataset['stop'] = String(at);
      return stops.length;
    });
    const seen: string[] = [];
    const unseen: string[] = [];
    for (let count = 0; count < MOST_STOPS; count += 1) {
      await page.keyboard.press('Tab');
      const at = await page.evaluate(() => {
        const active = document.activeElement;
        if (!(active instanceof HTMLElement) || active === document.body) return null;
        const {outlineStyle, outlineWidth} = getComputedStyle(active);
        return {
          stop: active.dataset['stop'] ?? active.outerHTML,
          isSeen: outlineStyle !== 'none' && outlineWidth !== '0px',
        };
      });
      if (!at || seen.includes(at.stop)) break;
      seen.push(at.stop);
      if (!at.isSeen) unseen.push(at.stop);
    }
    expect(seen).toEqual(Array.from({length: wanted}, (_, stop) => String(stop)));
    expect(unseen).toEqual([]);
    await page.close();
  });
});
