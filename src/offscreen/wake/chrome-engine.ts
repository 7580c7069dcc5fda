import {wordsAfterPhrase} from '../../core/wake/spoken-phrase.ts';
import {now, sleep} from '../../platform/clock.ts';
import {localRecognition, type LocalRecognition} from '../../platform/local-recognition.ts';
import {createLog, inBackground} from '../../platform/log.ts';
import {describeFailure, ParleyError, type FailureReason} from '../../protocol/failures.ts';
import type {Sentence} from '../../protocol/sentence.ts';
import {sentence} from '../../protocol/sentences.ts';
import type {WakeEngine, WakeListener} from './wake-engine.ts';

const log = createLog('audio');

/** How much likelier than other words the phrase is taken to be, of 10: names are rare, and written as other words. */
const BOOST = 5;
/** A recogniser tells a word about this long after it was said; an estimate, since it does not say when that was. */
const LAG_MS = 400;
/** How long one more word takes that was said since; an estimate as well. */
const WORD_MS = 350;
/** Recognisers end by themselves, in silence for one. One that lasted this long worked, and is begun again at once. */
const HEALTHY_MS = 5_000;
const FIRST_RETRY_MS = 250;
/** So many that do not work, one after another, with twice the pause before each, are enough. */
const MOST_RETRIES = 6;

/** Errors after which beginning again is no use, and what they mean for the person. Source: the Web Speech API. */
const FATAL: Readonly<Record<string, FailureReason>> = {
  'audio-capture': 'mic.missing',
  'not-allowed': 'mic.denied',
  'service-not-allowed': 'wake.unavailable',
  'language-not-supported': 'wake.unavailable',
  network: 'wake.unavailable',
};

/** How one recogniser ended. */
interface Ending {
  error: string | null;
  ranMs: number;
}

/**
 * Has Chrome's recogniser listen for `phrase` in `language` (BCP 47), on this machine alone: where it cannot, the engine
 * does not start. Chrome opens the microphone by itself, so that what `hear` gets is not needed.
 */
export function createChromeEngine(phrase: string, language: string): WakeEngine {
  let running: AbortController | null = null;
  return {
    async start(listener) {
      const mine = new AbortController();
      running = mine;
      const answer = await localRecognition(language);
      if (answer !== 'available') {
        throw new ParleyError('wake.unavailable', {
          message: sentenceFor(answer),
          detail: `${language}: ${answer}`,
        });
      }
      inBackground(keepListening({phrase, language, listener}, mine.signal), log, 'listening by Chrome');
    },
    hear: () => undefined,
    stop() {
      running?.abort();
      running = null;
    },
  };
}

interface Task {
  phrase: string;
  language: string;
  listener: WakeListener;
}

/** Listens until `signal` ends, or until it makes no sense any more. */
async function keepListening(task: Task, signal: AbortSignal): Promise<void> {
  let hasPhrases = typeof SpeechRecognitionPhrase !== 'undefined';
  let failed = 0;
  while (!signal.aborted) {
    const {error, ranMs} = await listenOnce(task, hasPhrases, signal);
    if (isOver(signal)) return;
    log.debug('the recogniser ended', {error, ranMs});
    const isWithoutPhrases = error === 'phrases-not-supported' && hasPhrases;
    if (isWithoutPhrases) hasPhrases = false;
    failed = isWithoutPhrases || ranMs >= HEALTHY_MS ? 0 : failed + 1;
    const reason = error === null ? undefined : FATAL[error];
    if (reason || failed > MOST_RETRIES) {
      const detail = `the recogniser ended: ${error ?? 'by itself'}`;
      task.listener.onFailure(describeFailure(reason ?? 'wake.unavailable', detail));
      return;
    }
    if (failed > 0) await sleep(FIRST_RETRY_MS * 2 ** (failed - 1), signal);
  }
}

/** Asked anew after every wait. */
function isOver(signal: AbortSignal): boolean {
  return signal.aborted;
}

function listenOnce(
  {phrase, language, listener}: Task,
  hasPhrases: boolean,
  signal: AbortSignal,
): Promise<Ending> {
  return new Promise((resolve) => {
    const startedAt = now();
    const end = (error: string | null) => {
      signal.removeEventListener('abort', stop);
      resolve({error, ranMs: now() - startedAt});
    };
    const stop = () => {
      recognition.abort();
      end(null);
    };
    const recognition = new SpeechRecognition();
    recognition.lang = language;
    // Set before anything else could start it: what is said near a microphone that is always open stays here.
    recognition.processLocally = true;
    recognition.continuous = true;
    recognition.interimResults = true;
    if (hasPhrases) recognition.phrases = [new SpeechRecognitionPhrase(phrase, BOOST)];
    /** The last result that held the phrase; it is told once, however often it is written anew. */
    let told = -1;
    recognition.onresult = ({resultIndex, results}) => {
      for (let at = resultIndex; at < results.length && !signal.aborted; at += 1) {
        const words = wordsAfterPhrase(results[at]?.[0]?.transcript ?? '', phrase);
        if (words === null || at <= told) continue;
        told = at;
        listener.onWake(LAG_MS + words * WORD_MS);
      }
    };
    // Chrome sends no `end` after an error that came before anything was heard.
    recognition.onerror = ({error}) => end(error);
    recognition.onend = () => end(null);
    signal.addEventListener('abort', stop, {once: true});
    recognition.start();
  });
}

function sentenceFor(answer: LocalRecognition): Sentence {
  switch (answer) {
    case 'downloadable':
      return sentence('wake_downloadable');
    case 'downloading':
      return sentence('wake_downloading');
    default:
      return sentence('wake_unrecognised');
  }
}
