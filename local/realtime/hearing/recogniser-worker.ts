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

const decoders = new Map<number, Decoder>();

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

function handle(engine: Engine, message: ToWorker): void {
  switch (message.type) {
    case 'learn': {
      const next = createDecoder(engine, message.utterances);
      decoders.get(message.stream)?.close();
      decoders.set(message.stream, next);
      return;
    }
    case 'transcribe': {
      try {
        const decoder = decoders.get(message.stream);
        if (!decoder) throw new Error('Nothing was learnt for this stream.');
        // Silence is not given to the recogniser, which would find words in it.
        const text = message.pcm.length === 0 ? '' : decoder.transcribe(message.pcm);
        tell({type: 'heard', job: message.job, text});
      } catch (error) {
        tell({
          type: 'failed',
          job: message.job,
          message: error instanceof Error ? error.message : String(error),
        });
      }
      return;
    }
    case 'forget':
      decoders.get(message.stream)?.close();
      decoders.delete(message.stream);
      return;
    case 'close':
      for (const decoder of decoders.values()) decoder.close();
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
