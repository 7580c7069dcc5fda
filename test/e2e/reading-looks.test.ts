import {afterAll, beforeAll, describe, expect, it} from 'vitest';
import {ToolDesk} from '../../local/desk/tool-desk.ts';
import {openSite, type Site} from './site.ts';
import {EXTENSION} from './stage.ts';

/** Elements of the same tag and class, some of which are told apart by where they stand. */
const ALIKE = `<!doctype html><title>Alike</title><style>
.hidden p:nth-child(3){display:none} .hidden p:nth-child(6){visibility:hidden}
.menu > ul{visibility:hidden} .menu.open > ul{visibility:visible}
.cards > div{cursor:pointer}
.mixed > span:nth-child(even){display:block}
.odd > div:nth-child(odd){cursor:pointer}
.doors > [data-door=open], #own{cursor:pointer}
.shut{content-visibility:hidden}
</style>
<div class="hidden">${[1, 2, 3, 4, 5, 6, 7].map((n) => `<p>Line ${n}</p>`).join('')}</div>
${[1, 2, 3].map((n) => `<div class="menu${n === 3 ? ' open' : ''}"><ul><li>Choice ${n}</li></ul></div>`).join('')}
<div class="cards">${[1, 2, 3, 4, 5].map((n) => `<div>Card ${n}</div>`).join('')}</div>
<div class="mixed">${[1, 2, 3, 4].map((n) => `<span>Part ${n}</span>`).join('')}</div>
<div class="odd">${[1, 2, 3, 4].map((n) => `<div>Step ${n}</div>`).join('')}</div>
<div class="doors">${[1, 2, 3, 4, 5, 6].map((n) => `<div data-door="${n % 3 === 0 ? 'open' : 'shut'}">Door ${n}</div>`).join('')}</div>
<div class="owners">${[1, 2, 3].map((n) => `<div${n === 3 ? ' id="own"' : ''}>Owner ${n}</div>`).join('')}</div>
<section class="shut"><p>Skipped</p></section>
<p style="display:none">Styled away</p><p style="visibility:hidden">Styled out of sight</p><p>The end</p>`;

/** Elements that only their markup tells to be clickable, and the like that are not. */
const BOUND = `<!doctype html><title>Bound</title>
${['@click.prevent="a"', 'v-on:click.stop="a"', 'wire:click="a"', 'hx-post="/a"', 'phx-click="a"', 'data-action="menu#open"', 'data-action="mouseover->a#b click->menu#open"', 'data-bs-toggle="collapse"', 'aria-expanded="false"'].map((attribute, at) => `<div ${attribute}>Yes ${at}</div>`).join('')}
${['@click.outside="a"', 'hx-get="/a" hx-trigger="load"', 'data-action="save"', 'data-action="mouseover->menu#open"', 'data-state="open"', 'data-toggle="tooltip"'].map((attribute, at) => `<div ${attribute}>No ${at}</div>`).join('')}
<div aria-haspopup="true"><a href="/x">Holds a link</a></div><p>The end</p>`;

let desk: ToolDesk;
let site: Site;
let seen: string;

beforeAll(async () => {
  site = await openSite({'/': ALIKE, '/bound': BOUND});
  desk = await ToolDesk.open({extension: EXTENSION, hasAllSites: true});
  await desk.visit(site.at('/'));
  seen = await desk.readUntil((output) => output.includes('The end'), {view: 'full'});
});
afterAll(async () => {
  await desk.close();
  await site.close();
});

describe('of elements that are alike', () => {
  it('those that are not drawn or not visible are not told', () => {
    expect([...seen.matchAll(/Line (\d)/g)].map(([, n]) => n)).toEqual(['1', '2', '4', '5', '7']);
    expect(seen).not.toMatch(/Choice [12]/);
    expect(seen).toContain('Choice 3');
    expect(seen).not.toMatch(/Skipped|Styled/);
  });

  it('all that have the hand are told as clickable', () => {
    for (const n of [1, 2, 3, 4, 5]) expect(seen).toMatch(new RegExp(`\\[e\\d+ clickable "Card ${n}"\\]`));
  });

  it('those that an attribute tells apart are not taken for alike', () => {
    const clickable = [...seen.matchAll(/\[e\d+ clickable "((?:Door|Owner) \d)"\]/g)].map(([, name]) => name);
    expect(clickable).toEqual(['Door 3', 'Door 6', 'Owner 3']);
  });

  it('those that only their place tells apart are asked each, once that is seen', () => {
    expect(seen).toMatch(/^Part 1\nPart 2\nPart 3\nPart 4$/m);
    expect(seen).toMatch(/\[e\d+ clickable "Step 1"\]\nStep 2\n\[e\d+ clickable "Step 3"\]\nStep 4/);
  });
});

it('what its markup binds a click to is told as clickable, and nothing else', async () => {
  await desk.visit(site.at('/bound'));
  const bound = await desk.readUntil((output) => output.includes('The end'), {view: 'full'});
  const clickable = [...bound.matchAll(/\[e\d+ clickable "(.*?)"/g)].map(([, name]) => name);
  expect(clickable).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8].map((at) => `Yes ${at}`));
});
