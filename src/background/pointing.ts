import browser from 'webextension-polyfill';
import {z} from 'zod';
import {reportPointing, reportSteps, type Pointing} from '../core/target-report.ts';
import {newId} from '../platform/id.ts';
import {createLog, inBackground} from '../platform/log.ts';
import type {Answer, Args, Cue} from '../protocol/commands.ts';
import {describeFailure, ParleyError} from '../protocol/failures.ts';
import type {ShownBox} from '../protocol/page.ts';
import type {PointToolArguments} from '../protocol/tools.ts';
import {findFrames} from './frame-search.ts';
import {askFrame, askPage} from './page-link.ts';
import type {PageScene} from './page-tools.ts';
import {refOfPlace, resolveTarget} from './targets.ts';

const log = createLog('tools');
const KEY = 'cues';
/** Cues of this many are kept: more than one turn can have. */
const MOST_KEPT = 64;

/** Where what waits for a cue is. */
const Waiting = z.lazy(() =>
  z.object({
    cueId: z.string(),
    turnId: z.string(),
    tabId: z.number(),
    frameId: z.number(),
    /** Whether the documents around its frame have scrolled to it already. */
    isRevealed: z.boolean(),
  }),
);
type Waiting = z.infer<typeof Waiting>;
let waiting: Waiting[] | null = null;

type Step = NonNullable<PointToolArguments['steps']>[number];
/**
 * Resolves what is to be pointed at, and makes it ready: it is shown when the voice says it. Answers at once with what was
 * resolved, step by step.
 * @throws ParleyError `tool.arguments`, `ref.unknown`, or the page's own reason
 */
export async function point(
  args: PointToolArguments,
  scene: PageScene,
): Promise<{output: string; cues: Cue[]}> {
  const single =
    args.target === undefined ? null : {target: args.target, ...(args.label ? {label: args.label} : {})};
  if (!single === !args.steps) {
    throw new ParleyError('tool.arguments', {
      message: 'point needs either a target, or steps that have a target each.',
    });
  }
  if (single) {
    const {outcome, cue} = await makeReady(single, scene, true);
    return {output: reportPointing(outcome, crypto.randomUUID()), cues: cue ? [cue] : []};
  }
  const cues: Cue[] = [];
  const outcomes: Pointing[] = [];
  for (const step of args.steps ?? []) {
    const {outcome, cue} = await makeReady(step, scene, cues.length === 0).catch((error: unknown) => {
      // One step that cannot be shown is no reason to show none.
      if (error instanceof ParleyError && error.reason === 'ref.unknown')
        return {outcome: {state: 'failed', failure: error.failure, by: null} as const, cue: null};
      throw error;
    });
    outcomes.push(outcome);
    if (cue) cues.push(cue);
  }
  return {output: reportSteps(outcomes, crypto.randomUUID()), cues};
}

/** Shows what was made ready, at the moment at which it is said. `shownAt` is `null` for what has gone since. */
export async function showCue({turnId, cueId}: Args<'point.cue'>): Promise<Answer<'point.cue'>> {
  const known = await readWaiting();
  const cue = known.find((one) => one.cueId === cueId && one.turnId === turnId);
  if (!cue) {
    log.debug('a cue of nothing that waits was dropped', {cueId});
    return {shownAt: null};
  }
  inBackground(keepWaiting(known.filter((one) => one !== cue)), log, 'keeping what waits');
  const {tabId, frameId, isRevealed} = cue;
  hideElsewhere(tabId, frameId);
  try {
    const {shownAt, box} = await askFrame(tabId, frameId, 'page.show', {cueId});
    if (frameId !== 0 && !isRevealed) await revealAround(tabId, frameId, box);
    return {shownAt};
  } catch (error) {
    log.info('what was pointed at has gone', {error: String(error)});
    return {shownAt: null};
  }
}

async function makeReady(
  {target, label}: Step,
  {tabId, turnId}: PageScene,
  isFirst: boolean,
): Promise<{outcome: Pointing; cue: Cue | null}> {
  const resolution = await resolveTarget(target, tabId, 'show');
  if ('candidates' in resolution)
    return {outcome: {state: 'undecided', target, undecided: resolution}, cue: null};
  const {place} = resolution;
  const cueId = newId('cue');
  const args = {ref: place.ref, cueId, scrolls: isFirst, ...(label === undefined ? {} : {label})};
  const {frameId} = place;
  const ready = await (frameId === 0
    ? askPage(tabId, 'page.point', args)
    : askFrame(tabId, frameId, 'page.point', args));
  if (ready.trouble) log.warn('the last ring did not stay', {trouble: ready.trouble});
  const {role, name} = ready;
  const around = frameId !== 0 && isFirst ? await revealAround(tabId, frameId, ready.box) : null;
  const cover = ready.cover ?? around;
  if (cover) {
    const message = 'Something is in front of it, which must be closed or moved first.';
    const failure = describeFailure('target.covered', undefined, message);
    return {outcome: {state: 'failed', failure, by: cover}, cue: null};
  }
  const known = await readWaiting();
  await keepWaiting([...known, {cueId, turnId, tabId, frameId, isRevealed: isFirst}].slice(-MOST_KEPT));
  const words = [label, name].filter((word): word is string => word !== undefined && word !== '');
  return {outcome: {state: 'ready', ref: refOfPlace(place), role, name}, cue: {cueId, words}};
}

/** Scrolls the documents around a frame to a part of it, from within outwards; answers what is in front of it, if anything is. */
async function revealAround(tabId: number, frameId: number, part: ShownBox): Promise<string | null> {
  const frames = await findFrames(tabId);
  let box = part;
  let cover: string | null = null;
  for (let frame = frames.find((one) => one.frameId === frameId); frame;) {
    const {path, address, width, height} = frame;
    const parent = frames.find(
      (one) => one.path.length === path.length - 1 && one.path.every((step, at) => step === path[at]),
    );
    const args = {index: path.at(-1) ?? null, address, width, height, box: within(box, width, height)};
    const revealed = await askFrame(tabId, parent?.frameId ?? 0, 'page.reveal', args);
    cover ??= revealed.cover;
    ({box} = revealed);
    frame = parent;
  }
  return cover;
}

/** The part of a box that its own window shows. */
function within(box: ShownBox, width: number, height: number): ShownBox {
  const left = Math.min(Math.max(box.left, 0), width);
  const top = Math.min(Math.max(box.top, 0), height);
  return {
    left,
    top,
    right: Math.max(left, Math.min(box.right, width)),
    bottom: Math.max(top, Math.min(box.bottom, height)),
  };
}

/** One ring at a time in a tab: what another document of it shows goes. */
function hideElsewhere(tabId: number, frameId: number): void {
  const last = shownIn.get(tabId);
  shownIn.set(tabId, frameId);
  if (last !== undefined && last !== frameId) {
    inBackground(
      askFrame(tabId, last, 'page.hide', {}).catch(() => undefined),
      log,
      'hiding the last ring',
    );
  }
}

/** The document of each tab that showed something last. A ring lives for less time than a resting worker. */
const shownIn = new Map<number, number>();

/** What waits lies in storage too, because a worker may die between a call and its words. */
async function readWaiting(): Promise<Waiting[]> {
  if (waiting) return waiting;
  const stored = z.array(Waiting).safeParse((await browser.storage.session.get(KEY))[KEY]);
  waiting ??= stored.data ?? [];
  return waiting;
}

async function keepWaiting(next: Waiting[]): Promise<void> {
  waiting = next;
  await browser.storage.session.set({[KEY]: next});
}
