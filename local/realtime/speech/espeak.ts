import {spawn} from 'node:child_process';
import {createResampler} from './resample.ts';
import {espeakArguments} from './voices.ts';

const ESPEAK_RATE = 22_050;
const OUT_RATE = 24_000;
// espeak-ng writes the plain 44-byte RIFF header before its samples.
const HEADER_BYTES = 44;

let speaking = 0;

/** espeak-ng processes running now. */
export function countSpeaking(): number {
  return speaking;
}

export interface SayOptions {
  voice: string;
  speed: number;
  /** Ends the process at once; the iteration then simply ends. */
  signal: AbortSignal;
}

/** Says one sentence: 16-bit audio at 24 kHz, chunk by chunk as espeak-ng makes it. Throws if espeak-ng cannot be run. */
export async function* say(sentence: string, options: SayOptions): AsyncGenerator<Int16Array> {
  if (options.signal.aborted) return;
  // The text goes in by stdin: as an argument a sentence that begins with a dash would be an option.
  const child = spawn(
    'espeak-ng',
    [...espeakArguments(options.voice, options.speed), '--stdin', '--stdout'],
    {
      stdio: ['pipe', 'pipe', 'ignore'],
    },
  );
  speaking += 1;
  const ended = new Promise<Error | null>((resolve) => {
    child.once('error', resolve);
    child.once('close', () => resolve(null));
  });
  void ended.then(() => (speaking -= 1));
  const kill = (): void => void child.kill('SIGKILL');
  options.signal.addEventListener('abort', kill, {once: true});
  child.stdin.on('error', kill);
  child.stdin.end(sentence);
  try {
    yield* toPcm(child.stdout, options.signal);
    const failure = await ended;
    if (failure) throw new Error('espeak-ng cannot be run: install the package espeak-ng.', {cause: failure});
  } finally {
    options.signal.removeEventListener('abort', kill);
    kill();
  }
}

async function* toPcm(stdout: AsyncIterable<Buffer>, signal: AbortSignal): AsyncGenerator<Int16Array> {
  const resampler = createResampler(ESPEAK_RATE, OUT_RATE);
  let header = HEADER_BYTES;
  let odd = Buffer.alloc(0);
  try {
    for await (const chunk of stdout) {
      if (signal.aborted) return;
      const skipped = Math.min(header, chunk.length);
      header -= skipped;
      const bytes = Buffer.concat([odd, chunk.subarray(skipped)]);
      const samples = new Int16Array(bytes.length >> 1);
      for (let i = 0; i < samples.length; i++) samples[i] = bytes.readInt16LE(i * 2);
      odd = bytes.subarray(samples.length * 2);
      if (samples.length > 0) yield resampler.push(samples);
    }
  } catch (error) {
    if (!signal.aborted) throw error;
  }
}
