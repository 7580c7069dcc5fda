import {ParleyError} from '../protocol/failures.ts';
import type {Candidate, Target} from '../protocol/target.ts';
import {frameOfNumber} from './frames.ts';

/** Where an element is: its document, and its ref there. */
export interface Place {
  frameId: number;
  /** The number that refs of this frame carry; `null` for the page itself. */
  number: number | null;
  /** The ref within its document, such as `e12`. */
  ref: string;
}

/** The one thing a target means, or the few it may mean; none of them where nothing fits. */
export type Resolution = {place: Place} | {candidates: Candidate[]};

/**
 * Finds what a target means in a tab.
 * @throws ParleyError `ref.unknown` for a ref whose frame is gone
 */
export async function resolveTarget(target: Target, tabId: number): Promise<Resolution> {
  return REF.test(target) ? {place: await frameAndRef(target, tabId)} : {candidates: []};
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
