import type {TurnContext} from '../protocol/picture.ts';
import {createTurnLog, type TurnLog, type TurnStart} from './turn-log.ts';
import type {VoiceProvider} from './voice-provider.ts';

/** The turn that runs: what is written down of it, and how far its words have come. */
export interface Turn extends TurnStart {
  readonly log: TurnLog;
  /** The words of a typed turn; `null` for a spoken one. */
  readonly text: string | null;
  /** What goes with it: what the person attends to, and a picture. */
  readonly contexts: PlacedContext[];
  /** Whether its words were handed over: nothing can stand before them any more. */
  isCommitted: boolean;
  /** Ends with the turn. */
  readonly ended: AbortController;
  /** When the person had finished, in ms since the epoch; `null` while they talk. */
  releasedAt: number | null;
  /** The task that its words are for; `null` where they are for the model. */
  taskId: string | null;
  /** Whether the tone has told that it was sent. */
  hasChimed: boolean;
}

export function createTurn(start: TurnStart, text: string | null, context: TurnContext | null): Turn {
  return {
    ...start,
    log: createTurnLog(start),
    text,
    contexts: context ? [newContext(context)] : [],
    isCommitted: false,
    ended: new AbortController(),
    releasedAt: null,
    taskId: null,
    hasChimed: false,
  };
}

/** A turn takes over the words of one that failed: what was measured of them, and whom they are for. */
export function takeOver(turn: Turn, failed: Turn): void {
  turn.log.takeOver(failed.log);
  turn.taskId = failed.taskId;
}

/** A piece of what goes with a turn, and where it went. */
export interface PlacedContext {
  content: TurnContext;
  placedIn: VoiceProvider | null;
  itemId: string | null;
}

export function newContext(content: TurnContext): PlacedContext {
  return {content, placedIn: null, itemId: null};
}
