import {now, sleep} from '../platform/clock.ts';

/** Source: Chrome's `tabs.MAX_CAPTURE_VISIBLE_TAB_CALLS_PER_SECOND`. */
const MOST_A_SECOND = 2;
const SECOND_MS = 1_000;

let taken: number[] = [];

/** Waits until Chrome takes another capture. It counts by second, over all tabs. */
export async function nextCapture(): Promise<void> {
  for (;;) {
    const recent = taken.filter((at) => now() - at < SECOND_MS);
    const [oldest] = recent;
    if (recent.length < MOST_A_SECOND || oldest === undefined) {
      taken = [...recent, now()];
      return;
    }
    await sleep(oldest + SECOND_MS - now() + 5);
  }
}
