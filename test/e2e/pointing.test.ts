import type {Page} from 'puppeteer-core';
import {afterAll, beforeAll, describe, expect, it} from 'vitest';
import {ToolDesk} from '../../local/desk/tool-desk.ts';
import {pointedIn, type Pointed} from './pointed.ts';
import {boxOf, isAround, ringIn, waitForNoRing, waitForRing} from './rings.ts';
import {openSite, type Site} from './site.ts';
import {EXTENSION} from './stage.ts';

const PLAIN = `<!doctype html><html lang="en"><title>Plain</title><style>body{margin:20px}</style><h1>Plain</h1>
<button id="near">Near</button><p style="height:1800px"></p><button id="far">Far away</button><p style="height:1800px"></p>`;

const SCROLLING = `<!doctype html><title>Scrolling</title><style>.box{height:200px;overflow:auto;border:1px solid}
@keyframes go{to{transform:translateX(400px)}}#moving{animation:go 3s linear infinite alternate}</style>
<div style="height:1200px"></div><div class="box"><div style="height:900px"></div><button id="in">In the box</button><div style="height:900px"></div></div>
<button id="moving">Moving</button><div style="height:1200px"></div>`;

let desk: ToolDesk;
let site: Site;
let page: Page;

beforeAll(async () => {
  site = await openSite({'/plain': PLAIN, '/scrolling': SCROLLING});
  desk = await ToolDesk.open({extension: EXTENSION, hasAllSites: true, width: 1000, height: 700});
  page = await desk.visit(site.at('/plain'));
});
afterAll(async () => {
  await desk.close();
  await site.close();
});

async function point(args: Record<string, unknown>): Promise<Pointed> {
  const {output, failure} = await desk.point(args);
  expect(failure).toBeNull();
  return pointedIn(output);
}

describe('the ring', () => {
  it('waits for its word, with the page scrolled there already', async () => {
    await desk.visit(site.at('/plain'), page);
    const {cues} = await desk.call('point', {target: 'Far away', label: 'Over here'});
    expect(cues).toEqual([
      {cueId: expect.stringMatching(/^cue_/) as string, words: ['Over here', 'Far away']},
    ]);
    expect(await page.evaluate(() => scrollY)).toBeGreaterThan(500);
    expect(await ringIn(page)).toBeNull();
    expect(await desk.cue(cues?.[0]?.cueId ?? '')).toBeGreaterThan(0);
    const seen = await waitForRing(page);
    expect(seen).toMatchObject({label: 'Over here', ref: expect.stringMatching(/^e\d+$/) as string});
    expect(isAround(seen.ring, await boxOf(page, '#far'))).toBe(true);
    // A second time there is nothing left to show.
    expect(await desk.cue(cues?.[0]?.cueId ?? '')).toBeNull();
  });

  it('leaves what can be seen already where it is', async () => {
    await desk.visit(site.at('/plain'), page);
    await page.evaluate(() => scrollTo(0, 5));
    await point({target: 'Near'});
    expect(await page.evaluate(() => scrollY)).toBe(5);
    expect((await waitForRing(page)).label).toBe('Near');
  });

  it('has a label and an arrow inside the window, wherever the thing is', async () => {
    await desk.visit(site.at('/plain'), page);
    for (const style of ['left:2px;top:2px', 'right:2px;bottom:2px', 'inset:0']) {
      await page.evaluate((css) => {
        const near = document.querySelector<HTMLElement>('#near');
        if (near) near.style.cssText = `position:fixed;${css}`;
      }, style);
      await point({target: 'Near', label: 'A label that has quite a few words in it'});
      const {ring, labelBox} = await waitForRing(page, ({labelBox: box}) => box.right > 0);
      for (const box of [ring, labelBox]) {
        expect(box.left).toBeGreaterThanOrEqual(0);
        expect(box.top).toBeGreaterThanOrEqual(0);
        expect(box.right).toBeLessThanOrEqual(1000);
        expect(box.bottom).toBeLessThanOrEqual(700);
      }
    }
  });

  it('follows scrolling, layout and what moves', async () => {
    await desk.visit(site.at('/plain'), page);
    await point({target: 'Near'});
    await waitForRing(page);
    await page.evaluate(() => scrollTo(0, 30));
    await page.evaluate(() => document.querySelector('h1')?.append(document.createElement('hr')));
    const box = await boxOf(page, '#near');
    await waitForRing(page, ({ring}) => isAround(ring, box));
    await desk.visit(site.at('/scrolling'), page);
    await point({target: 'Moving'});
    const first = await waitForRing(page);
    await waitForRing(page, ({ring}) => Math.abs(ring.left - first.ring.left) > 60);
    // Ring and button are looked at one after the other: on a busy machine the button is elsewhere by then.
    await page.evaluate(() => document.getAnimations().forEach((animation) => animation.pause()));
    const moved = await boxOf(page, '#moving');
    await waitForRing(page, ({ring}) => isAround(ring, moved));
  });

  it('is out of sight while the thing is, and comes back with it', async () => {
    await desk.visit(site.at('/scrolling'), page);
    await point({target: 'In the box'});
    await waitForRing(page);
    expect(isAround((await waitForRing(page)).ring, await boxOf(page, '#in'))).toBe(true);
    await page.$eval('.box', (box) => (box.scrollTop = 0));
    await waitForNoRing(page);
    await page.$eval('#in', (button) => button.scrollIntoView());
    await waitForRing(page);
  });

  it('leaves at Escape, at a click on the thing, when it is hidden, and for the next one', async () => {
    await desk.visit(site.at('/plain'), page);
    await point({target: 'Near'});
    await waitForRing(page);
    await page.keyboard.press('Escape');
    await waitForNoRing(page);
    await point({target: 'Near'});
    await waitForRing(page);
    await page.click('h1');
    expect(await ringIn(page)).not.toBeNull();
    await page.click('#near');
    await waitForNoRing(page);
    await point({target: 'Near'});
    await waitForRing(page);
    await page.$eval('#near', (button) => button.setAttribute('hidden', ''));
    await waitForNoRing(page);
    await page.$eval('#near', (button) => button.removeAttribute('hidden'));
    await point({target: 'Near'});
    await point({target: 'Far away'});
    expect((await waitForRing(page)).label).toBe('Far away');
    expect(await page.$$eval('parley-ring', (rings) => rings.length)).toBe(1);
  });

  it('leaves by itself', async () => {
    await desk.visit(site.at('/plain'), page);
    await point({target: 'Near'});
    await waitForRing(page);
    await waitForNoRing(page, 15_000);
  });

  it('goes on with what the page draws anew', async () => {
    await desk.visit(site.at('/plain'), page);
    await point({target: 'Near'});
    await waitForRing(page);
    await page.$eval('#near', (button) => {
      const again = button.cloneNode(true) as HTMLElement;
      again.style.marginLeft = '200px';
      button.replaceWith(again);
    });
    const box = await boxOf(page, '#near');
    await waitForRing(page, ({ring}) => isAround(ring, box));
  });

  it('is no part of what is read, and no change of the page', async () => {
    await desk.visit(site.at('/plain'), page);
    await desk.read();
    await point({target: 'Near', label: 'Words of the label'});
    await waitForRing(page);
    const again = await desk.call('read_page', {});
    expect(again.output).toContain('(nothing has changed)');
    expect(await desk.read({view: 'full'})).not.toContain('Words of the label');
  });

  it('with reduced motion appears where it belongs at once', async () => {
    await desk.visit(site.at('/plain'), page);
    await page.emulateMediaFeatures([{name: 'prefers-reduced-motion', value: 'reduce'}]);
    await point({target: 'Near'});
    const {cursor} = await waitForRing(page);
    const box = await boxOf(page, '#near');
    expect(Math.abs(cursor.left - box.right)).toBeLessThan(40);
    await page.emulateMediaFeatures([]);
  });
});

describe('several steps', () => {
  it('are answered at once and shown each in its turn', async () => {
    await desk.visit(site.at('/plain'), page);
    const {output, cues} = await desk.call('point', {
      steps: [{target: 'Near', label: 'One'}, {target: 'the hovercraft'}, {target: 'Far away', label: 'Two'}],
    });
    expect(pointedIn(output)).toMatchObject({
      steps: [
        {pointing_at: {name: 'Near'}},
        {error: {reason: 'target.unknown'}},
        {pointing_at: {name: 'Far away'}},
      ],
    });
    expect(cues?.map(({words}) => words[0])).toEqual(['One', 'Two']);
    const [one, two] = cues ?? [];
    await desk.cue(one?.cueId ?? '');
    expect((await waitForRing(page)).label).toBe('One');
    expect(await page.evaluate(() => scrollY)).toBe(0);
    await desk.cue(two?.cueId ?? '');
    expect((await waitForRing(page)).label).toBe('Two');
    expect(isAround((await waitForRing(page)).ring, await boxOf(page, '#far'))).toBe(true);
  });

  it.each([
    [{}, /target/],
    [{target: 'Near', steps: [{target: 'Near'}]}, /either/],
    [{steps: []}, /steps/],
    [{ref: 'e1'}, /ref/],
  ])('%j is refused with what is wanted', async (args, advice) => {
    const {failure} = await desk.call('point', args);
    expect(failure).toMatchObject({
      reason: 'tool.arguments',
      message: expect.stringMatching(advice) as string,
    });
  });
});
