import {join} from 'node:path';
import type {Page} from 'puppeteer-core';
import {ToolDesk} from '../local/desk/tool-desk.ts';
import {within} from '../local/desk/wait.ts';
import {buildWhenStale} from '../scripts/build-when-stale.ts';
import {freePort} from './free-port.ts';
import {figure, quantile, type Aim, type Figure, type Unit} from './figures.ts';
import {scoreAccname} from './page/accname.ts';
import {HARD_PATH, openBenchSite} from './page/pages.ts';
import {timeView, type Timed} from './page/parley-side.ts';
import {countFrames, timeFinding} from './page/resolve.ts';
import {installPeers, loadTokenizer, openPeers, type Peer} from './page/peers.ts';
import {
  clickablesTold,
  itemsOf,
  plainText,
  precision,
  quotedItems,
  recall,
  type Share,
} from './page/score.ts';
import {timeScreenshot} from './page/screenshot.ts';
import {truthOf} from './page/truth.ts';

export interface PageOptions {
  turns: number;
  /** Folders of HTML pages to read besides those that are made here. */
  pages: string[];
  /** A folder of web-platform-tests on accessible names. */
  accname: string | null;
}

const SIZES = [1_000, 10_000, 50_000];
/** Peers are slow on large pages, and need no more than a few rounds to be told apart. */
const PEER_TURNS = 3;
const PEER_NODES = 20_000;
const READ_TIMEOUT_MS = 60_000;

const NAMES = [
  'viewport.10k',
  'full.10k',
  'full.50k',
  'slice.longest',
  'resolve.10k',
  'ring.frames',
  'tokens.viewport',
  'tokens.viewport.cap',
  'tokens.full',
  'tokens.full.ai',
  'recall',
  'precision',
  'clickables',
  'accname',
  'screenshot',
] as const;
type Name = (typeof NAMES)[number];

const AIMS: Record<Name, {unit: Unit; aim: Aim; peer?: string}> = {
  'viewport.10k': {unit: 'ms', aim: {atMost: 10, p95: 25}},
  'full.10k': {unit: 'ms', aim: {atMost: 50}, peer: 'Playwright ai, the same page'},
  'full.50k': {unit: 'ms', aim: {atMost: 250}},
  'slice.longest': {unit: 'ms', aim: {neverOver: 50}},
  'resolve.10k': {unit: 'ms', aim: {atMost: 15}},
  'ring.frames': {unit: 'frames', aim: {atMost: 1}},
  'tokens.viewport': {unit: 'tokens', aim: {atMost: 1_000}},
  'tokens.viewport.cap': {unit: 'tokens', aim: {neverOver: 2_000}},
  'tokens.full': {unit: 'of 1', aim: {atMost: 1.3}},
  'tokens.full.ai': {unit: 'of 1', aim: {atMost: 0.25}},
  recall: {unit: 'of 1', aim: {neverUnder: 0.99}},
  precision: {unit: 'of 1', aim: {neverUnder: 0.97}},
  clickables: {unit: 'of 1', aim: {neverUnder: 0.95}},
  accname: {unit: 'names', aim: {neverUnder: 365}},
  screenshot: {unit: 'ms', aim: {atMost: 80}},
};

/** Reads pages with Parley and with its peers, in one browser and one run. Tells of each page as it goes. */
export async function benchPage(options: PageOptions, print: (line: string) => void): Promise<Figure[]> {
  installPeers(print);
  const tokens = loadTokenizer();
  const {folder} = buildWhenStale(join(import.meta.dirname, '..'));
  const site = await openBenchSite([
    ...options.pages,
    ...(options.accname === null ? [] : [options.accname]),
  ]);
  const port = await freePort();
  const desk = await ToolDesk.open({
    extension: folder,
    hasAllSites: true,
    width: 1280,
    height: 720,
    args: [`--remote-debugging-port=${port}`],
  });
  const values: Record<Name, number[]> = Object.fromEntries(
    NAMES.map((name) => [name, [] as number[]]),
  ) as never;
  const peerTimes: number[] = [];
  let peers: Peer[] = [];
  try {
    const page = await desk.visit(site.at('/inner'));
    const own = site.found.filter(
      (path) => options.accname === null || !path.startsWith(`/${baseOf(options.accname)}/`),
    );
    const paths = [...SIZES.map((size) => `/nodes-${size}`), HARD_PATH, ...own];
    const {turns} = options;
    const leftOut = (path: string) => (error: unknown) => {
      print(`${path}: left out: ${error instanceof Error ? error.message : String(error)}`);
    };
    // Parley's own times come first: a page that the peers' debuggers are attached to is slower for all.
    const times = new Map<string, OwnTimes>();
    for (const path of paths) {
      const round = {desk, page, path, address: site.at(path), turns, values, print};
      await timeOwn(round).then((taken) => times.set(path, taken), leftOut(path));
    }
    values.screenshot.push(...(await timeScreenshot(desk, page, site.at('/nodes-10000'), turns)));
    peers = await openPeers(port, print);
    for (const [path, {screen, full}] of times) {
      const address = site.at(path);
      const round = {desk, page, path, address, turns, values, print, tokens, peers, peerTimes, screen, full};
      await onePage(round).catch(leftOut(path));
    }
    if (options.accname !== null) {
      const {right, of, wrong} = await scoreAccname(options.accname, site, page);
      values.accname.push(right);
      print(`accname: ${right} of ${of}`);
      for (const line of wrong) print(`  ${line}`);
    }
  } finally {
    for (const peer of peers) await peer.close().catch(() => undefined);
    await desk.close();
    await site.close();
  }
  return NAMES.filter((name) => name !== 'accname' || options.accname !== null).map((name) => {
    const {unit, aim, peer} = AIMS[name];
    return figure({
      name,
      unit,
      values: values[name],
      aim,
      ...(peer ? {peer: {name: peer, values: peerTimes}} : {}),
    });
  });
}

interface OwnTimes {
  screen: Timed;
  full: Timed;
}

interface OwnRound {
  desk: ToolDesk;
  page: Page;
  path: string;
  address: string;
  turns: number;
  values: Record<Name, number[]>;
  print: (line: string) => void;
}

/** Takes the times of Parley's views of one page. */
async function timeOwn({desk, page, path, address, turns, values, print}: OwnRound): Promise<OwnTimes> {
  await desk.visit(address, page);
  const screen = await timeView(desk, 'viewport', turns);
  const full = await timeView(desk, 'full', turns);
  values['slice.longest'].push(...screen.slices, ...full.slices);
  if (path === '/nodes-10000') {
    values['viewport.10k'].push(...screen.times);
    values['full.10k'].push(...full.times);
    const found = await timeFinding(desk, turns);
    values['resolve.10k'].push(...found.times);
    values['slice.longest'].push(...found.slices);
    values['ring.frames'].push(...(await countFrames(desk, page, turns)));
    for (const [target, median] of found.byTarget) print(`  ${target}: found in ${median.toFixed(1)} ms`);
  }
  if (path === '/nodes-50000') values['full.50k'].push(...full.times);
  return {screen, full};
}

interface Round extends OwnRound, OwnTimes {
  tokens: (text: string) => number;
  peers: readonly Peer[];
  peerTimes: number[];
}

/** Scores what Parley tells of one page against what is there, and what its peers tell of it. */
async function onePage({
  desk,
  page,
  path,
  address,
  screen,
  full,
  tokens,
  peers,
  values,
  peerTimes,
  print,
}: Round): Promise<void> {
  await desk.visit(address, page);
  const nodes = await page.evaluate(() => document.querySelectorAll('*').length);
  const told = await desk.read();
  values['tokens.viewport'].push(tokens(told));
  values['tokens.viewport.cap'].push(tokens(told));
  // Frames are merged by the worker, so a page that has any is read through the tool.
  const lines =
    full.reading.frames.length > 0 ? linesOf(await desk.read({view: 'full'})) : full.reading.lines;
  const truth = await truthOf(page);
  const fullTokens = tokens(lines.join('\n'));
  // The text of a page is that of its own document: with frames, the two cannot be compared.
  const isSeen = truth.innerText.trim() !== '' && lines.length > 0 && full.reading.frames.length === 0;
  if (isSeen) values['tokens.full'].push(fullTokens / tokens(truth.innerText));
  const items = itemsOf(lines);
  const found = recall(truth.nodes, items, plainText(lines));
  const exact = precision(items, truth.all, truth.clickables);
  const clicks = clickablesTold(truth.clickables, items);
  keep(values.recall, found);
  keep(values.precision, exact);
  keep(values.clickables, clicks);
  const own = `viewport ${ms(screen.times)} ${tokens(told)} tokens, full ${ms(full.times)} ${fullTokens} tokens`;
  print(`${path} (${nodes} elements, ${tokens(truth.innerText)} tokens of text)`);
  print(
    `  Parley: ${own}, recall ${inWords(found)}, precision ${inWords(exact)}, clickables ${inWords(clicks)}`,
  );
  for (const [what, {missed}] of Object.entries({
    'not told': found,
    'not there': exact,
    'not clickable': clicks,
  }))
    if (missed.length > 0) print(`    ${what}: ${missed.join(', ')}`);
  if (nodes > PEER_NODES) return;
  for (const peer of peers) {
    try {
      const {times, text} = await timePeer(peer, address);
      // An answer this short is an excuse, not a page.
      if (text.length < 200) print(`  ${peer.name} says: ${text.trim()}`);
      const peerItems = quotedItems(text);
      if (peer.name === 'Playwright ai') {
        if (path === '/nodes-10000') peerTimes.push(...times);
        if (isSeen) values['tokens.full.ai'].push(fullTokens / tokens(text));
      }
      const clicked = clickablesTold(
        truth.clickables,
        peerItems.filter(({role}) => role !== 'text' && role !== 'StaticText'),
      );
      print(
        `  ${peer.name}: ${ms(times)} ${tokens(text)} tokens, recall ${inWords(recall(truth.nodes, peerItems, text))}, clickables ${inWords(clicked)}`,
      );
    } catch (error) {
      print(`  ${peer.name}: ${error instanceof Error ? error.message.slice(0, 200) : String(error)}`);
    }
  }
}

async function timePeer(peer: Peer, address: string): Promise<{times: number[]; text: string}> {
  const times: number[] = [];
  let text = await within(peer.name, READ_TIMEOUT_MS, peer.read(address));
  for (let turn = 0; turn < PEER_TURNS; turn += 1) {
    const from = performance.now();
    text = await within(peer.name, READ_TIMEOUT_MS, peer.read(address));
    times.push(performance.now() - from);
  }
  return {times, text};
}

/** The outline inside what the model is told. */
function linesOf(told: string): string[] {
  const lines = told.split('\n');
  const from = lines.findIndex((line) => line === 'The whole page:');
  return lines.slice(
    from + 1,
    lines.findLastIndex((line) => line.startsWith('</page-content')),
  );
}

function keep(values: number[], {found, of}: Share): void {
  if (of > 0) values.push(found / of);
}

function inWords({found, of}: Share): string {
  return of === 0 ? '-' : `${(found / of).toFixed(3)} (${of})`;
}

function ms(times: readonly number[]): string {
  return `${(quantile(times, 0.5) ?? 0).toFixed(1)} ms`;
}

function baseOf(folder: string): string {
  return folder.replace(/\/+$/, '').split('/').at(-1) ?? '';
}
