/**
 * How far the answer to one turn has come. Response ids that are not in here belong to other turns: what they bring
 * is dropped.
 */
export interface ReplyProgress {
  /** Answers asked for that have not begun yet. */
  readonly asked: number;
  /** Responses that have begun and not ended. */
  readonly open: readonly string[];
  /** Every response of this turn. */
  readonly known: readonly string[];
  /** Responses whose audio is playing, or will be. */
  readonly playing: readonly string[];
  readonly played: readonly string[];
  readonly toolsRunning: number;
  /** Times that tools were run and an answer asked for again. */
  readonly rounds: number;
}

export const NO_REPLY: ReplyProgress = {
  asked: 0,
  open: [],
  known: [],
  playing: [],
  played: [],
  toolsRunning: 0,
  rounds: 0,
};

/** More rounds of tools than any honest request needs; beyond it a model is going in circles, at the person's cost. */
export const MOST_ROUNDS = 8;

export type ReplyStep =
  | {type: 'asked'}
  | {type: 'begun'; responseId: string}
  | {type: 'playing'; responseId: string}
  | {type: 'played'; responseId: string}
  | {type: 'ended'; responseId: string; hasAudio: boolean; calls: number}
  | {type: 'tool.ended'};

export function advance(progress: ReplyProgress, step: ReplyStep): ReplyProgress {
  switch (step.type) {
    case 'asked':
      return {...progress, asked: progress.asked + 1};
    case 'begun':
      return {
        ...progress,
        asked: Math.max(0, progress.asked - 1),
        open: [...progress.open, step.responseId],
        known: [...progress.known, step.responseId],
      };
    case 'playing':
      return {...progress, playing: added(progress.playing, step.responseId)};
    case 'played':
      return {
        ...progress,
        playing: without(progress.playing, step.responseId),
        played: added(progress.played, step.responseId),
      };
    case 'ended': {
      // A short reply can be generated whole before its playing is told; it still has to be heard.
      const willPlay = step.hasAudio && !progress.played.includes(step.responseId);
      return {
        ...progress,
        open: without(progress.open, step.responseId),
        playing: willPlay ? added(progress.playing, step.responseId) : progress.playing,
        toolsRunning: progress.toolsRunning + step.calls,
        rounds: progress.rounds + (step.calls > 0 ? 1 : 0),
      };
    }
    case 'tool.ended':
      return {...progress, toolsRunning: Math.max(0, progress.toolsRunning - 1)};
  }
}

/** Whether the answer is whole and has been heard to its end. */
export function isSettled(progress: ReplyProgress): boolean {
  return (
    progress.asked === 0 &&
    progress.toolsRunning === 0 &&
    progress.open.length === 0 &&
    progress.playing.length === 0 &&
    progress.known.length > 0
  );
}

function added(list: readonly string[], id: string): readonly string[] {
  return list.includes(id) ? list : [...list, id];
}

function without(list: readonly string[], id: string): readonly string[] {
  return list.filter((known) => known !== id);
}
