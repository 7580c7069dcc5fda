import {sendCommand} from '../platform/bus.ts';
import {sleep, withTimeout} from '../platform/clock.ts';
import {createLog, inBackground} from '../platform/log.ts';
import type {Args} from '../protocol/commands.ts';
import type {TurnContext} from '../protocol/picture.ts';
import {wordsOnAttention} from './attention.ts';
import {letDraw} from './drawing.ts';
import {readSettings} from './settings.ts';
import {frontTab, rememberTab} from './turn-tab.ts';

const log = createLog('tools');

/** The microphone opens first: what a page is asked takes time from it on a small machine. */
const AFTER_PRESS_MS = 60;
/** A typed turn waits no longer than this for what goes with it. */
const TYPED_TIMEOUT_MS = 700;

/**
 * Finds what goes with a turn that has just begun in a tab, and hands it to the conversation: what the person attends to, and
 * a picture where they want one with every turn. `pointer` is whether the mouse may stand for what is meant. Never throws, and
 * keeps silent about pages that cannot be asked: nobody asked for it.
 */
export function sendContext(turnId: string, tabId: number | undefined, pointer: boolean): void {
  if (tabId === undefined) return;
  inBackground(gather(turnId, tabId, pointer), log, 'what goes with a turn');
}

/** What goes with a typed turn; `null` for nothing, or where that took too long. Never throws. */
export async function contextOfTyped(tabId: number | undefined): Promise<TurnContext | null> {
  if (tabId === undefined) return null;
  const both = Promise.all([wordsOf(tabId, false), pictureOf(tabId)]);
  const [text, picture] = await withTimeout(both, TYPED_TIMEOUT_MS, () => new Error('late')).catch(() => [
    null,
    null,
  ]);
  return text === null && picture === null ? null : {text, picture};
}

/** The person began to speak in a conversation that listens on: the turn is about what is in front of them now. */
export async function attendToVoice({turnId}: Args<'turn.voiced'>): Promise<Record<string, never>> {
  const tabId = await frontTab();
  await rememberTab(turnId, tabId);
  sendContext(turnId, tabId, true);
  return {};
}

async function gather(turnId: string, tabId: number, pointer: boolean): Promise<void> {
  await sleep(AFTER_PRESS_MS);
  const tell = async (context: TurnContext) => {
    if (context.text === null && context.picture === null) return;
    const {isTaken} = await sendCommand('turn.context', {turnId, context, isKept: false});
    log.debug('what goes with a turn', {isTaken, hasPicture: context.picture !== null});
  };
  // Words are there at once; a picture may have to wait until Chrome takes another one.
  await Promise.all([
    wordsOf(tabId, pointer).then(async (text) => {
      // What was asked about attention can be drawn on.
      letDraw(turnId, tabId);
      await tell({text, picture: null});
    }),
    pictureOf(tabId).then((picture) => tell({text: null, picture})),
  ]);
}

async function wordsOf(tabId: number, pointer: boolean): Promise<string | null> {
  return wordsOnAttention(tabId, pointer).catch((error: unknown) => {
    log.debug('a page was not asked what is meant', {error: String(error)});
    return null;
  });
}

async function pictureOf(tabId: number): Promise<TurnContext['picture']> {
  const {screenshots} = await readSettings();
  if (screenshots !== 'turn') return null;
  const {takeScreenshot} = await import('./screenshot.ts');
  return takeScreenshot(tabId, false).then(
    ({picture}) => picture,
    (error: unknown) => {
      log.debug('no picture goes with a turn', {error: String(error)});
      return null;
    },
  );
}
