import {pick, type Placed} from '../core/target/pick.ts';
import {readingsFor, servingOnly, type Purpose} from '../core/target/purpose.ts';
import {readTarget} from '../core/target/query.ts';
import {withTimeout} from '../platform/clock.ts';
import {createLog} from '../platform/log.ts';
import {ParleyError} from '../protocol/failures.ts';
import type {Candidate, Target, TargetFinding, TargetReading} from '../protocol/target.ts';
import {findFrames} from './frame-search.ts';
import {frameOfNumber} from './frames.ts';
import {askFrame, askPage} from './page-link.ts';

const log = createLog('tools');

/** A frame that answers no sooner is not waited for: most of them hold nothing anybody means. */
const FRAME_TIMEOUT_MS = 1_000;

/** Where an element is: its document, and its ref there. */
export interface Place {
  frameId: number;
  /** The number that refs of this frame carry; `null` for the page itself. */
  number: number | null;
  /** The ref within its document, such as `e12`. */
  ref: string;
}

/**
 * The one thing a target means, or the few it may mean; none of them where nothing fits. `hidden`: how many fit and are on the
 * page, but cannot be seen.
 */
export type Resolution = {place: Place} | {candidates: Candidate[]; hidden: number};

/**
 * Finds what a target means in a tab, its frames included: what is called exactly so before what is called nearly so, what is on
 * the screen before what is not.
 * @throws ParleyError `ref.unknown` for a ref whose frame is gone; `page.…` where the page cannot be asked
 */
export async function resolveTarget(target: Target, tabId: number, purpose: Purpose): Promise<Resolution> {
  if (REF.test(target)) return {place: await frameAndRef(target, tabId)};
  const readings = readingsFor(purpose, readTarget(target));
  const placed = ({matches}: TargetFinding, place: Frame) =>
    servingOnly(purpose, readings, matches).map((match) => ({place, match}));
  const page = await askPage(tabId, 'page.find', {readings});
  const found: Placed<Frame>[] = placed(page, {frameId: 0, number: null});
  let {hidden} = page;
  if (page.hasFrames) {
    for (const {finding, frameId, number} of await findInFrames(tabId, readings)) {
      found.push(...placed(finding, {frameId, number}));
      hidden += finding.hidden;
    }
  }
  const picked = pick(found);
  if ('one' in picked) return {place: {...picked.one.place, ref: picked.one.match.ref}};
  return {candidates: picked.several.map(candidate), hidden};
}

const REF = /^(?:f(\d+))?(e\d+)$/;

/**
 * The frame and the ref inside it that a ref of the tab means.
 * @throws ParleyError `ref.unknown` where the frame is gone
 */
export async function frameAndRef(ref: string, tabId: number): Promise<Place> {
  const [, number, own] = REF.exec(ref) ?? [];
  if (number === undefined || own === undefined) return {frameId: 0, number: null, ref};
  const frameId = await frameOfNumber(tabId, Number(number));
  if (frameId !== null) return {frameId, number: Number(number), ref: own};
  throw new ParleyError('ref.unknown', {
    message: `The frame of ${ref} is not on the page any more; call read_page and use a ref from its outline.`,
  });
}

/** A place's ref as the model knows it, good for the whole tab. */
export function refOfPlace({number, ref}: Place): string {
  return number === null ? ref : `f${number}${ref}`;
}

type Frame = Omit<Place, 'ref'>;

async function findInFrames(
  tabId: number,
  readings: TargetReading[],
): Promise<(Frame & {finding: TargetFinding})[]> {
  const frames = await findFrames(tabId).catch((error: unknown) => {
    log.warn('the frames were not found', {error: String(error)});
    return [];
  });
  const found = await Promise.all(
    frames.map(async ({frameId, number, width, height}) => {
      // A frame without a size shows nothing.
      if (width === 0 || height === 0) return [];
      try {
        const asked = askFrame(tabId, frameId, 'page.find', {readings});
        const finding = await withTimeout(asked, FRAME_TIMEOUT_MS, () => new ParleyError('page.silent'));
        return [{frameId, number, finding}];
      } catch (error) {
        log.debug('a frame was not searched', {error: String(error)});
        return [];
      }
    }),
  );
  return found.flat();
}

function candidate({place, match}: Placed<Frame>): Candidate {
  const {role, name, near} = match;
  const ref = refOfPlace({...place, ref: match.ref});
  return {ref, role, name, ...(near === null ? {} : {near})};
}
