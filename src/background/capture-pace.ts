import {now, sleep} from '../platform/clock.ts';

/** Source: Chrome's `tabs.MAX_CAPTURE_VISIBLE_TAB_CALLS_PER_SECOND`. */
const MOST_A_SECOND = 2;
/** A little more than a second: Chrome counts from when a call reaches it. */
const SECOND_MS = 1_050;

let taken: number[] = [];

/** Waits until Chrome takes another capture. It counts over all tabs. */
export async function captureAllowed(): Promise<void> {
  for (;;) {
    taken = taken.filter((at) => now() - at < SECOND_MS);
    const [oldest] = taken;
    if (taken.length < MOST_A_SECOND || oldest === undefined) return;
    await sleep(oldest + SECOND_MS - now());
  }
}

/** To be called with each capture. */
export function noteCapture(): void {
  taken.push(now());
}

/** Whether Chrome refused a capture because there were too many; another part of this browser may count as well. */
export function isTooMany(error: unknown): boolean {
  return String(error).includes('MAX_CAPTURE_VISIBLE_TAB_CALLS_PER_SECOND');
}
