import {lastTurnAt} from '../platform/history-store.ts';
import {now} from '../platform/clock.ts';
import {ensureOffscreen, hasOffscreen} from './offscreen-document.ts';

/** Whoever has not talked with Parley for a week has better use for the memory. */
const LATELY_MS = 7 * 24 * 60 * 60 * 1_000;

/**
 * Has the document made before a press wants it, for somebody who talks with Parley these days: it hears a tenth of a second
 * sooner then (docs/decisions/0018-a-cold-start.md). Opens no microphone and no session.
 * @throws ParleyError `offscreen.lost`
 */
export async function keepAtHand(): Promise<void> {
  if (await hasOffscreen()) return;
  const last = await lastTurnAt();
  if (last !== null && now() - last < LATELY_MS) await ensureOffscreen();
}
