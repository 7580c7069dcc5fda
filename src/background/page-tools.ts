import browser from 'webextension-polyfill';
import {z} from 'zod';
import {mergeFrames} from '../core/frame-merge.ts';
import {linesAfter} from '../core/outline-budget.ts';
import {changesBetween} from '../core/outline-changes.ts';
import {describePage, type PageToTell} from '../core/page-wrapper.ts';
import {estimateTokens} from '../core/token-estimate.ts';
import {createLog, inBackground} from '../platform/log.ts';
import {ParleyError} from '../protocol/failures.ts';
import {PAGE_VIEWS, type PageView, type ReadPageArguments} from '../protocol/page.ts';
import {readFrames} from './frames.ts';
import {ARTICLE_SCRIPT, askFrame, askPage, inject} from './page-link.ts';
import {frameAndRef, type Place} from './targets.ts';

const log = createLog('tools');
const KEY = 'lastOutline';
/** Changes are told in place of the outline when they are shorter than this share of it. */
const WORTH = 0.6;
/** Longer outlines are not kept for comparison: `storage.session` is small, and shared. */
const MOST_KEPT_CHARS = 400_000;

/** The outline that a session was last given of a tab. */
const Given = z.lazy(() =>
  z.object({
    sessionId: z.string(),
    tabId: z.number(),
    view: z.enum(PAGE_VIEWS),
    stamp: z.string(),
    hasFrames: z.boolean(),
    lines: z.array(z.string()),
  }),
);
type Given = z.infer<typeof Given>;

/** Who asks about which tab, in which turn. */
export interface PageScene {
  tabId: number;
  sessionId: string;
  turnId: string;
}

/** Reads the page in a tab as it is told to the model, or what has changed of it since it was last told. */
export async function readPage(args: ReadPageArguments, scene: PageScene): Promise<string> {
  const {view = 'viewport', ref, fresh = false} = args;
  const target = view === 'around' ? await aroundWhat(ref, scene.tabId) : null;
  const given = fresh || ref !== undefined ? null : await lastGiven(scene, view);
  const asked = {
    view,
    ref: target?.ref ?? null,
    shown: null,
    since: given && !given.hasFrames ? given.stamp : null,
  };
  const ask = () =>
    target && target.frameId !== 0
      ? askFrame(scene.tabId, target.frameId, 'page.read', asked)
      : askPage(scene.tabId, 'page.read', asked);
  if (view === 'text') await inject({tabId: scene.tabId}, ARTICLE_SCRIPT).catch(() => undefined);
  const reading = await ask();
  const {title, address, selection, elsewhere, isModal} = reading;
  const page = {
    view,
    title,
    address,
    selection,
    elsewhere,
    isModal,
    lines: [],
    changes: null,
  } satisfies PageToTell;
  if (reading.isUnchanged) return describePage({...page, changes: []}, crypto.randomUUID());

  const frames = await readFrames(scene.tabId, reading, asked);
  const merged = mergeFrames(reading.lines, frames, target?.number ?? null);
  const lines = view === 'full' && ref !== undefined ? linesAfter(merged, ref) : merged;
  const changes =
    given && isSameDocument(given.stamp, reading.stamp) ? changesBetween(given.lines, lines) : null;
  if (isOutline(view) && ref === undefined) {
    const {tabId, sessionId} = scene;
    const kept = {tabId, sessionId, view, stamp: reading.stamp, hasFrames: reading.frames.length > 0, lines};
    inBackground(keep(kept), log, 'keeping the outline');
  }
  const isShorter = changes !== null && cost(changes) < WORTH * cost(lines);
  return describePage({...page, lines, changes: isShorter ? changes : null}, crypto.randomUUID());
}

function aroundWhat(ref: string | undefined, tabId: number): Promise<Place> {
  if (ref !== undefined) return frameAndRef(ref, tabId);
  throw new ParleyError('tool.arguments', {
    message: 'The view "around" needs a ref, from an outline that read_page gave.',
  });
}

function isOutline(view: PageView): boolean {
  return view === 'viewport' || view === 'full';
}

/** A stamp begins with the document's own name. */
function isSameDocument(one: string, other: string): boolean {
  return one.split('/')[0] === other.split('/')[0];
}

function cost(lines: readonly string[]): number {
  return estimateTokens(lines.join('\n'));
}

async function lastGiven({tabId, sessionId}: PageScene, view: PageView): Promise<Given | null> {
  if (!isOutline(view)) return null;
  const stored = Given.safeParse((await browser.storage.session.get(KEY))[KEY]);
  const given = stored.data;
  return given?.tabId === tabId && given.sessionId === sessionId && given.view === view ? given : null;
}

async function keep(given: Given): Promise<void> {
  const chars = given.lines.reduce((total, line) => total + line.length, 0);
  await browser.storage.session.set({[KEY]: chars > MOST_KEPT_CHARS ? null : given});
}
