import {once} from 'node:events';
import {Worker} from 'node:worker_threads';
import type {Utterance} from './language-model.ts';
import type {FromWorker, ToWorker} from './worker-messages.ts';

export type HearingKind = 'pocketsphinx' | 'none';

/** One session's ear: knows what may be said to it. */
export interface Ear {
  /** What may be said may be other than before: learnt after the event at hand, on the recogniser's thread. */
  refresh(): void;
  /** @param pcm one utterance, 16-bit at 16 kHz. Rejects where there is no hearing. */
  transcribe(pcm: Int16Array): Promise<string>;
  close(): void;
}

/** Speech recognition for every session of a server. */
export interface Hearing {
  kind: HearingKind;
  /** Why there is none, for a person to read; null when there is. */
  problem: string | null;
  /** Ears open now. */
  countEars(): number;
  /** @param lesson what may be said now; asked when it is to be learnt. */
  createEar(lesson: () => Utterance[]): Ear;
  close(): Promise<void>;
}

/** A service that is elsewhere takes no time from the machine that connects to it; here, the first lesson waits until that is done. */
const FIRST_LESSON_MS = 500;

const CANNOT_HEAR = 'Speech recognition is not installed on this machine.';

/** Hearing for a machine without a recogniser, or for a test that wants none. */
export function createDeafness(problem: string): Hearing {
  return {
    kind: 'none',
    problem,
    countEars: () => 0,
    createEar: () => ({
      refresh: () => undefined,
      transcribe: () => Promise.reject(new Error(CANNOT_HEAR)),
      close: () => undefined,
    }),
    close: () => Promise.resolve(),
  };
}

interface Job {
  resolve: (text: string) => void;
  reject: (error: Error) => void;
}

/** Starts the recogniser's thread; resolves to deafness, with the reason, where the recogniser is not installed. */
export async function startHearing(): Promise<Hearing> {
  const worker = new Worker(new URL('./recogniser-worker.ts', import.meta.url));
  const jobs = new Map<number, Job>();
  let nextId = 1;
  let ears = 0;
  const [ready] = await nextMessage(worker);
  if (ready.type !== 'ready' || ready.problem !== null) {
    await worker.terminate();
    return createDeafness(
      ready.type === 'ready' && ready.problem !== null ? ready.problem : 'The recogniser did not start.',
    );
  }
  worker.on('message', (message: FromWorker) => {
    if (message.type === 'ready') return;
    const job = jobs.get(message.job);
    jobs.delete(message.job);
    if (message.type === 'heard') job?.resolve(message.text);
    else job?.reject(new Error(message.message));
  });
  const failAll = (error: Error): void => {
    for (const job of jobs.values()) job.reject(error);
    jobs.clear();
  };
  worker.on('error', failAll);
  worker.on('exit', () => failAll(new Error('The recogniser has ended.')));
  const ask = (message: ToWorker): void => worker.postMessage(message);

  return {
    kind: 'pocketsphinx',
    problem: null,
    countEars: () => ears,
    createEar(lesson) {
      const stream = nextId++;
      ears += 1;
      let isOpen = true;
      let isStale = true;
      let learnt = '';
      const study = () => {
        clearTimeout(timer);
        timer = undefined;
        if (!isStale) return;
        isStale = false;
        const utterances = lesson();
        // A session changes for many reasons, also in the middle of a word; new words are only one of them.
        const words = JSON.stringify(utterances);
        if (words !== learnt) ask({type: 'learn', stream, utterances});
        learnt = words;
      };
      let timer: NodeJS.Timeout | undefined = setTimeout(study, FIRST_LESSON_MS);
      return {
        refresh() {
          if (!isOpen) return;
          isStale = true;
          timer ??= setTimeout(study, 0);
        },
        transcribe: (pcm) =>
          new Promise((resolve, reject) => {
            study();
            const job = nextId++;
            jobs.set(job, {resolve, reject});
            ask({type: 'transcribe', stream, job, pcm});
          }),
        close() {
          if (!isOpen) return;
          isOpen = false;
          clearTimeout(timer);
          ears -= 1;
          ask({type: 'forget', stream});
        },
      };
    },
    async close() {
      // Asked, not terminated: in the middle of its work it would leave temporary files behind.
      const exited = once(worker, 'exit');
      ask({type: 'close'});
      await exited;
    },
  };
}

async function nextMessage(worker: Worker): Promise<[FromWorker]> {
  const [message]: [FromWorker] = await once(worker, 'message').then(([first]: unknown[]) => {
    if (isFromWorker(first)) return [first];
    throw new Error('The recogniser spoke out of turn.');
  });
  return [message];
}

function isFromWorker(value: unknown): value is FromWorker {
  return typeof value === 'object' && value !== null && 'type' in value;
}
