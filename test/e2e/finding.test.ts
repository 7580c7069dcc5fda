import type {Page} from 'puppeteer-core';
import {afterAll, beforeAll, beforeEach, describe, expect, it} from 'vitest';
import {ToolDesk} from '../../local/desk/tool-desk.ts';
import {pointedIn, type Pointed} from './pointed.ts';
import {waitForRing} from './rings.ts';
import {openSite, type Site} from './site.ts';
import {EXTENSION} from './stage.ts';

const FORM = `<!doctype html><html lang="en"><title>Forms</title><style>.b{cursor:pointer;display:inline-block}
.red{background:#c22;color:#fff}.blue{background:#22c;color:#fff}</style>
<h1>Settings</h1><nav aria-label="Main"><a href="/home">Home</a> <a href="/help">Help</a> <a href="/contact">Contact us</a></nav>
<form role="search"><input name="q" placeholder="Find a product"></form>
<label for="mail">E-mail</label><input id="mail" placeholder="you@example.org"> <label><input type="checkbox" id="foo"> Foo</label>
<label><input type="checkbox"> Foo and more</label>
<p>Lorem ipsum <span class="b" id="sit">sit</span> amet, situation normal.</p>
<button>Save</button> <button>Save draft</button> <button>Ok</button> <button>Okay then</button>
<div role="tablist"><a role="tab" href="#1">Tab #1</a> <a role="tab" href="#2">Tab #2</a></div>
<div class="b" id="apr">Apr</div><div class="b">Aug</div>
<button class="red" style="margin-right:700px">Stop</button><button class="red">Stop</button> <button class="blue">Wait</button>
<img src="data:," alt="A cat asleep"><h2>News</h2><p><a href="/n1">First story</a> <a href="/n2">Second story</a></p>
<h2>Prices</h2><p>All prices include tax.</p><p><a href="/p1">Price list</a></p>
<p>The catalogue has changed.</p><button style="display:none">Export</button><button aria-label="Close">×</button>`;

const row = (name: string) =>
  `<tr><td>${name}</td><td>${name.toLowerCase()}@example.org</td><td><button>Edit</button></td><td><button>Delete</button></td></tr>`;
const LISTS = `<!doctype html><title>Lists</title><h1>People</h1><table><tr><th>Name</th><th>Mail</th></tr>${['Anna', 'Bob', 'Cleo'].map(row).join('')}</table>
<main><h2>Results</h2>${[1, 2, 3]
  .map(
    (at) =>
      `<div class="r"><h3><a href="/r${at}">Result of kind ${at}</a></h3><p>Words about it. <a href="/more${at}">More</a></p></div>`,
  )
  .join('')}</main><div id="host"></div><script>
const root = document.querySelector('#host').attachShadow({mode:'closed'});
root.innerHTML = '<button>Inside closed</button><p>Some closed text</p>';</script>`;

const MANY = `<!doctype html><title>Many</title>${Array.from({length: 600}, (_, at) => `<p>Line ${at + 1} <button>Take</button></p>`).join('')}`;

let desk: ToolDesk;
let site: Site;
let page: Page;

beforeAll(async () => {
  site = await openSite({'/': FORM, '/lists': LISTS, '/many': MANY});
  desk = await ToolDesk.open({extension: EXTENSION, hasAllSites: true, height: 900});
  page = await desk.visit(site.at('/'));
});
afterAll(async () => {
  await desk.close();
  await site.close();
});

async function find(target: string): Promise<Pointed> {
  const {output, failure} = await desk.call('point', {target});
  expect(failure).toBeNull();
  return pointedIn(output);
}

/** What is pointed at, in short. */
async function found(target: string): Promise<string> {
  const told = await find(target);
  const {pointing_at: one} = told;
  return one ? `${one.role} ${one.name}` : JSON.stringify(told);
}

describe('a target', () => {
  beforeEach(async () => {
    if (!page.url().endsWith('/')) await desk.visit(site.at('/'), page);
  });

  it.each([
    ['button "Save"', 'button Save'],
    ['button "Ok"', 'button Ok'],
    ['link "sit"', 'clickable sit'],
    ['tab "Tab #2"', 'tab Tab #2'],
    ['checkbox "Foo"', 'checkbox Foo'],
    ['Foo', 'checkbox Foo'],
    ['Apr', 'clickable Apr'],
    ['save', 'button Save'],
    ['the save button', 'button Save'],
    ['save draft', 'button Save draft'],
    ['Save Drafts', 'button Save draft'],
    ['the contact link', 'link Contact us'],
    ['the email field', 'textbox E-mail'],
    ['textbox "E-mail"', 'textbox E-mail'],
    ['the search box', 'textbox Find a product'],
    ['you@example.org', 'textbox E-mail'],
    ['the close button', 'button Close'],
    ['×', 'button Close'],
    ['the picture', 'img A cat asleep'],
    ['the image of a cat', 'img A cat asleep'],
    ['the heading', 'heading Settings'],
    ['heading "News"', 'heading News'],
    ['All prices include tax', 'text All prices include tax.'],
    ['the catalog has changed', 'text The catalogue has changed.'],
    ['kontact us', 'link Contact us'],
    ['the last tab', 'tab Tab #2'],
    ['the second link', 'link Help'],
    ['the first link under the heading News', 'link First story'],
    ['the blue button', 'button Wait'],
    ['the red button on the left', 'button Stop'],
    ['the price list', 'link Price list'],
  ])('%s is the %s', async (target, expected) => {
    expect(await found(target)).toBe(expected);
  });

  it('of a ref is the same thing as in the outline', async () => {
    const outline = await desk.read();
    for (const [target, pattern] of [
      ['button "Save draft"', /\[(e\d+) button "Save draft"\]/],
      ['Foo', /\[(e\d+) checkbox "Foo"\]/],
      ['Apr', /\[(e\d+) clickable "Apr"\]/],
      ['heading "News"', /## (e\d+) News/],
      ['the contact link', /\[(e\d+) Contact us\]/],
      ['tab "Tab #2"', /\[(e\d+) tab "Tab #2"/],
    ] as const) {
      const ref = pattern.exec(outline)?.[1];
      expect(ref, target).toBeDefined();
      expect((await find(target)).pointing_at?.ref, target).toBe(ref);
      expect((await find(ref ?? '')).pointing_at?.ref).toBe(ref);
    }
    // What was found does not change what is read.
    expect(await desk.read()).toContain(/\[e\d+ button "Save draft"\]/.exec(outline)?.[0]);
  });

  it('that fits several things has them as candidates, and nothing is shown', async () => {
    const {output, cues} = await desk.call('point', {target: 'Stop'});
    expect(cues ?? []).toEqual([]);
    const told = pointedIn(output);
    // Names are the page's words: they stand between its marks alone.
    expect(output.split('<page-content')[0]).not.toContain('Stop');
    expect(told.candidates).toHaveLength(2);
    expect(told.candidates?.[0]).toMatchObject({
      role: 'button',
      name: 'Stop',
      ref: expect.stringMatching(/^e\d+$/) as string,
    });
  });

  it('that fits nothing says what to do', async () => {
    const {error} = await find('the hovercraft');
    expect(error).toMatchObject({
      reason: 'target.unknown',
      message: expect.stringMatching(/read_page/) as string,
    });
  });

  it('that is hidden says so', async () => {
    const {error} = await find('button "Export"');
    expect(error?.message).toMatch(/hidden/);
  });
});

describe('what a page does between two searches', () => {
  it('is seen by the second, though the first is remembered', async () => {
    await desk.visit(site.at('/'), page);
    expect((await find('button "Save it all"')).pointing_at?.name).not.toBe('Save it all');
    await page.evaluate(() => {
      const button = [...document.querySelectorAll('button')].find((one) => one.textContent === 'Save');
      if (button?.firstChild) button.firstChild.nodeValue = 'Save it all';
    });
    expect(await found('button "Save it all"')).toBe('button Save it all');
    await page.$eval('#apr', (element) => element.setAttribute('aria-label', 'April'));
    expect(await found('April')).toMatch(/April$/);
    await page.$eval('form', (form) => form.remove());
    expect((await find('Find a product')).error?.reason).toBe('target.unknown');
    // A shadow root is no change of the page that can be watched.
    await page.evaluate(() => document.body.append(document.createElement('late-card')));
    expect((await find('Come late')).error?.reason).toBe('target.unknown');
    await page.evaluate(() => {
      const card = document.querySelector('late-card');
      if (card) card.attachShadow({mode: 'closed'}).innerHTML = '<button>Come late</button>';
    });
    expect(await found('Come late')).toBe('button Come late');
  });
});

describe('in lists', () => {
  beforeAll(async () => {
    await desk.visit(site.at('/lists'), page);
  });

  it.each([
    ['the second search result', 'link Result of kind 2'],
    ['the last result', 'link Result of kind 3'],
    ['button "Inside closed"', 'button Inside closed'],
    ['Some closed text', 'text Some closed text'],
  ])('%s is the %s', async (target, expected) => {
    expect(await found(target)).toBe(expected);
  });

  it('what stands in the row of somebody is told from the others', async () => {
    const outline = await desk.read();
    const ref = /Bob .*?\[(e\d+) button "Delete"\]/.exec(outline)?.[1];
    expect(ref).toBeDefined();
    for (const target of [
      'the Delete button in the row of Bob',
      "Bob's delete button",
      'button "Delete" next to "Bob"',
      'the second delete button',
    ])
      expect((await find(target)).pointing_at?.ref, target).toBe(ref);
  });

  it('candidates say in which row they stand', async () => {
    const told = await find('delete');
    expect(told.candidates?.map(({near}) => near)).toEqual([
      expect.stringContaining('Anna'),
      expect.stringContaining('Bob'),
      expect.stringContaining('Cleo'),
    ]);
  });

  it('a row itself is found', async () => {
    expect(await found('the third row')).toMatch(/Cleo/);
  });
});

describe('of many that are alike', () => {
  beforeAll(async () => {
    await desk.visit(site.at('/many'), page);
  });

  /** The words of the row that is pointed at. */
  const lineOf = async (target: string) => {
    const {output, cues} = await desk.call('point', {target});
    await desk.cue(cues?.[0]?.cueId ?? '');
    const {ring} = await waitForRing(page);
    return page
      .evaluate(
        (x, y) => document.elementFromPoint(x, y)?.parentElement?.textContent,
        (ring.left + ring.right) / 2,
        (ring.top + ring.bottom) / 2,
      )
      .then((line) => line ?? output);
  };

  it('those on the screen are counted first', async () => {
    expect(await lineOf('the second take button')).toBe('Line 2 Take');
    await page.evaluate(() => document.querySelectorAll('button')[499]?.scrollIntoView({block: 'start'}));
    expect(await lineOf('the second take button')).toBe('Line 501 Take');
  });

  it('and all of them where there are not as many on the screen', async () => {
    expect(await lineOf('the 550th button')).toBe('Line 550 Take');
  });
});
