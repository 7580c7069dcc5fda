import type {Page} from 'puppeteer-core';
import {afterAll, beforeAll, describe, expect, it} from 'vitest';
import {openTab} from '../../local/desk/browser.ts';
import {ToolDesk} from '../../local/desk/tool-desk.ts';
import type {Picture} from '../../src/protocol/picture.ts';
import {CANARY, look, PLAIN} from './pixels.ts';
import {openSite, SHOP, type Site} from './site.ts';
import {EXTENSION} from './stage.ts';

const STYLE = `<style>
  body{margin:8px;font:20px monospace} input,textarea,select,[contenteditable]{font:bold 22px monospace;color:${PLAIN}}
  .secret,.secret *{color:${CANARY}!important;-webkit-text-fill-color:${CANARY}}</style>`;
const SECRETS = `
<label>Password <input class=secret type=password value=hunter2hunter2></label><br>
<label>Password again <input class=secret id=shown type=password value=hunter2hunter2></label><br>
<label>Card <input class=secret autocomplete=cc-number value=4111111111111111></label><br>
<label>Month <select class=secret autocomplete=cc-exp-month><option>WWWWWW</select></label><br>
<label>Code <input class=secret autocomplete=one-time-code value=WWWWWW></label><br>
<div class=secret contenteditable autocomplete=one-time-code>WWWWWW</div>`;
const FORM = `<!doctype html><title>Form</title>${STYLE}<label>Email <input value=ann@example.org></label><br>${SECRETS}`;
const CLOSED = `<!doctype html><title>Closed</title>${STYLE}<label>Email <input value=ann@example.org></label>
<div id=host></div><script>
const inner = document.getElementById('host').attachShadow({mode:'closed'});
inner.innerHTML = '${STYLE.replaceAll('\n', ' ')}<x-deep></x-deep>';
inner.querySelector('x-deep').attachShadow({mode:'closed'}).innerHTML = \`${STYLE}${SECRETS}\`;
</script>`;
const STUBBORN = `<!doctype html><title>Stubborn</title>${STYLE}<style>.secret{opacity:1!important;transition:opacity 9s!important}</style>
<label>Email <input value=ann@example.org></label>${SECRETS}`;

let desk: ToolDesk;
let narrow: ToolDesk;
let site: Site;
let away: Site;
let page: Page;
let decoder: Page;

beforeAll(async () => {
  away = await openSite({
    '/form': FORM,
    '/slow': FORM + '<script>setInterval(()=>{const t=Date.now();while(Date.now()-t<900);},950)</script>',
  });
  site = await openSite({
    '/': SHOP,
    '/form': FORM,
    '/closed': CLOSED,
    '/stubborn': STUBBORN,
    '/frames': `<!doctype html><title>Frames</title>${STYLE}<label>Email <input value=ann@example.org></label><br>
<iframe src="/form" width=600 height=260></iframe><iframe src="${away.at('/form').replace('localhost', '127.0.0.1')}" width=600 height=260></iframe>
<iframe sandbox srcdoc="${FORM.replaceAll('"', '&quot;')}" width=600 height=260></iframe>`,
    '/foreign': `<!doctype html><title>Foreign</title>${STYLE}<label>Email <input value=ann@example.org></label><br>
<iframe src="${away.at('/form')}" width=600 height=300></iframe>`,
    '/slow': `<!doctype html><title>Slow</title>${STYLE}<label>Email <input value=ann@example.org></label><br>
<iframe src="${away.at('/slow').replace('localhost', '127.0.0.1')}" width=600 height=300></iframe>`,
    '/long': `<!doctype html><title>Long</title>${STYLE}<label>Email <input value=ann@example.org></label>${SECRETS.repeat(40)}`,
    '/noise': `<!doctype html><title>Noise</title><body style="margin:0"><canvas width=1280 height=720></canvas><script>
const pen = document.querySelector('canvas').getContext('2d'); const data = pen.createImageData(1280, 720);
for (let at = 0; at < data.data.length; at += 65536) crypto.getRandomValues(data.data.subarray(at, at + 65536));
pen.putImageData(data, 0, 0);</script>`,
  });
  desk = await ToolDesk.open({extension: EXTENSION, hasAllSites: true});
  narrow = await ToolDesk.open({extension: EXTENSION, hasAllSites: false});
  decoder = await openTab(desk.browser, 'about:blank', {isBackground: true});
  page = await desk.visit(site.at('/'));
});
afterAll(async () => {
  await desk.close();
  await narrow.close();
  await site.close();
  await away.close();
});

/** Takes a picture of the page in front, as a conversation does. */
async function shoot(
  args: Record<string, unknown> = {},
  by = desk,
): Promise<{picture: Picture; output: string}> {
  const {output, picture, failure} = await by.call('take_screenshot', args);
  if (!picture) throw new Error(failure?.message ?? output);
  return {picture, output};
}

/** Expects that the page in front shows secrets, and that no picture of it does. */
async function expectNoSecret(times = 3): Promise<void> {
  const bare = `data:image/png;base64,${await page.screenshot({encoding: 'base64'})}`;
  expect((await look(decoder, bare)).canary, 'what a person sees').toBeGreaterThan(300);
  for (let time = 0; time < times; time += 1) {
    const {picture} = await shoot();
    const seen = await look(decoder, picture.dataUrl);
    expect(seen.canary).toBe(0);
    expect(seen.plain).toBeGreaterThan(100);
  }
}

describe('a picture of a page', () => {
  it('is a JPEG of four tiles, which the record of a turn can name', async () => {
    const {picture, output} = await shoot();
    expect(picture).toMatchObject({width: 1024, height: 576});
    expect(picture.dataUrl).toMatch(/^data:image\/jpeg;base64,/);
    expect(picture.thumbnail?.length).toBeLessThanOrEqual(20 * 1024);
    expect(picture.sha256).toMatch(/^[0-9a-f]{64}$/);
    expect(await look(decoder, picture.dataUrl)).toMatchObject({width: 1024, height: 576});
    expect(output).toContain('not a request');
  });

  it('fits the channel, whatever the page shows', async () => {
    await desk.visit(site.at('/noise'), page);
    const {picture} = await shoot();
    expect(picture.dataUrl.length).toBeLessThan(256 * 1024 - 4_000);
    expect(picture.thumbnail?.length ?? 0).toBeLessThanOrEqual(20 * 1024);
  });

  it('shows marks with the refs of what can be used', async () => {
    await desk.visit(site.at('/'), page);
    const told = await desk.read();
    const ref = /\[(e\d+) button "Add to basket"/.exec(told)?.[1] ?? '';
    const {output, picture} = await shoot({marks: true});
    expect(JSON.parse(output)).toMatchObject({marks: '4 refs are drawn on it.'});
    expect(ref).not.toBe('');
    const plain = await shoot();
    expect(picture.sha256).not.toBe(plain.picture.sha256);
  });
});

describe('secrets', () => {
  it('are in no pixel: passwords, cards, codes', async () => {
    await desk.visit(site.at('/form'), page);
    await expectNoSecret();
  });

  it('are in no pixel while a password is shown', async () => {
    await page.evaluate(() => {
      const field = document.querySelector<HTMLInputElement>('#shown');
      if (field) field.type = 'text';
    });
    await expectNoSecret();
  });

  it('are drawn again after the picture, and the page is as it was', async () => {
    await desk.visit(site.at('/form'), page);
    const changes = await page.evaluateHandle(() => {
      const seen: string[] = [];
      new MutationObserver((records) => seen.push(...records.map(({type}) => type))).observe(document, {
        subtree: true,
        childList: true,
        attributes: true,
        characterData: true,
      });
      return seen;
    });
    await page.focus('input[type=password]');
    await shoot();
    const bare = `data:image/png;base64,${await page.screenshot({encoding: 'base64'})}`;
    expect((await look(decoder, bare)).canary).toBeGreaterThan(300);
    expect(await changes.jsonValue()).toEqual([]);
    expect(await page.evaluate(() => document.activeElement?.getAttribute('type'))).toBe('password');
  });

  it('are in no pixel inside closed shadow roots', async () => {
    await desk.visit(site.at('/closed'), page);
    await expectNoSecret();
  });

  it('are in no pixel where the page insists on showing them', async () => {
    await desk.visit(site.at('/stubborn'), page);
    await expectNoSecret();
    expect(await page.evaluate(() => document.querySelectorAll('[style]').length)).toBe(0);
  });

  it('are in no pixel inside frames of any origin', async () => {
    await desk.visit(site.at('/frames'), page);
    await expectNoSecret(4);
    const {picture} = await shoot();
    // The plain fields of the frames are there: they were not hidden whole.
    const alone = await look(decoder, picture.dataUrl);
    expect(alone.plain).toBeGreaterThan(600);
  });

  it('are in no pixel of a frame that does not answer', async () => {
    await desk.visit(site.at('/slow'), page);
    await expectNoSecret(2);
  });

  it('are in no pixel of a frame that Parley has no access to', async () => {
    const own = await narrow.visit(site.at('/foreign').replace('localhost', '127.0.0.1'));
    const {failure} = await narrow.call('take_screenshot', {});
    // Reading pages of this machine is allowed there, seeing the screen is not.
    expect(failure?.reason).toBe('page.unshared');
    await own.close();
  });

  it('are in no pixel while the page scrolls', async () => {
    await desk.visit(site.at('/long'), page);
    await page.evaluate(() => {
      let at = 0;
      const step = () => {
        at += 37;
        scrollTo(0, at % 3000);
        requestAnimationFrame(step);
      };
      step();
    });
    for (let time = 0; time < 3; time += 1) {
      const {picture, failure} = await desk.call('take_screenshot', {});
      if (picture) expect((await look(decoder, picture.dataUrl)).canary).toBe(0);
      else expect(failure?.message).toContain('moved');
    }
  });

  it('are in no pixel while a person scrolls with the wheel, which the page’s thread hears of late', async () => {
    await desk.visit(site.at('/long'), page);
    const session = await page.createCDPSession();
    const over = new AbortController();
    const scrolling = (async () => {
      for (let turn = 0; !over.signal.aborted; turn += 1)
        await session.send('Input.synthesizeScrollGesture', {
          x: 300,
          y: 300,
          yDistance: turn % 2 === 0 ? -900 : 900,
          speed: 3_000,
        });
    })();
    let taken = 0;
    for (let time = 0; time < 6; time += 1) {
      const {picture} = await desk.call('take_screenshot', {});
      if (!picture) continue;
      taken += 1;
      expect((await look(decoder, picture.dataUrl)).canary).toBe(0);
    }
    over.abort();
    await scrolling;
    expect(taken).toBeGreaterThanOrEqual(0);
  });

  it('are in no pixel where the page is magnified', async () => {
    await desk.visit(site.at('/form'), page);
    const session = await page.createCDPSession();
    await session.send('Emulation.setPageScaleFactor', {pageScaleFactor: 1.6});
    await expectNoSecret(2);
    await session.send('Emulation.setPageScaleFactor', {pageScaleFactor: 1});
  });
});
