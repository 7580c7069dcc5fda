import {spawn} from 'node:child_process';
import {espeakArguments, WORDS_PER_MINUTE, type Voice} from './voices.ts';

/** Samples a second of what espeak-ng makes. */
export const ESPEAK_RATE = 22_050;
// espeak-ng writes the plain 44-byte RIFF header before its samples.
const HEADER_BYTES = 44;

let running = 0;

/** espeak-ng processes running now. */
export function countEspeak(): number {
  return running;
}

/** One espeak-ng process. It is started ahead and waits for its sentence, so that starting it delays no answer. */
export interface Espeak {
  voice: Voice;
  /** Gives it its one sentence; once. */
  say(sentence: string): void;
  /** The audio from here on, chunk by chunk, 16-bit at `ESPEAK_RATE`. Throws if espeak-ng cannot be run. */
  chunks(): AsyncGenerator<Int16Array>;
  /** All of the audio made so far, whether it was taken or not; `isWhole` when none will follow. */
  made(): {pcm: readonly Int16Array[]; isWhole: boolean};
  kill: () => void;
}

/** Starts a process. What is wrong with it shows when its chunks are asked for. */
export function startEspeak(voice: Voice, wordsPerMinute = WORDS_PER_MINUTE): Espeak {
  // The text goes in by stdin: as an argument a sentence that begins with a dash would be an option.
  const child = spawn('espeak-ng', [...espeakArguments(voice, wordsPerMinute), '--stdin', '--stdout'], {
    stdio: ['pipe', 'pipe', 'ignore'],
  });
  const pcm: Int16Array[] = [];
  let header = HEADER_BYTES;
  let odd = Buffer.alloc(0);
  let end: 'open' | 'whole' | Error = 'open';
  let wake: () => void = () => undefined;

  running += 1;
  child.once('error', (cause) => {
    end = new Error('espeak-ng cannot be run: install the package espeak-ng.', {cause});
    wake();
  });
  child.once('close', () => {
    running -= 1;
    if (end === 'open') end = 'whole';
    wake();
  });
  child.stdin.on('error', () => child.kill('SIGKILL'));
  // Taken in at once, however slowly it is spoken: how long a sentence will be is then known at its beginning.
  child.stdout.on('data', (chunk: Buffer) => {
    const skipped = Math.min(header, chunk.length);
    header -= skipped;
    const bytes = Buffer.concat([odd, chunk.subarray(skipped)]);
    const samples = new Int16Array(bytes.length >> 1);
    for (let i = 0; i < samples.length; i++) samples[i] = bytes.readInt16LE(i * 2);
    odd = bytes.subarray(samples.length * 2);
    if (samples.length > 0) pcm.push(samples);
    wake();
  });

  return {
    voice,
    say: (sentence) => child.stdin.end(sentence),
    async *chunks() {
      for (let next = 0; ; next++) {
        while (next >= pcm.length && end === 'open') {
          await new Promise<void>((resolve) => {
            wake = resolve;
          });
        }
        const chunk = pcm[next];
        if (chunk) yield chunk;
        else if (end instanceof Error) throw end;
        else return;
      }
    },
    made: () => ({pcm, isWhole: end === 'whole'}),
    kill: () => void child.kill('SIGKILL'),
  };
}
