import {afterAll, beforeAll, describe, expect, it} from 'vitest';
import type {Page} from 'puppeteer-core';
import {ToolDesk} from '../../local/desk/tool-desk.ts';
import {pointedIn} from './pointed.ts';
import {openSite, SHOP, type Site} from './site.ts';
import {EXTENSION} from './stage.ts';

const FORM = `<!doctype html><title>Form</title><h1>Order</h1>
<label for=mail>Email</label><input id=mail type=email value="ann@example.org" required>
<label><input type=checkbox checked> Newsletter</label>
<label><input type=radio name=r> Slow</label>
<select aria-label="Size"><option>Small<option selected>Large</select>
<input type=range aria-label="Amount" value=7>
<button aria-expanded=false>More</button><button aria-pressed=true>Bold</button><button disabled>Send</button>
<div role=tablist><span role=tab aria-selected=true>One</span><span role=tab>Two</span></div>
<nav aria-label="Main"><a href="/a" aria-current=page>Home</a> <a href="/b">About us</a></nav>
<p>Read the <a href="/t">terms of <b>use</b></a> first.</p>
<img src="data:," alt="A red tea pot" width=20 height=20><canvas aria-label="Chart" width=20 height=20></canvas>
<span id=l1>Billing</span> <span id=l2>street</span><input aria-labelledby="l1 l2">
<table><caption>Prices</caption><tr><th>Tea<th>Price<tr><td><div>Green</div><td>3</table>
<div style="display:none">never shown 1</div><div style="visibility:hidden">never shown 2 <b style="visibility:visible">but this</b></div>
<p aria-hidden=true>never shown 3</p><div inert>never shown 4 <button>Dead</button></div>
<div style="content-visibility:hidden">never shown 5</div><details><summary>Fold</summary>never shown 6</details>
<div style="opacity:0">seen through</div>`;
const CLICKABLES = `<!doctype html><style>.c{cursor:pointer}</style><h1>Clicks</h1>
<div class=c>Archive</div><div class=c><span>Mark as read</span></div><span onclick="x()">Star it</span>
<div tabindex=0>Focus me</div><i class="fa fa-trash c"></i><div class=c title="Close"><svg width=9 height=9></svg></div>
<p>Not me</p><a href=/x class=c>Link <b>inside</b></a><label class=c><input type=checkbox style="display:none" checked>Fancy box</label>`;
const SHADOW = `<!doctype html><h1>Roots</h1><open-card><span>slotted words</span></open-card><div id=closed></div>
<script>
document.querySelector('open-card').attachShadow({mode:'open'}).innerHTML='<button>In the open</button><slot></slot>';
const root=document.getElementById('closed').attachShadow({mode:'closed'});
root.innerHTML='<button>Behind a door</button><input type=password value="canary-shadow">';
</script>`;
const COVERED = `<!doctype html><style>body{margin:0}</style><button style="position:absolute;left:20px;top:20px">Under it</button>
<button style="position:absolute;left:20px;top:400px">Free</button>
<div style="position:fixed;left:0;top:0;width:300px;height:200px;background:#fff">A cookie banner</div>
<header style="position:sticky;top:0">Sticky</header>
<div style="height:5000px"></div><h2>Far below</h2><p>far text</p><a href=/f>Far link</a>`;
const DIALOG = `<!doctype html><h1>Behind</h1><button>Outside</button>
<dialog aria-label="Sure?"><p>Delete all?</p><button>Yes</button></dialog><script>document.querySelector('dialog').showModal()</script>`;

const TWICE = `<!doctype html><title>Twice</title><h1>Twice</h1>
<div><a href="/s1"><img src="data:," alt="A storm is coming" width=60 height=40></a><h3><a href="/s1">A storm is coming, they say</a></h3></div>
<div><a href="/s2"><img src="data:," width=60 height=40></a> <p><a href="/s2">The second story</a></p></div>
<div><a href="/s3"><img src="data:," alt="Another picture" width=60 height=40></a><p><a href="/s3">The third story</a></p></div>
<div><a href="/s4"><img src="data:," alt="Lonely" width=60 height=40></a><p><a href="/s4" hidden>Lonely</a></p></div>
<label><input type=radio name=way><b>By</b> post</label> <label><input type=radio name=way><i>By</i> rail <a href="/rail">see fares</a></label>
<label for=who>Your <b>name</b></label><input id=who><figure><img src="data:," alt="The old bridge." width=60 height=40><p>The old bridge</p></figure>`;

const pages = {
  '/twice': TWICE,
  '/': SHOP,
  '/form': FORM,
  '/clicks': CLICKABLES,
  '/shadow': SHADOW,
  '/covered': COVERED,
  '/dialog': DIALOG,
};
let desk: ToolDesk;
let site: Site;
let page: Page;

beforeAll(async () => {
  site = await openSite(pages);
  desk = await ToolDesk.open({extension: EXTENSION, hasAllSites: true});
  page = await desk.visit(site.at('/'));
});
afterAll(async () => {
  await desk.close();
  await site.close();
});

const see = async (path: string, args: Record<string, unknown> = {}): Promise<string> => {
  await desk.visit(site.at(path), page);
  return desk.read(args);
};

describe('an outline', () => {
  it('tells role, name, state and value of what can be used', async () => {
    const seen = await see('/form', {view: 'full'});
    for (const line of [
      /^# e\d+ Order$/m,
      /\[e\d+ textbox "Email" required = "ann@example.org"\]/,
      /\[e\d+ checkbox "Newsletter" checked\]/,
      /\[e\d+ radio "Slow"\]/,
      /\[e\d+ combobox "Size" = "Large \(or Small\)"\]/,
      /\[e\d+ slider "Amount" = "7"\]/,
      /\[e\d+ button "More" collapsed\]/,
      /\[e\d+ button "Bold" pressed\]/,
      /\[e\d+ button "Send" disabled\]/,
      /\[e\d+ tab "One" selected\]/,
      /navigation "Main":\n \[e\d+ link "Home" current\] \[e\d+ About us\]/,
      /Read the \[e\d+ terms of use\] first\./,
      /!\[e\d+ A red tea pot\]/,
      /\[e\d+ canvas "Chart"\]/,
      /\[e\d+ textbox "Billing street"\]/,
      /Tea \| Price\n *Green \| 3/,
    ])
      expect(seen).toMatch(line);
  });

  it('leaves out what nobody sees, and keeps what is shown again inside it', async () => {
    const seen = await see('/form', {view: 'full'});
    expect(seen).not.toMatch(/never shown|Dead/);
    expect(seen).toContain('but this');
    expect(seen).toMatch(/button "Fold" collapsed/);
    expect(await see('/form')).not.toContain('seen through');
  });

  it('marks what can be clicked and says so by nothing but its looks', async () => {
    const seen = await see('/clicks');
    for (const name of ['Archive', 'Mark as read', 'Star it', 'Focus me', 'trash', 'Close'])
      expect(seen).toMatch(new RegExp(`\\[e\\d+ clickable "${name}"\\]`));
    expect(seen).toMatch(/\[e\d+ Link inside\]/);
    expect(seen).toMatch(/\[e\d+ checkbox "Fancy box" checked\]/);
    expect(seen).toMatch(/^Not me$/m);
  });

  it('tells once what a page says twice: a picture and its title, a label and its field', async () => {
    const seen = await see('/twice', {view: 'full'});
    expect(seen.match(/storm is coming/g)).toHaveLength(1);
    expect(seen.match(/link\]/g)).toBeNull();
    expect(seen).toMatch(/!\[Another picture\]\][^]*\[e\d+ The third story\]/);
    expect(seen).toMatch(/\[e\d+ !\[Lonely\]\]/);
    expect(seen.match(/By post/g)).toHaveLength(1);
    expect(seen).toMatch(/radio "By post"\]/);
    expect(seen).toMatch(/\[e\d+ see fares\]/);
    expect(seen.match(/Your name/g)).toHaveLength(1);
    expect(seen.match(/old bridge/g)).toHaveLength(1);
    // Where the title may be out of sight, each is told for itself; and either is found.
    expect((await desk.read()).match(/storm is coming/gi)).toHaveLength(2);
    const {output} = await desk.call('point', {target: 'the picture of a storm'});
    expect(pointedIn(output).pointing_at?.ref).toMatch(/^e\d+$/);
  });

  it('goes through open and closed shadow roots, and slots', async () => {
    const seen = await see('/shadow');
    expect(seen).toMatch(/button "In the open"\][^]*slotted words/);
    expect(seen).toMatch(/button "Behind a door"/);
    expect(seen).not.toContain('canary-shadow');
  });
});

describe('the view of the screen', () => {
  it('tells what is covered, and leaves out what is further down but for its headings', async () => {
    const seen = await see('/covered');
    expect(seen).toMatch(/button "Under it" covered\]/);
    expect(seen).toMatch(/button "Free"\]/);
    expect(seen).toContain('Sticky');
    expect(seen).not.toMatch(/far text|Far link/);
    expect(seen).toMatch(/Headings elsewhere on the page:\n## e\d+ Far below/);
    await page.evaluate(() => scrollTo(0, 9_999));
    const below = await desk.read();
    expect(below).toMatch(/far text[^]*\[e\d+ Far link\]/);
    expect(below).toContain('Sticky');
    expect(below).not.toContain('"Free"');
  });

  it('holds only the dialog while one is open', async () => {
    const seen = await see('/dialog');
    expect(seen).toMatch(/A dialog is open/);
    expect(seen).toMatch(/dialog "Sure\?" \(modal\):\n Delete all\?\n \[e\d+ button "Yes"/);
    expect(seen).not.toMatch(/Outside|Behind/);
    expect(await desk.read({view: 'full'})).toMatch(/Behind[^]*Outside[^]*Yes/);
  });
});
