import {now} from '../platform/clock.ts';
import {inBackground, createLog} from '../platform/log.ts';
import {readSnapshot, writeSnapshot} from '../platform/snapshot-store.ts';
import {describeFailure} from '../protocol/failures.ts';
import type {Snapshot} from '../protocol/snapshot.ts';
import {showBadge} from './badge.ts';
import {hasOffscreen} from './offscreen-document.ts';
import {dropQuestionOf} from './shown-question.ts';
import {isShownOtherwise, showSignOf} from './sign.ts';

const log = createLog('session');
/** What this life of the worker has published last. */
let published: Snapshot | null = null;

/** Writes what the owner of the session reports, for every view and for the worker's next life. */
export async function publish(snapshot: Snapshot): Promise<void> {
  inBackground(showBadge(snapshot), log, 'the badge');
  const before = published ?? (await readSnapshot());
  published = snapshot;
  await writeSnapshot(snapshot);
  if (before.sessionId !== snapshot.sessionId) await dropQuestionOf(snapshot.sessionId);
  if (isShownOtherwise(before, snapshot)) showSignOf(snapshot);
}

/**
 * Compares what was last reported with what is there. A conversation whose document is gone is said to be lost: nobody
 * else can say it.
 */
export async function reconcile(): Promise<void> {
  const snapshot = await readSnapshot();
  const isLive = snapshot.session !== 'closed' || !['idle', 'problem'].includes(snapshot.phase);
  if (!isLive || (await hasOffscreen())) {
    await showBadge(snapshot);
    return;
  }
  await publish({
    ...snapshot,
    phase: 'problem',
    session: 'closed',
    sessionId: null,
    turnId: null,
    capture: 'off',
    isWakeListening: false,
    failure: describeFailure('offscreen.lost'),
    at: now(),
  });
}
