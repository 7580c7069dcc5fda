import type {Utterance} from './language-model.ts';

/** What the recogniser's thread is asked. `stream` names a session's own language model. */
export type ToWorker =
  | {type: 'learn'; stream: number; utterances: Utterance[]}
  | {type: 'transcribe'; stream: number; job: number; pcm: Int16Array}
  | {type: 'forget'; stream: number}
  | {type: 'close'};

/** What it answers. `ready` comes first, once, also when it cannot hear. */
export type FromWorker =
  | {type: 'ready'; problem: string | null}
  | {type: 'heard'; job: number; text: string}
  | {type: 'failed'; job: number; message: string};
