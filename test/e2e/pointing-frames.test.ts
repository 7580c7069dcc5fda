import type {Page} from 'puppeteer-core';
import {afterAll, beforeAll, describe, expect, it} from 'vitest';
import {ToolDesk} from '../../local/desk/tool-desk.ts';
import {pointedIn, type Pointed} from './pointed.ts';
import {boxOf, isAround, waitForRing} from './rings.ts';
import {openSite, type Site} from './site.ts';
import {EXTENSION} from './stage.ts';

const INNER = `<!doctype html><title>Inner</title><div style="height:1500px"></div><button id="deep">Deep inside</button><div style="height:1500px"></div>`;
const TALL = `<!doctype html><title>Tall</title><style>body{margin:0}button{position:absolute;left:20px}</style>
<button id="high" style="top:604px">High up</button><button id="low" style="top:1270px">Low down</button><div style="height:2000px"></div>`;

let desk: ToolDesk;
let site: Site;
let inner: Site;
let page: Page;

beforeAll(async () => {
  inner = await openSite({'/': INNER, '/tall': TALL});
  const away = (path: string) => inner.at(path).replace('localhost', '127.0.0.1');
  site = await openSite({
    '/same': INNER,
    '/frames': `<!doctype html><title>Frames</title><div style="height:1600px"></div>
<iframe id="away" src="${away('/')}" width="500" height="300"></iframe><div style="height:1600px"></div>
<iframe id="same" src="/same" width="500" height="300"></iframe><div style="height:900px"></div>`,
    '/tall': `<!doctype html><title>Around</title><style>body{margin:0}iframe{border:0;display:block}</style>
<iframe id="tall" src="${away('/tall')}" width="600" height="2000"></iframe><button>Outside</button>`,
  });
  desk = await ToolDesk.open({extension: EXTENSION, hasAllSites: true, width: 1000, height: 700});
  page = await desk.visit(site.at('/frames'));
});
afterAll(async () => {
  await desk.close();
  await site.close();
  await inner.close();
});

async function point(args: Record<string, unknown>): Promise<Pointed> {
  const {output, failure} = await desk.point(args);
  expect(failure).toBeNull();
  return pointedIn(output);
}

describe('frames', () => {
  it.each(['#away', '#same'])(
    '%s: the thing is scrolled to in all documents, and ringed in its own',
    async (selector) => {
      await desk.visit(site.at('/frames'), page);
      const other = selector === '#away' ? '#same' : '#away';
      await page.$eval(other, (frame) => frame.remove());
      const frame = await (await page.waitForSelector(selector))?.contentFrame();
      await frame?.waitForSelector('#deep');
      const told = await point({target: 'Deep inside'});
      expect(told.pointing_at).toMatchObject({
        name: 'Deep inside',
        ref: expect.stringMatching(/^f\d+e\d+$/) as string,
      });
      if (!frame) throw new Error('no frame');
      const seen = await waitForRing(frame);
      expect(isAround(seen.ring, await boxOf(frame, '#deep'))).toBe(true);
      const outer = await boxOf(page, selector);
      expect(outer.top).toBeLessThan(700);
      expect(outer.top + seen.ring.bottom).toBeGreaterThan(0);
      expect(outer.top + seen.ring.top).toBeLessThan(700);
    },
  );

  it('that stick out of the window have the label and the arrow where they are seen', async () => {
    await desk.visit(site.at('/tall'), page);
    const frame = await (await page.waitForSelector('#tall'))?.contentFrame();
    if (!frame) throw new Error('no frame');
    await frame.waitForSelector('#low');
    await page.evaluate(() => scrollTo(0, 600));
    for (const [target, selector] of [
      ['High up', '#high'],
      ['Low down', '#low'],
    ] as const) {
      await point({target, label: 'Here it is'});
      const box = await boxOf(frame, selector);
      const top = await page.evaluate(() => scrollY);
      await waitForRing(
        frame,
        ({ring, labelBox, cursor}) =>
          isAround(ring, box) &&
          [ring, labelBox, cursor].every((part) => part.top >= top && part.bottom <= top + 700),
      );
    }
  });

  it('are not left by dragging', async () => {
    await desk.change({acting: 'on'});
    await desk.visit(site.at('/tall'), page);
    const frame = await (await page.waitForSelector('#tall'))?.contentFrame();
    await frame?.waitForSelector('#low');
    const {failure} = await desk.call('drag', {from: 'Outside', to: 'High up'});
    expect(failure).toMatchObject({
      reason: 'act.blocked',
      message: 'Nothing can be dragged from one frame into another.',
    });
  });
});
