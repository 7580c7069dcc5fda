import type {CDPSession, Page} from 'puppeteer-core';
import type {Protocol} from 'puppeteer-core';
import {waitFor} from './wait.ts';

interface Box {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

/** The pill as it is drawn in a page, in pixels of its window. */
export interface PillSeen {
  kind: string;
  words: string;
  box: Box;
  /** Where its stop button is; `null` while it has none. */
  stop: Box | null;
  /** Its markup and its style, as they are now. */
  html: string;
  css: string;
}

/** Runs in the page, on the root that its own scripts cannot reach. */
function look(this: ShadowRoot): PillSeen | null {
  const pill = this.querySelector<HTMLElement>('.pill');
  const stop = this.querySelector<HTMLElement>('.stop');
  if (!pill || !stop) return null;
  const boxOf = (element: HTMLElement) => {
    const {left, top, right, bottom} = element.getBoundingClientRect();
    return {left, top, right, bottom};
  };
  return {
    kind: pill.dataset['kind'] ?? '',
    words: this.querySelector('.words')?.textContent ?? '',
    box: boxOf(pill),
    stop: stop.hidden ? null : boxOf(stop),
    html: this.innerHTML,
    css: this.adoptedStyleSheets
      .flatMap((sheet) => [...sheet.cssRules].map(({cssText}) => cssText))
      .join('\n'),
  };
}

/**
 * The pill that Parley draws in a page, or `null`. Its root is closed to the page: it is looked into as the browser's own tools
 * do.
 */
export async function pillIn(page: Page): Promise<PillSeen | null> {
  return ((await callOnPill(page, look, true))?.value as PillSeen | undefined) ?? null;
}

/** Runs in the page, on the pill's root: keeps whether the pill is drawn, each time that this changes. */
function keepVisibility(this: ShadowRoot): string[] {
  const pill = this.querySelector('.pill');
  if (!pill) throw new Error('the root has no pill');
  const kept = [getComputedStyle(pill).visibility];
  new MutationObserver(() => {
    const now = getComputedStyle(pill).visibility;
    if (now !== kept.at(-1)) kept.push(now);
  }).observe(pill, {attributes: true});
  return kept;
}

/**
 * Watches whether the pill that is there now is drawn: it is hidden for a picture, shorter than anyone could ask about.
 * What it gives tells the values that its `visibility` has had, in order.
 */
export async function watchVisibility(page: Page): Promise<() => Promise<string[]>> {
  const kept = await callOnPill(page, keepVisibility, false);
  if (!kept?.objectId) throw new Error('no pill to watch');
  const {objectId} = kept;
  return async () => {
    const {result} = await clientOf(page).send('Runtime.callFunctionOn', {
      objectId,
      functionDeclaration: 'function () { return this; }',
      returnByValue: true,
    });
    return result.value as string[];
  };
}

/** Calls `run` on the pill's root; `undefined` where there is no pill. */
async function callOnPill(
  page: Page,
  run: (this: ShadowRoot) => unknown,
  isByValue: boolean,
): Promise<Protocol.Runtime.RemoteObject | undefined> {
  const client = clientOf(page);
  const {root} = await client.send('DOM.getDocument', {depth: -1, pierce: true});
  const shadow = hostIn(root)?.shadowRoots?.[0];
  if (!shadow) return undefined;
  try {
    const {object} = await client.send('DOM.resolveNode', {nodeId: shadow.nodeId});
    if (!object.objectId) return undefined;
    const {result} = await client.send('Runtime.callFunctionOn', {
      objectId: object.objectId,
      functionDeclaration: run.toString(),
      returnByValue: isByValue,
    });
    return result;
  } catch {
    // It went between the two questions.
    return undefined;
  }
}

function clientOf(page: Page): CDPSession {
  return (page.mainFrame() as unknown as {client: CDPSession}).client;
}

/** Waits for a pill that `suits`. */
export async function waitForPill(
  page: Page,
  suits: (pill: PillSeen) => boolean = () => true,
  timeoutMs = 5_000,
): Promise<PillSeen> {
  let last: PillSeen | null = null;
  return waitFor(
    'a pill',
    async () => {
      last = await pillIn(page);
      return last && suits(last) ? last : undefined;
    },
    {timeoutMs, everyMs: 30},
  ).catch((cause: unknown) => {
    throw new Error(`no such pill; the last one seen was ${JSON.stringify(last && {...last, css: ''})}`, {
      cause,
    });
  });
}

/** Waits until there is none. */
export async function waitForNoPill(page: Page, timeoutMs = 5_000): Promise<void> {
  await waitFor('no pill', async () => ((await pillIn(page)) ? undefined : true), {timeoutMs, everyMs: 30});
}

function hostIn(node: Protocol.DOM.Node): Protocol.DOM.Node | null {
  // Its own root is closed; a page's element that only bears the name may have an open one, or none.
  if (node.localName === 'parley-pill' && node.shadowRoots?.[0]?.shadowRootType === 'closed') return node;
  for (const child of node.children ?? []) {
    const found = hostIn(child);
    if (found) return found;
  }
  return null;
}
