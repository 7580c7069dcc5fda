import type {CDPSession, Frame, Page} from 'puppeteer-core';
import type {Protocol} from 'puppeteer-core';
import {waitFor} from '../../local/desk/wait.ts';

/** A ring as it is drawn in a document, in pixels of its window. */
export interface RingSeen {
  ref: string | null;
  label: string;
  ring: Box;
  labelBox: Box;
  cursor: Box;
}
export interface Box {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

type Node = Protocol.DOM.Node;

/**
 * The ring that Parley draws in a page or in one of its frames, or `null`. Its root is closed to the page: it is looked into as
 * the browser's own tools do.
 */
export async function ringIn(place: Page | Frame): Promise<RingSeen | null> {
  const frame = 'mainFrame' in place ? place.mainFrame() : place;
  const session = (frame as unknown as {client: CDPSession}).client;
  const {root: document} = await session.send('DOM.getDocument', {depth: -1, pierce: true});
  // A frame of the page's own process is a part of the page to the browser's tools, in pixels of the page's window.
  const around =
    (frame as unknown as {_id: string})._id === document.frameId ? null : holderOf(document, frame);
  const host = hostsIn(around?.contentDocument ?? document).find(
    (one) => one.shadowRoots?.[0]?.shadowRootType === 'closed',
  );
  const root = host?.shadowRoots?.[0];
  if (!host || !root) return null;
  const outer = around && (await session.send('DOM.getBoxModel', {nodeId: around.nodeId})).model.content;
  const offset = {x: outer?.[0] ?? 0, y: outer?.[1] ?? 0};
  const find = (name: string) => root.children?.find((child) => classesOf(child).includes(name));
  const [ring, label, cursor] = [find('ring'), find('label'), find('cursor')];
  if (!ring || !label || !cursor || classesOf(ring).includes('away')) return null;
  const boxes = await Promise.all([ring, label, cursor].map((part) => boxIn(session, part, offset)));
  if (!boxes[0]) return null;
  const none = {left: 0, top: 0, right: 0, bottom: 0};
  return {
    ref: attribute(host, 'data-ref'),
    label: label.children?.[0]?.nodeValue ?? '',
    ring: boxes[0],
    labelBox: boxes[1] ?? none,
    cursor: boxes[2] ?? none,
  };
}

/** Waits for a ring that `suits`. */
export async function waitForRing(
  place: Page | Frame,
  suits: (ring: RingSeen) => boolean = () => true,
): Promise<RingSeen> {
  let last: RingSeen | null = null;
  return waitFor(
    'a ring',
    async () => {
      last = await ringIn(place);
      return last && suits(last) ? last : undefined;
    },
    {timeoutMs: 5_000, everyMs: 30},
  ).catch((cause: unknown) => {
    throw new Error(`no such ring; the last one seen was ${JSON.stringify(last)}`, {cause});
  });
}

/** Waits until there is no ring. */
export async function waitForNoRing(place: Page | Frame, timeoutMs = 5_000): Promise<void> {
  await waitFor('no ring', async () => ((await ringIn(place)) ? undefined : true), {timeoutMs, everyMs: 30});
}

/** Whether a box lies around another, and not far from it. */
export function isAround(outer: Box, inner: Box, mostPx = 14): boolean {
  const gaps = [
    inner.left - outer.left,
    inner.top - outer.top,
    outer.right - inner.right,
    outer.bottom - inner.bottom,
  ];
  return gaps.every((gap) => gap >= -1 && gap <= mostPx);
}

/** Where the first element that fits is in its window. */
export async function boxOf(place: Page | Frame, selector: string): Promise<Box> {
  return place.$eval(selector, (element) => {
    const {left, top, right, bottom} = element.getBoundingClientRect();
    return {left, top, right, bottom};
  });
}

function hostsIn(document: Node): Node[] {
  return all(document).filter(({localName}) => localName === 'parley-ring');
}

/** The element that holds a frame of the page's own process; `null` for one that has a process of its own. */
function holderOf(document: Node, frame: Frame): Node | null {
  const id = (frame as unknown as {_id: string})._id;
  return all(document, true).find(({frameId, contentDocument}) => frameId === id && contentDocument) ?? null;
}

function all(node: Node, isThroughFrames = false): Node[] {
  const inner = [...(node.children ?? []), ...(node.shadowRoots ?? [])];
  if (isThroughFrames && node.contentDocument) inner.push(node.contentDocument);
  return [node, ...inner.flatMap((one) => all(one, isThroughFrames))];
}

async function boxIn(
  session: CDPSession,
  {nodeId}: Node,
  {x, y}: {x: number; y: number},
): Promise<Box | null> {
  const model = await session.send('DOM.getBoxModel', {nodeId}).catch(() => null);
  const [left, top, , , right, bottom] = model?.model.border ?? [];
  return left === undefined || top === undefined || right === undefined || bottom === undefined
    ? null
    : {left: left - x, top: top - y, right: right - x, bottom: bottom - y};
}

function classesOf(node: Node): string[] {
  return (attribute(node, 'class') ?? '').split(' ');
}

function attribute({attributes = []}: Node, name: string): string | null {
  const at = attributes.findIndex((one, index) => index % 2 === 0 && one === name);
  return at < 0 ? null : (attributes[at + 1] ?? null);
}
