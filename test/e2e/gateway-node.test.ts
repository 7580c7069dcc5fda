import {describe, expect, it} from 'vitest';
import {waitForNoPill, waitForPill} from '../../local/desk/pill-in.ts';
import {waitFor} from '../../local/desk/wait.ts';
import {ask} from './gateway-stage.ts';
import {boxOf, isAround, waitForRing} from './rings.ts';
import {LOOK} from './node-approval.ts';
import {given, useSharing} from './sharing-stage.ts';

const on = useSharing();

describe('sharing a tab', {timeout: 240_000}, () => {
  it('is the person’s act: a click that a script makes is none', async () => {
    await on.popup.waitForSelector('.share-button');
    await on.popup.$eval('.share-button', (button) => (button as HTMLElement).click());
    await new Promise((resolve) => setTimeout(resolve, 500));
    expect(await on.shared()).toBeNull();
  });

  it('is paired and approved from nothing, and goes on by itself', async () => {
    await on.press('Share this tab');
    await on.that(
      'the wish for an approval',
      (tab, status) => tab !== null && status?.approval === 'waiting',
    );
    await waitForPill(on.page, ({kind}) => kind === 'sharing');
    await on.popup.waitForSelector('::-p-text(waits for you to approve)');
    await on.options.waitForSelector(
      `::-p-text("allow": ["page.snapshot", "page.screenshot", "page.point"])`,
    );
    await on.gateway.allowCommands(LOOK);
    await on.approve(LOOK);
    await on.that('the approval', given, 90_000);
    await on.popup.waitForSelector('::-p-text(Your agent can look at this tab)');
    const title = await on.options.evaluate(() => chrome.action.getTitle({}));
    expect(title).toContain('a tab is shared with your agent');
  });
});

describe('the pill on the page', {timeout: 240_000}, () => {
  it.each([
    ['light', [11, 111, 136]],
    ['dark', [108, 201, 224]],
  ] as const)('is seen, and told (%s)', async (value, colour) => {
    await on.page.emulateMediaFeatures([{name: 'prefers-color-scheme', value}]);
    const {box} = await waitForPill(on.page);
    const clip = {x: box.left, y: box.top, width: box.right - box.left, height: box.bottom - box.top};
    const picture = await on.page.screenshot({encoding: 'base64', clip});
    const drawn = await on.options.evaluate(
      async (base64, [red, green, blue]) => {
        const bytes = Uint8Array.from(atob(base64), (char) => char.charCodeAt(0));
        const image = await createImageBitmap(new Blob([bytes]));
        const pen = new OffscreenCanvas(image.width, image.height).getContext('2d');
        if (!pen) throw new Error('no canvas');
        pen.drawImage(image, 0, 0);
        const {data} = pen.getImageData(0, 0, image.width, image.height);
        let count = 0;
        for (let at = 0; at < data.length; at += 4)
          if (data[at] === red && data[at + 1] === green && data[at + 2] === blue) count += 1;
        return count;
      },
      picture,
      colour,
    );
    // The frame of a small window, its smooth corners apart.
    expect(drawn).toBeGreaterThan(80);
    const tree = JSON.stringify(await on.page.accessibility.snapshot({interestingOnly: false}));
    expect(tree).toMatch(/"role":"status".*Shared with your agent/);
    await on.page.emulateMediaFeatures([]);
  });

  it('is put back where a page takes it away, before anything is looked at', async () => {
    await on.page.$eval('parley-pill', (pill) => pill.remove());
    await on.agent('page_snapshot {}');
    expect(await on.hasSign()).toBe(true);
  });
});

describe('the agent', {timeout: 240_000}, () => {
  it('reads the page and points at something on it, and the ring is there', async () => {
    const said = await on.agent(
      'page_snapshot {"view": "full"}',
      'page_point {"target": "Add to basket", "label": "Here it is"}',
    );
    expect(said).toMatch(/<page-content nonce="[^"]+">\\?n?[\s\S]*Tea and Books/);
    expect(said).toContain('Add to basket');
    const ring = await waitForRing(on.page);
    expect(ring.label).toBe('Here it is');
    expect(isAround(ring.ring, await boxOf(on.page, 'button'))).toBe(true);
    expect(on.gateway.model.offered).toEqual(
      expect.arrayContaining(['page_snapshot', 'page_screenshot', 'page_point']),
    );
    expect(on.gateway.model.offered).not.toContain('page_click');
    expect((await on.shared())?.looks).toMatchObject({read: 2, shown: 1});
  });

  it('gets a picture', async () => {
    await on.agent('page_screenshot {}');
    expect(JSON.stringify(on.gateway.model.last.messages)).toMatch(
      /data:image\/jpeg;base64,[A-Za-z0-9+/]{5000}/,
    );
  });
});

describe('what the agent is not given', {timeout: 240_000}, () => {
  it('is any other tab: what is in front of the person meanwhile is neither read nor seen', async () => {
    const other = await on.desk.visit(on.site.at('/bank'));
    const said = await on.agent(
      'page_snapshot {}',
      'page_screenshot {}',
      'page_point {"target": "Show more"}',
    );
    expect(said).toContain('Tea and Books');
    expect(said).not.toContain('Show balance');
    expect(said).toContain('Another tab is in front now');
    expect(said).toContain('The shared tab is not in front');
    await other.close();
    await on.page.bringToFront();
  });

  it('is what stands in secret fields', async () => {
    await on.page.evaluate(() => {
      document.body.insertAdjacentHTML(
        'beforeend',
        '<input type=password aria-label="Secret" value="canary-of-the-page-77">',
      );
    });
    expect(await on.agent('page_snapshot {"view": "full"}')).toContain('Secret');
    expect(JSON.stringify(on.gateway.model.last)).not.toContain('canary-of-the-page-77');
  });

  it('is a click, while the person has not allowed it', async () => {
    expect(await on.agent('page_click {"target": "Add to basket"}')).toMatch(
      /not found|unknown|not available/i,
    );
    await expect(on.invoke('page.click', {target: 'Add to basket'})).rejects.toThrow(/page\.click|command/);
    // Nor does Parley take its word for it: the settings say no.
    expect(await on.desk.question()).toBeNull();
  });
});

describe('sharing by voice', {timeout: 240_000}, () => {
  const share = async (words: string, isShared = true) =>
    (await on.desk.turn({words})).call('share_tab', {on: isShared});

  it('takes the person’s own words', async () => {
    await on.press('Stop sharing');
    await on.that('the end', (tab) => tab === null);
    await on.popup.close();
    await on.page.bringToFront();
    expect((await share('read this to me')).failure?.reason).toBe('share.unsure');
    expect(await on.shared()).toBeNull();
    expect((await share('share this tab with my agent')).failure).toBeNull();
    await on.that('the approval', given, 90_000);
    expect(await on.hasSign()).toBe(true);
  });

  it('ends by voice, whatever is said', async () => {
    expect((await share('that is enough', false)).output).toContain('"shared":false');
    await on.that('the end', (tab) => tab === null);
    await waitForNoPill(on.page);
    await on.openPopup();
    await on.page.bringToFront();
  });
});

describe('what is shared', {timeout: 240_000}, () => {
  const shareAgain = async () => {
    await on.page.bringToFront();
    // A second try finds it shared.
    if (!(await on.shared())) await on.press('Share this tab');
    await on.that('the approval', given, 90_000);
  };

  /** The gateway gives its agent the tools of a node a little after it has let the node in. */
  const agentReaches = () =>
    waitFor(
      'the agent to reach the tab',
      async () => ((await on.agent('page_snapshot {}')).includes('Tea and Books') ? true : undefined),
      {timeoutMs: 30_000, everyMs: 500},
    );

  it('outlives the worker: the agent reaches it again', async () => {
    await shareAgain();
    const before = on.proxy.count;
    await on.caller.endWorker();
    const reached = async () => {
      const told = await on.invoke('page.snapshot', {}).catch(() => '');
      return told.includes('Tea and Books') ? true : undefined;
    };
    // An alarm brings the worker back within half a minute.
    await waitFor('the gateway to reach the tab', reached, {timeoutMs: 100_000, everyMs: 500});
    expect(on.proxy.count).toBeGreaterThan(before);
    await agentReaches();
  });

  it('outlives a network that is lost', async () => {
    const before = on.proxy.count;
    on.proxy.cut();
    await waitFor('another connection', () => (on.proxy.count > before ? true : undefined), {
      timeoutMs: 30_000,
    });
    await on.that('the approval', given, 90_000);
    await agentReaches();
  });

  it('stays shared on another page of its site, with the pill', async () => {
    await on.page.goto(on.site.at('/bank'));
    await waitForPill(on.page, ({kind}) => kind === 'sharing');
    expect(await on.agent('page_snapshot {}')).toContain('Show balance');
  });

  it('ends when the tab goes to another site', async () => {
    await on.page.goto(on.site.at('/bank').replace('localhost', '127.0.0.1'));
    await on.that('the end', (tab, status) => tab === null && status?.ended?.reason === 'share.left');
    await on.popup.waitForSelector('::-p-text(went to another site)');
    await waitForNoPill(on.page);
  });

  it('ends with its tab', async () => {
    on.page = await on.desk.visit(on.site.at('/'));
    await shareAgain();
    await on.page.close();
    await on.that('the end', (tab, status) => tab === null && status?.ended?.reason === 'share.left');
  });

  it('ends by the button of the pill', async () => {
    on.page = await on.desk.visit(on.site.at('/'));
    await shareAgain();
    const {stop} = await waitForPill(on.page, ({kind}) => kind === 'sharing');
    if (!stop) throw new Error('no stop button');
    await on.page.mouse.click((stop.left + stop.right) / 2, (stop.top + stop.bottom) / 2);
    await on.that('the end', (tab, status) => tab === null && status?.ended === null);
    await waitForNoPill(on.page);
    await on.page.close();
  });

  it('ends with the gateway', async () => {
    on.page = await on.desk.visit(on.site.at('/'));
    await shareAgain();
    await ask(on.options, 'gateway.save', {url: null, token: null});
    await on.that('the end', (tab, status) => tab === null && status?.ended?.reason === 'gateway.missing');
    await waitForNoPill(on.page);
  });

  it('leaves neither token nor key in what pages can see', async () => {
    const stored = await on.options.evaluate(async () => ({
      session: JSON.stringify(await chrome.storage.session.get()),
      local: await chrome.storage.local.get(),
    }));
    const {credentials, ...rest} = stored.local as {credentials: Record<string, string>};
    const tokens = Object.values(credentials).map((one) => {
      try {
        return (JSON.parse(one) as {token: string}).token;
      } catch {
        return one;
      }
    });
    expect(tokens.length).toBeGreaterThan(1);
    for (const token of tokens) {
      expect(stored.session).not.toContain(token);
      expect(JSON.stringify(rest)).not.toContain(token);
      expect(await on.options.content()).not.toContain(token);
    }
  });
});
