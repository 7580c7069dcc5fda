import {createServer} from 'node:http';
import type {AddressInfo} from 'node:net';
import type {Page} from 'puppeteer-core';
import {afterAll, beforeAll, describe, expect, it} from 'vitest';
import {ToolDesk} from '../../local/desk/tool-desk.ts';
import {pointedIn} from './pointed.ts';
import {openSite, SHOP, type Site} from './site.ts';
import {EXTENSION} from './stage.ts';

const INNER = `<!doctype html><title>Inner</title><h2>Inner</h2><button>Press inside</button>
<div style="height:2000px"></div><a href="/deep">Deep link</a>`;

let desk: ToolDesk;
let narrow: ToolDesk;
let inner: Site;
let outer: Site;
let page: Page;

/** The same site under another name, which is another origin. */
const elsewhere = (url: string) => url.replace('localhost', '127.0.0.1');

beforeAll(async () => {
  inner = await openSite({'/': INNER, '/nest': `<h3>Nest</h3><iframe src="/"></iframe>`});
  const away = inner.at('/');
  const outerPage = `<!doctype html><title>Outer</title><h1>Outer</h1>
<p>before</p><iframe title="Same" src="/same"></iframe><p>between</p>
<iframe title="Away" src="${away}"></iframe>
<iframe title="Boxed" sandbox srcdoc="<button>In the box</button>"></iframe>
<iframe title="Nested" src="${inner.at('/nest')}"></iframe>
<div id=host></div><p>after</p><script>
document.getElementById('host').attachShadow({mode:'open'}).innerHTML='<iframe title="Hidden" src="/same" width=333 height=111></iframe>';
</script>`;
  outer = await openSite({
    '/': outerPage,
    '/same': '<h2>Same</h2><button>Same origin</button>',
    '/plain': SHOP,
  });
  desk = await ToolDesk.open({extension: EXTENSION, hasAllSites: true, height: 1200});
  narrow = await ToolDesk.open({extension: EXTENSION, hasAllSites: false});
  page = await desk.visit(outer.at('/'));
});
afterAll(async () => {
  await desk.close();
  await narrow.close();
  await outer.close();
  await inner.close();
});

describe('frames', () => {
  it('are told of in their places, whatever their origin, and inside each other', async () => {
    const seen = await desk.readUntil((output) => /In the box[^]*Nest[^]*Press inside/.test(output), {
      view: 'full',
    });
    expect(seen).toMatch(
      /before\n\[e\d+ iframe "Same"\]:\n ## f\d+e\d+ Same\n \[f\d+e\d+ button "Same origin"\]\nbetween/,
    );
    expect(seen).toMatch(
      /iframe "Away"\]:\n ## f\d+e\d+ Inner\n \[f\d+e\d+ button "Press inside"\]\n \[f\d+e\d+ Deep link\]/,
    );
    expect(seen).toMatch(/iframe "Boxed"\]:\n \[f\d+e\d+ button "In the box"\]/);
    expect(seen).toMatch(
      /iframe "Nested"\]:\n ### f\d+e\d+ Nest\n \[f\d+e\d+ iframe\]:\n {2}## f\d+e\d+ Inner/,
    );
    expect(seen).toMatch(/iframe "Hidden"\]:\n ## f\d+e\d+ Same/);
    expect(seen).toMatch(/after\n<\/page-content/);
  });

  it('show on the screen only what can be seen of them', async () => {
    const seen = await desk.read();
    expect(seen).toMatch(/Press inside/);
    expect(seen).not.toContain('Deep link');
  });

  it('keep their refs, and are pointed into', async () => {
    const seen = await desk.read({view: 'full'});
    const ref = /\[(f\d+e\d+) button "In the box"\]/.exec(seen)?.[1] ?? '';
    expect(await desk.read({view: 'full'})).toContain(`[${ref} button "In the box"]`);
    const {output, failure} = await desk.point({target: ref});
    expect(failure).toBeNull();
    expect(pointedIn(output)).toEqual({pointing_at: {ref, role: 'button', name: 'In the box'}});
    const rings = await Promise.all(
      page.frames().map((frame) => frame.evaluate(() => document.querySelectorAll('parley-ring').length)),
    );
    expect(rings.filter((count) => count > 0)).toHaveLength(1);
  });

  it('that went away are said to be gone', async () => {
    const seen = await desk.read({view: 'full'});
    const ref = /\[(f\d+e\d+) button "Same origin"\]/.exec(seen)?.[1] ?? '';
    await page.evaluate(() => document.querySelector('iframe')?.remove());
    const {failure} = await desk.call('point', {target: ref});
    expect(failure).toMatchObject({
      reason: 'ref.unknown',
      message: expect.stringMatching(/call read_page/) as string,
    });
  });

  it('that may not be read say so in their place', async () => {
    const host = `<!doctype html><h1>Host</h1><iframe title="Foreign" src="${inner.at('/')}"></iframe><p>after</p>`;
    const site = await openSite({'/': host});
    await narrow.visit(elsewhere(site.at('/')));
    const seen = await narrow.read({view: 'full'});
    expect(seen).toMatch(/iframe "Foreign"\] \(from localhost:\d+, which Parley has no access to\)\nafter/);
    await site.close();
  });

  it('that hang lose only themselves, and keep their number', async () => {
    const hang = `<h2>Busy</h2><button>In the busy one</button><script>
addEventListener('message', () => { for (const end = Date.now() + 6000; Date.now() < end;); });
</script>`;
    const away = await openSite({'/': hang});
    const site = await openSite({
      '/': `<!doctype html><iframe title="Busy" src="${elsewhere(away.at('/'))}"></iframe><iframe title="Fine" src="/fine"></iframe>`,
      '/fine': '<button>In the fine one</button>',
    });
    const outside = await desk.visit(site.at('/'), page);
    const before = await desk.readUntil((output) => /In the busy one[^]*In the fine one/.test(output), {
      view: 'full',
    });
    const busy = /\[(f\d+e\d+) button "In the busy one"\]/.exec(before)?.[1] ?? '';
    await outside.evaluate(() => {
      frames[0]?.postMessage('hang', '*');
      // A frame that comes while the other hangs gets a number that nobody has.
      document.body.insertAdjacentHTML('beforeend', '<iframe title="New" src="/fine"></iframe>');
    });
    const during = await desk.readUntil((output) => /iframe "New"\]:/.test(output), {view: 'full'});
    expect(during).toMatch(/iframe "Busy"\] \(did not answer\)/);
    expect(during).toMatch(/iframe "Fine"\]:\n \[f\d+e\d+ button "In the fine one"\]/);
    expect(during).not.toContain(`[${busy} `);
    const after = await desk.readUntil((output) => output.includes('In the busy one'), {view: 'full'});
    expect(after).toContain(`[${busy} button "In the busy one"]`);
    const refs = [...after.matchAll(/\[(f\d+e\d+) /g)].map(([, ref]) => ref);
    expect(new Set(refs).size).toBe(refs.length);
    await site.close();
    await away.close();
  });

  it('that never load are told of, and the others are read', async () => {
    const silent = createServer(() => undefined);
    await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve));
    const {port} = silent.address() as AddressInfo;
    const site = await openSite({
      '/': '<!doctype html><iframe title="Fine" src="/fine"></iframe>',
      '/fine': '<button>In the fine one</button>',
    });
    const outside = await desk.visit(site.at('/'), page);
    await outside.evaluate((address) => {
      document.body.insertAdjacentHTML('beforeend', `<iframe title="Silent" src="${address}"></iframe>`);
    }, `http://127.0.0.1:${port}/`);
    const seen = await desk.readUntil((output) => output.includes('iframe "Silent"'), {view: 'full'});
    expect(seen).toMatch(/iframe "Fine"\]:\n \[f\d+e\d+ button "In the fine one"\]/);
    expect(seen).toMatch(/iframe "Silent"\] \((?:empty|did not answer)\)/);
    silent.closeAllConnections();
    silent.close();
    await site.close();
  });
});
