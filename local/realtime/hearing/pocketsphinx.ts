import {mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import koffi from 'koffi';

/** Where Debian's package pocketsphinx-en-us keeps the acoustic model and the dictionary. */
const MODEL_DIRECTORY = '/usr/share/pocketsphinx/model/en-us';
const ACOUSTIC_MODEL = `${MODEL_DIRECTORY}/en-us`;
export const CMUDICT = `${MODEL_DIRECTORY}/cmudict-en-us.dict`;

// Digital silence between synthetic words breaks the recogniser's normalisation; a breath of noise mends it.
const NOISE_LSB = 100;

// How much less likely than the best a word may seem for the moment and still be followed, and how many at a time
// (pocketsphinx `cmdln_macro.h`; -1 is no limit). With the defaults (1e-48, 7e-29, 1e-48, 30000) a word that begins
// badly is lost for good: "wholesale prices" were "hello field prices" in most tries, with these in none, in the same time.
const SEARCH = {'-beam': '1e-80', '-wbeam': '1e-60', '-pbeam': '1e-80', '-maxhmmpf': '-1'};

/** One recogniser with its language model. Not for the main thread: `transcribe` takes about a twentieth of the audio's length. */
export interface Decoder {
  /** @param pcm 16-bit audio at 16 kHz of one utterance. What was said, in lower case; empty if nothing was recognised. */
  transcribe(pcm: Int16Array): string;
  close(): void;
}

export interface Pocketsphinx {
  /** @param languageModel ARPA text. @param dictionary lines `word PH ON EM ES`. Throws if the library refuses them. */
  createDecoder(languageModel: string, dictionary: string): Decoder;
}

/** Loads libpocketsphinx. Throws where it is not installed. */
export function loadPocketsphinx(): Pocketsphinx {
  const sphinx = koffi.load('libpocketsphinx.so.3');
  const base = koffi.load('libsphinxbase.so.3');
  const psArgs = sphinx.func('void *ps_args()');
  const psInit = sphinx.func('void *ps_init(void *)');
  const psFree = sphinx.func('int ps_free(void *)');
  const psStart = sphinx.func('int ps_start_utt(void *)');
  const psProcess = sphinx.func('int ps_process_raw(void *, const int16_t *, size_t, int, int)');
  const psEnd = sphinx.func('int ps_end_utt(void *)');
  const psHypothesis = sphinx.func('const char *ps_get_hyp(void *, _Out_ int32_t *)');
  const configure = base.func('void *cmd_ln_init(void *, void *, int, ...)');
  const freeConfiguration = base.func('int cmd_ln_free_r(void *)');

  function start(settings: Record<string, string>): unknown {
    const pairs = Object.entries(settings).flat();
    const variadic = [...pairs.flatMap((text) => ['const char *', text]), 'void *', null];
    const configuration: unknown = configure(null, psArgs(), 1, ...variadic);
    const decoder: unknown = psInit(configuration);
    freeConfiguration(configuration);
    if (decoder === null)
      throw new Error('pocketsphinx did not accept the language model or the dictionary.');
    return decoder;
  }

  return {
    createDecoder(languageModel, dictionary) {
      const directory = mkdtempSync(join(tmpdir(), 'parley-hearing-'));
      const model = join(directory, 'model.arpa');
      const words = join(directory, 'words.dict');
      writeFileSync(model, languageModel);
      writeFileSync(words, dictionary);
      let decoder: unknown;
      try {
        decoder = start({
          '-hmm': ACOUSTIC_MODEL,
          '-lm': model,
          '-dict': words,
          '-logfn': '/dev/null',
          ...SEARCH,
        });
      } finally {
        // Both are read into memory at the start.
        rmSync(directory, {recursive: true, force: true});
      }
      return {
        transcribe(pcm) {
          const noisy = withNoise(pcm);
          psStart(decoder);
          psProcess(decoder, noisy, noisy.length, 0, 1);
          psEnd(decoder);
          const text: unknown = psHypothesis(decoder, [0]);
          return typeof text === 'string' ? text : '';
        },
        close: () => void psFree(decoder),
      };
    },
  };
}

function withNoise(pcm: Int16Array): Int16Array {
  return pcm.map((sample) =>
    Math.max(-32_768, Math.min(32_767, sample + (Math.random() * 2 - 1) * NOISE_LSB)),
  );
}
