import {describeAttention, NO_ATTENTION} from '../core/attention-words.ts';
import {sendCommand} from '../platform/bus.ts';
import {sleep} from '../platform/clock.ts';
import {createLog, inBackground} from '../platform/log.ts';
import {readSnapshot} from '../platform/snapshot-store.ts';
import type {Snapshot} from '../protocol/snapshot.ts';
import {newNonce} from './attention.ts';
import {askFrame, askPageLong} from './page-link.ts';
import {readSettings} from './settings.ts';

const log = createLog('tools');

/** The words of the turn wait no longer than this for a stroke that has just been drawn. */
const LAST_STROKE_MS = 200;

/** The turn in which the person may draw on a page. It ends with this worker: what is drawn then means nothing. */
let live: {turnId: string; tabId: number; hasEnded: boolean; told: Promise<void>} | null = null;

/**
 * Lets the person draw on the page while they speak; what they draw around goes with the turn. The page script has to be there
 * already: it was asked about their attention.
 */
export function letDraw(turnId: string, tabId: number): void {
  if (live?.turnId === turnId) return;
  inBackground(
    Promise.all([readSnapshot(), stopDrawing()]).then(([snapshot]) => {
      // A press that was let go at once is over by now.
      if (!isHeard(snapshot, turnId)) return;
      const drawing = {turnId, tabId, hasEnded: false, told: Promise.resolve()};
      live = drawing;
      drawing.told = follow(drawing).catch((error: unknown) => {
        log.debug('nothing more is drawn on the page', {error: String(error)});
      });
    }),
    log,
    'letting the person draw',
  );
}

/** Ends it, and waits for a moment until a stroke that was just drawn, or is being drawn, has gone with the turn. */
export async function stopDrawing(): Promise<void> {
  const drawing = live;
  if (!drawing) return;
  live = null;
  drawing.hasEnded = true;
  const ended = askFrame(drawing.tabId, 0, 'page.undraw', {}).catch(() => undefined);
  await Promise.race([ended.then(() => drawing.told), sleep(LAST_STROKE_MS)]);
}

/** The conversation reports how far it is: nobody draws but while they are being heard. */
export function followTurn(snapshot: Snapshot): void {
  if (live && !isHeard(snapshot, live.turnId)) inBackground(stopDrawing(), log, 'the end of drawing');
}

function isHeard({turnId, phase}: Snapshot, wanted: string): boolean {
  return turnId === wanted && (phase === 'listening' || phase === 'starting');
}

async function follow(drawing: NonNullable<typeof live>): Promise<void> {
  const {turnId, tabId} = drawing;
  const {holdKey} = await readSettings();
  // The key that is held to talk is down all the while.
  const modifier = holdKey?.startsWith('Alt') ? 'Shift' : 'Alt';
  while (!drawing.hasEnded) {
    const drawn = await askPageLong(tabId, 'page.draw', {modifier});
    if (!drawn) return;
    const circled = {...NO_ATTENTION, circled: drawn.things, circledText: drawn.text};
    const text = describeAttention(circled, newNonce());
    if (text === null) continue;
    const {isTaken} = await sendCommand('turn.context', {
      turnId,
      context: {text, picture: null},
      isKept: true,
    });
    log.debug('something was drawn', {isTaken, things: drawn.things.length});
  }
}
