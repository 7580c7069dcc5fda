import {sendCommand} from '../platform/bus.ts';
import {now} from '../platform/clock.ts';
import {newId} from '../platform/id.ts';
import {readSnapshot} from '../platform/snapshot-store.ts';
import {toFailure} from '../protocol/failures.ts';
import type {Phase} from '../protocol/snapshot.ts';
import type {TalkSource} from '../protocol/turn-record.ts';
import {ensureOffscreen, hasOffscreen} from './offscreen-document.ts';
import {publish} from './state.ts';
import {frontTab, rememberTab} from './turn-tab.ts';

const CAPTURING: readonly Phase[] = ['starting', 'listening'];

/** Starts a turn on the tab in front of the person. The microphone opens before anything else is done. */
export async function beginTalk(
  source: TalkSource,
  pressedAt: number,
  tabId?: number,
): Promise<{turnId: string}> {
  return startTurn(tabId, (turnId) => sendCommand('capture.begin', {turnId, source, pressedAt}));
}

/** Ends the running capture and sends what was said; without one, nothing happens. */
export async function endTalk(): Promise<Record<string, never>> {
  if (await hasOffscreen()) await sendCommand('capture.end', {});
  return {};
}

/** One key for both: starts talking, or sends what was said. The owner of the session is asked, not a memory here. */
export async function toggleTalk(pressedAt: number, tabId?: number): Promise<void> {
  const phase = (await hasOffscreen()) ? (await sendCommand('session.snapshot', {})).phase : 'idle';
  if (CAPTURING.includes(phase)) await endTalk();
  else await beginTalk('shortcut', pressedAt, tabId);
}

/** A turn without a voice: the text is sent as if it had been said. */
export async function typeTurn(text: string): Promise<{turnId: string}> {
  const pressedAt = now();
  return startTurn(undefined, (turnId) => sendCommand('turn.type', {turnId, text, pressedAt}));
}

/** Ends the session and whatever is being said in it. */
export async function closeSession(): Promise<Record<string, never>> {
  if (await hasOffscreen()) await sendCommand('session.end', {});
  return {};
}

async function startTurn(tabId: number | undefined, start: (turnId: string) => Promise<{turnId: string}>) {
  const turnId = newId('turn');
  try {
    // The tab is looked up while the document is made; neither waits for the other.
    const [tab] = await Promise.all([tabId ?? frontTab(), ensureOffscreen()]);
    const started = await start(turnId);
    // A press that was adopted by the running turn leaves that turn its own tab.
    if (started.turnId === turnId) await rememberTab(turnId, tab);
    return started;
  } catch (error) {
    const snapshot = await readSnapshot();
    await publish({...snapshot, phase: 'problem', failure: toFailure(error), at: now()});
    throw error;
  }
}
