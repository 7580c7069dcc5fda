import {parentPort} from 'node:worker_threads';
import {buildLanguageModel, type Utterance, vocabularyOf} from './language-model.ts';
import {CMUDICT, type Decoder, loadPocketsphinx, type Pocketsphinx} from './pocketsphinx.ts';
import {loadPronunciations, type Pronunciations} from './pronunciation.ts';
import type {FromWorker, ToWorker} from './worker-messages.ts';

// The thread that recognises speech for every session, so that none of it holds up the sound of another.

interface Engine {
  sphinx: Pocketsphinx;
  pronunciations: Pronunciations;
}

/** One session's recogniser, and what it has heard of the utterance that is under way. */
interface Stream {
  decoder: Decoder;
  heard: Int16Array[];
}

const streams = new Map<number, Stream>();

function tell(message: FromWorker): void {
  parentPort?.postMessage(message);
}

function createDecoder(engine: Engine, utterances: readonly Utterance[]): Decoder {
  const lines = engine.pronunciations.linesFor(vocabularyOf(utterances));
  const sayable = utterances.filter(({words}) => words.every((word) => lines.has(word)));
  return engine.sphinx.createDecoder(
    buildLanguageModel(sayable),
    [...lines.values()].flat().join('\n') + '\n',
  );
}

/** Gives a stream new words; what was heard of an utterance so far is kept. */
function learn(engine: Engine, id: number, utterances: readonly Utterance[]): void {
  const decoder = createDecoder(engine, utterances);
  const old = streams.get(id);
  old?.decoder.close();
  streams.set(id, {decoder, heard: old?.heard ?? []});
}

/** Ends an utterance, if there is one; its words. */
function end(stream: Stream): string {
  const whole = joined(stream.heard);
  stream.heard = [];
  // As a whole, since the mean of the voice and its channel is then its own: word by word, with the mean of the utterance
  // before, the last words are often heard wrong.
  return whole.length === 0 ? '' : stream.decoder.transcribe(whole);
}

function joined(chunks: readonly Int16Array[]): Int16Array {
  const whole = new Int16Array(chunks.reduce((sum, chunk) => sum + chunk.length, 0));
  let at = 0;
  for (const chunk of chunks) {
    whole.set(chunk, at);
    at += chunk.length;
  }
  return whole;
}

function handle(engine: Engine, message: ToWorker): void {
  switch (message.type) {
    case 'learn':
      learn(engine, message.stream, message.utterances);
      return;
    case 'hear': {
      streams.get(message.stream)?.heard.push(message.pcm);
      return;
    }
    case 'end': {
      try {
        const stream = streams.get(message.stream);
        if (!stream) throw new Error('Nothing was learnt for this stream.');
        tell({type: 'heard', job: message.job, text: end(stream)});
      } catch (error) {
        tell({
          type: 'failed',
          job: message.job,
          message: error instanceof Error ? error.message : String(error),
        });
      }
      return;
    }
    case 'drop': {
      const stream = streams.get(message.stream);
      if (stream) stream.heard = [];
      return;
    }
    case 'forget':
      streams.get(message.stream)?.decoder.close();
      streams.delete(message.stream);
      return;
    case 'close':
      for (const {decoder} of streams.values()) decoder.close();
      parentPort?.close();
      return;
  }
}

try {
  const engine = {sphinx: loadPocketsphinx(), pronunciations: loadPronunciations(CMUDICT)};
  parentPort?.on('message', (message: ToWorker) => handle(engine, message));
  tell({type: 'ready', problem: null});
} catch (error) {
  tell({type: 'ready', problem: error instanceof Error ? error.message : String(error)});
}
