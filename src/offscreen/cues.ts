import {dueCues, type Speaking, type WaitingCue} from '../core/speech-cues.ts';
import {sendCommand} from '../platform/bus.ts';
import {now} from '../platform/clock.ts';
import {createLog, inBackground} from '../platform/log.ts';
import type {Cue} from '../protocol/commands.ts';
import type {TurnLog} from './turn-log.ts';

const log = createLog('turn');

/** How often a silence is looked at. */
const TICK_MS = 100;

/** Shows what a tool has made ready at the moment the voice mentions it. */
export interface Cues {
  /** Takes in what a call of the response `responseId` has made ready. */
  add: (cues: readonly Cue[], responseId: string) => void;
  /** More has been said or heard. */
  follow: () => void;
  /** What was not shown by now is dropped. */
  end: () => void;
}

/** `onDropped` is called for each cue that comes to nothing because the answer ended before its word. */
export function createCues(
  turn: TurnLog,
  speaking: () => Omit<Speaking, 'now' | 'heardAt'>,
  onDropped: () => void,
): Cues {
  let waiting: WaitingCue[] = [];
  let heardAt: number | null = null;
  let heardMs = 0;
  let shown = 0;
  let tick: ReturnType<typeof setInterval> | undefined;

  const stop = () => {
    clearInterval(tick);
    tick = undefined;
  };
  async function show(cueId: string, saidAt: number): Promise<void> {
    shown += 1;
    const name = shown === 1 ? 'cue' : `cue:${shown}`;
    const {shownAt} = await sendCommand('point.cue', {turnId: turn.turnId, cueId});
    if (shownAt === null) log.info('what was to be pointed at has gone');
    else turn.span(name, saidAt, shownAt);
  }
  function follow(): void {
    if (waiting.length === 0) return;
    const said = speaking();
    const at = now();
    const heard = said.parts.reduce((total, part) => total + part.heardMs, 0);
    if (heard > heardMs) heardAt = at;
    heardMs = heard;
    const due = dueCues(waiting, {...said, heardAt, now: at});
    if (due.length === 0) return;
    waiting = waiting.slice(due.length);
    // What is next has a silence of its own to wait for.
    heardAt = at;
    if (waiting.length === 0) stop();
    for (const {cueId, agoMs} of due) inBackground(show(cueId, at - agoMs), log, 'pointing');
  }

  return {
    add(cues, responseId) {
      waiting = [...waiting, ...cues.map(({cueId, words}) => ({cueId, words, responseId, since: now()}))];
      if (waiting.length > 0) tick ??= setInterval(follow, TICK_MS);
      follow();
    },
    follow,
    end() {
      stop();
      waiting.forEach(onDropped);
      waiting = [];
    },
  };
}
