import type {Utterance} from './language-model.ts';

/**
 * What the recogniser's thread is asked. `stream` names a session's own language model. What is heard belongs to one
 * utterance until `end` asks for its words or `drop` forgets it.
 */
export type ToWorker =
  | {type: 'learn'; stream: number; utterances: Utterance[]}
  | {type: 'hear'; stream: number; pcm: Int16Array}
  | {type: 'end'; stream: number; job: number}
  | {type: 'drop'; stream: number}
  | {type: 'forget'; stream: number}
  | {type: 'close'};

/** What it answers. `ready` comes first, once, also when it cannot hear. */
export type FromWorker =
  | {type: 'ready'; problem: string | null}
  | {type: 'heard'; job: number; text: string}
  | {type: 'failed'; job: number; message: string};
