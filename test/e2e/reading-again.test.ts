import type {Page} from 'puppeteer-core';
import {afterAll, beforeAll, describe, expect, it} from 'vitest';
import {ToolDesk} from '../../local/desk/tool-desk.ts';
import {pointedIn} from './pointed.ts';
import {openSite, type Site} from './site.ts';
import {EXTENSION} from './stage.ts';

const LIST = `<!doctype html><title>List</title><h1>Mail</h1><button id=all>Mark all</button><ul></ul><script>
window.draw = (names) => { document.querySelector('ul').innerHTML = names.map((name) =>
  '<li><a href="#">' + name + '</a> <button>Delete</button></li>').join(''); };
draw(['Ann', 'Bob', 'Cleo']);</script>`;
const VIRTUAL = `<!doctype html><title>Virtual</title><ul></ul><script>
for (let at = 0; at < 5; at += 1) document.querySelector('ul').append(document.createElement('li'));
window.from = (first) => document.querySelectorAll('li').forEach((row, at) => {
  row.innerHTML = ''; const b = row.b ??= document.createElement('button'); b.textContent = 'Open'; row.append('Row ' + (first + at) + ' ', b); });
from(1);</script>`;
const SECRETS = `<!doctype html><title>Pay</title>
<label>Password <input id=p type=password value="canary-password"></label><button>Show</button>
<label>Card <input autocomplete="cc-number" value="4111111111111111" placeholder="4242 4242 4242 4242"></label>
<input autocomplete=one-time-code value="canary-code" placeholder="123456"><input type=password placeholder="Your password">
<div role=button aria-labelledby="p q">x</div><span id=q>Check</span>
<div contenteditable autocomplete=one-time-code>canary-editable</div><p>plain words</p>
<article><h1>Long read</h1>${'<p>This is a paragraph of the article, with many words, commas, and sense in it.</p>'.repeat(12)}
<input value="canary-inside" autocomplete=cc-csc></article>`;
const LONG = `<!doctype html><title>Long</title><main><h1>Start</h1>${Array.from(
  {length: 900},
  (_, at) =>
    `<section><h2>Part ${at}</h2><p>Words of part ${at} <a href="/${at}">Link ${at}</a></p></section>`,
).join('')}</main>`;
const ARTICLE = `<!doctype html><title>Story</title><nav><a href=/>Home</a> <a href=/x>Other stories</a></nav>
<div class="sidebar"><p>Buy our mug</p></div><article><h1>The tea road</h1>${Array.from(
  {length: 10},
  (_, at) =>
    `<p>Paragraph ${at} tells, at length, how tea came over the hills, who carried it, and what it cost.</p>`,
).join('')}</article><footer>Imprint</footer>`;

let desk: ToolDesk;
let site: Site;
let page: Page;

beforeAll(async () => {
  site = await openSite({
    '/list': LIST,
    '/virtual': VIRTUAL,
    '/secrets': SECRETS,
    '/long': LONG,
    '/article': ARTICLE,
  });
  desk = await ToolDesk.open({extension: EXTENSION, hasAllSites: true});
  page = await desk.visit(site.at('/list'));
});
afterAll(async () => {
  await desk.close();
  await site.close();
});

const refBy = (output: string, pattern: string): string =>
  new RegExp(`\\[(e\\d+) ${pattern}`).exec(output)?.[1] ?? `nothing like ${pattern} in ${output}`;
const run = (code: string) => page.evaluate(code);

describe('refs', () => {
  it('stay with what is the same thing when a page draws it anew', async () => {
    const before = await desk.read();
    await run(`draw(['Zoe', 'Ann', 'Bob'])`);
    const after = await desk.read();
    for (const name of ['Ann', 'Bob']) {
      expect(refBy(after, `${name}\\]`)).toBe(refBy(before, `${name}\\]`));
      const row = `${name}\\] \\[(e\\d+) button "Delete"`;
      expect(new RegExp(row).exec(after)?.[1]).toBe(new RegExp(row).exec(before)?.[1]);
    }
    const gone = refBy(before, 'Cleo\\]');
    expect(after).not.toContain(`${gone} `);
    const {failure} = await desk.call('point', {target: gone});
    expect(failure).toMatchObject({
      reason: 'ref.unknown',
      message: expect.stringMatching(/call read_page/) as string,
    });
  });

  it('are found again without another reading', async () => {
    const before = await desk.read();
    await run(`draw(['Ann', 'Bob'])`);
    const {failure, output} = await desk.call('point', {target: refBy(before, 'Bob\\]')});
    expect(failure).toBeNull();
    expect(pointedIn(output)).toMatchObject({pointing_at: {role: 'link', name: 'Bob'}});
  });

  it('do not pass to another row of a list that uses its elements again', async () => {
    await desk.visit(site.at('/virtual'), page);
    const before = await desk.read();
    const second = /Row 2 \[(e\d+) button/.exec(before)?.[1] ?? '';
    await run('from(11)');
    expect((await desk.call('point', {target: second})).failure?.reason).toBe('ref.unknown');
    expect(await desk.read()).not.toContain(`${second} `);
    await run('from(2)');
    expect(/Row 2 \[(e\d+) button/.exec(await desk.read())?.[1]).toBe(second);
  });
});

describe('a second reading', () => {
  it('tells that nothing changed, or what did, and all of it when asked', async () => {
    await desk.visit(site.at('/list'), page);
    await run(`draw(Array.from({length: 12}, (_, at) => 'Person ' + at))`);
    const ask = async (args = {}, session?: string) => (await desk.call('read_page', args, session)).output;
    expect(await ask()).toContain('On the screen:');
    expect(await ask()).toContain('(nothing has changed)');
    await run(`document.querySelector('#all').setAttribute('aria-pressed', 'true');
      document.querySelector('li').remove();
      document.querySelector('ul').insertAdjacentHTML('beforeend', '<li><a href="#">Newcomer</a></li>')`);
    const changes = await ask();
    expect(changes).toMatch(/^~ \[e\d+ button "Mark all" pressed\]$/m);
    expect(changes).toMatch(/^- \[e\d+ Person 0\]/m);
    expect(changes).toMatch(/^ {2}\[e\d+ Person 11\].*\n\+ \[e\d+ Newcomer\]$/m);
    expect(changes).not.toContain('Person 5');
    expect(await ask({fresh: true})).toContain('Person 5');
    expect(await ask({}, 'sess_another-session')).toContain('Person 5');
  });

  it('of another page is an outline', async () => {
    await desk.visit(site.at('/virtual'), page);
    expect((await desk.call('read_page', {})).output).toContain('On the screen:');
  });
});

describe('secrets', () => {
  it.each(['viewport', 'full', 'text', 'around'])('are in no view: %s', async (view) => {
    await desk.visit(site.at('/secrets'), page);
    const first = await desk.read({view: 'full'});
    expect(first).toMatch(/textbox "Password" = "\(hidden\)"/);
    expect(first).toMatch(/textbox "Your password"/);
    const args = view === 'around' ? {view, ref: refBy(first, 'textbox "Password"')} : {view};
    expect(await desk.read(args)).not.toMatch(/canary|4111|4242|123456/);
    await run(`document.querySelector('#p').type = 'text'`);
    const shown = await desk.read(args);
    expect(shown).not.toMatch(/canary|4111|4242|123456/);
    if (view !== 'text') expect(shown).toContain('plain words');
  });
});

describe('the other views', () => {
  it('tell the article without what stands around it', async () => {
    await desk.visit(site.at('/article'), page);
    const text = await desk.read({view: 'text'});
    expect(text).toMatch(/Text:\n[^]*Paragraph 0[^]*Paragraph 9/);
    expect(text).not.toMatch(/Other stories|mug|Imprint|\[e\d/);
  });

  it('tell the part of the page around a ref', async () => {
    await desk.visit(site.at('/long'), page);
    const whole = await desk.read({view: 'full'});
    const ref = refBy(whole, 'Link 7\\]');
    const around = await desk.read({view: 'around', ref});
    expect(around).toContain(`[${ref} Link 7]`);
    expect(around).not.toContain('Link 300');
    expect((await desk.call('read_page', {view: 'around'})).failure?.reason).toBe('tool.arguments');
    expect((await desk.call('read_page', {view: 'around', ref: 'e9999'})).failure?.reason).toBe(
      'ref.unknown',
    );
  });

  it('say what was left out of a long page, and go on from there', async () => {
    const seen: string[] = [];
    let next: string | undefined;
    for (let part = 0; part < 12; part += 1) {
      const output = await desk.read({view: 'full', ...(next ? {ref: next} : {})});
      seen.push(...[...output.matchAll(/ (\w+ \d+)\]$/gm)].map(([, name]) => name ?? ''));
      next = /… and \d+ more lines; call read_page with view "full" and ref "(e\d+)" to go on/.exec(
        output,
      )?.[1];
      if (!next) break;
    }
    expect(seen).toEqual(Array.from({length: 900}, (_, at) => `Link ${at}`));
  });
});
