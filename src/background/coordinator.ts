import {sendCommand} from '../platform/bus.ts';
import {now} from '../platform/clock.ts';
import {newId} from '../platform/id.ts';
import {readSnapshot} from '../platform/snapshot-store.ts';
import type {Args} from '../protocol/commands.ts';
import {toFailure} from '../protocol/failures.ts';
import type {TalkSettings} from '../protocol/settings.ts';
import type {CaptureMode, TalkSource} from '../protocol/turn-record.ts';
import {stopDrawing} from './drawing.ts';
import {mintAhead} from './mint.ts';
import {ensureOffscreen, hasOffscreen} from './offscreen-document.ts';
import {publish} from './state.ts';
import {talkSettings} from './talk-settings.ts';
import {contextOfTyped, sendContext} from './turn-context.ts';
import {frontTab, rememberTab} from './turn-tab.ts';

/** Both shortcuts are one holder: what one began the other sends. */
const SHORTCUT = 'shortcut';
const BUTTON = 'button';
const done: Record<string, never> = {};

interface Press {
  source: TalkSource;
  holder: string;
  pressedAt: number;
  tabId: number | undefined;
  /** How the capture ends; `null` leaves it to the settings. */
  mode: CaptureMode | null;
  /** The task that what is said is for. */
  taskId?: string;
}

/** The button of a view was clicked. */
export function pressButton(): Promise<{turnId: string}> {
  return pressTalk({source: 'button', holder: BUTTON, pressedAt: now(), tabId: undefined, mode: null});
}

/** The microphone button of a task was clicked; what is said goes to that task, when the button is clicked again. */
export function talkToTask(taskId: string): Promise<{turnId: string}> {
  const holder = `task ${taskId}`;
  return pressTalk({source: 'button', holder, pressedAt: now(), tabId: undefined, mode: 'push', taskId});
}

/** One key for both: starts talking, or sends what was said. The owner of the session decides, not a memory here. */
export async function toggleTalk(pressedAt: number, tabId?: number): Promise<void> {
  await pressTalk({source: 'shortcut', holder: SHORTCUT, pressedAt, tabId, mode: null});
}

/** The key that is held to talk went down on a page. */
export async function pressHold(holdId: string, pressedAt: number, tabId: number): Promise<void> {
  await pressTalk({source: 'hold', holder: holdId, pressedAt, tabId, mode: 'push'});
}

/** It was let go; `isChord` when it was part of typing. */
export async function releaseHold(holdId: string, isChord: boolean): Promise<void> {
  await release({holder: holdId, isCancelled: isChord});
}

/** Sends what is being said, whoever holds the capture; without one, nothing happens. */
export function endTalk(): Promise<Record<string, never>> {
  return release({holder: null, isCancelled: false});
}

/** A turn without a voice: the text is sent as if it had been said. */
export async function typeTurn(text: string): Promise<{turnId: string}> {
  const pressedAt = now();
  const ready = ensureOffscreen();
  // Whoever waits for both hears of a failure.
  ready.catch(() => undefined);
  const context = await contextOfTyped(await frontTab());
  return startTurn(ready, undefined, (turnId, talk) =>
    sendCommand('turn.type', {turnId, text, pressedAt, talk, context}),
  );
}

/** Tries again what failed last: the words that were kept, or a new turn. */
export async function retryTurn(): Promise<{turnId: string}> {
  const pressedAt = now();
  return startTurn(ensureOffscreen(), undefined, (turnId, talk) =>
    sendCommand('turn.retry', {turnId, pressedAt, talk}),
  );
}

/** A turn began by voice in offscreen: it is about the tab in front now. */
export async function keepTab({turnId}: Args<'turn.opened'>): Promise<Record<string, never>> {
  await rememberTab(turnId, await frontTab());
  return done;
}

/** Ends at once what is heard, thought or said; nothing of it is sent, and the session stays. */
export async function stopTalk(): Promise<Record<string, never>> {
  await stopDrawing();
  if (await hasOffscreen()) await sendCommand('talk.stop', {});
  return done;
}

/** Ends the session and whatever is being said in it. */
export async function closeSession(): Promise<Record<string, never>> {
  if (await hasOffscreen()) await sendCommand('session.end', {});
  return done;
}

/** Tells a conversation that is there how to go on; `remints` when what a session is told has changed. */
export async function configureTalk(remints: boolean): Promise<void> {
  const {talk} = await talkSettings();
  if (await hasOffscreen()) await sendCommand('talk.configure', {talk, remints});
  if (remints) await (await import('./history.ts')).trimHistory(talk.transcriptDays);
}

async function release(args: Args<'capture.release'>): Promise<Record<string, never>> {
  await stopDrawing();
  if (await hasOffscreen()) await sendCommand('capture.release', args);
  return done;
}

function pressTalk({
  source,
  holder,
  pressedAt,
  tabId,
  mode: wanted,
  taskId,
}: Press): Promise<{turnId: string}> {
  return startTurn(ensureOffscreen({beside: mintAhead}), tabId, async (turnId, talk, talkMode, tab) => {
    const mode = wanted ?? talkMode;
    // A second press sends what was said, and what was drawn is part of it.
    await stopDrawing();
    const pressed = await sendCommand('capture.press', {
      turnId,
      source,
      holder,
      pressedAt,
      talk,
      mode,
      taskId: taskId ?? null,
    });
    // In a conversation that listens on, what is attended to is asked when the person speaks; where that cannot be
    // held, it is one turn like any other.
    const isOneTurn = mode !== 'hands-free' || talk.duplex === 'hold';
    // A button of Parley's own has the mouse, and it says nothing of the page; of a task's words the page is no part.
    if (pressed.outcome === 'began' && isOneTurn && taskId === undefined)
      sendContext(turnId, tab, source !== 'button');
    return pressed;
  });
}

/** The document with the microphone is made before anything else is done; what else it takes is begun beside it. */
async function startTurn(
  document: Promise<void>,
  tabId: number | undefined,
  start: (
    turnId: string,
    talk: TalkSettings,
    talkMode: CaptureMode,
    tab: number | undefined,
  ) => Promise<{turnId: string}>,
): Promise<{turnId: string}> {
  const turnId = newId('turn');
  try {
    const [tab, {talk, talkMode}] = await Promise.all([tabId ?? frontTab(), talkSettings(), document]);
    const started = await start(turnId, talk, talkMode, tab);
    // A press that was adopted by the running turn leaves that turn its own tab.
    if (started.turnId === turnId) await rememberTab(turnId, tab);
    return started;
  } catch (error) {
    const snapshot = await readSnapshot();
    await publish({...snapshot, phase: 'problem', failure: toFailure(error), at: now()});
    throw error;
  }
}
