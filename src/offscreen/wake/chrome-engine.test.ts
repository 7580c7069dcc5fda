import {afterEach, beforeEach, describe, expect, it, vi} from 'vitest';
import {createChromeEngine} from './chrome-engine.ts';

/**
 * Stands for Chrome's recogniser: its language packs cannot be had in a Chromium without Google's services, so nothing
 * beyond the refusal can be seen in a real browser here.
 */
class Recogniser extends EventTarget {
  static availability = 'available';
  static made: Recogniser[] = [];
  static asked: unknown[] = [];
  static available(options: unknown) {
    Recogniser.asked.push(options);
    return Promise.resolve(Recogniser.availability);
  }
  lang = '';
  processLocally = false;
  continuous = false;
  interimResults = false;
  phrases: {phrase: string}[] = [];
  onresult: ((event: unknown) => void) | null = null;
  onerror: ((event: {error: string}) => void) | null = null;
  onend: (() => void) | null = null;
  isLocalAtStart: boolean | null = null;
  isAborted = false;
  constructor() {
    super();
    Recogniser.made.push(this);
  }
  start() {
    this.isLocalAtStart = this.processLocally;
  }
  abort() {
    this.isAborted = true;
  }
  hear(...transcripts: string[]) {
    this.onresult?.({resultIndex: 0, results: transcripts.map((transcript) => [{transcript}])});
  }
}

const newest = () => Recogniser.made.at(-1) ?? expect.fail('no recogniser was made');
const begin = async () => {
  const engine = createChromeEngine('hey parley', 'en-GB');
  const onWake = vi.fn<(agoMs: number) => void>();
  const onFailure = vi.fn();
  await engine.start({onWake, onFailure});
  return {engine, onWake, onFailure};
};

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal('SpeechRecognition', Recogniser);
  vi.stubGlobal(
    'SpeechRecognitionPhrase',
    class {
      phrase: string;
      constructor(phrase: string) {
        this.phrase = phrase;
      }
    },
  );
  Recogniser.availability = 'available';
  Recogniser.made = [];
  Recogniser.asked = [];
});
afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

describe('Chrome’s recogniser', () => {
  it('is asked to work on this machine alone, for the phrase', async () => {
    await begin();
    expect(Recogniser.asked).toEqual([{langs: ['en-GB'], processLocally: true}]);
    expect(newest()).toMatchObject({
      lang: 'en-GB',
      isLocalAtStart: true,
      continuous: true,
      interimResults: true,
    });
    expect(newest().phrases).toMatchObject([{phrase: 'hey parley'}]);
  });

  it.each(['downloadable', 'downloading', 'unavailable', 'a word of a later Chrome'])(
    'is never made where its language is %s',
    async (availability) => {
      Recogniser.availability = availability;
      await expect(begin()).rejects.toMatchObject({reason: 'wake.unavailable'});
      expect(Recogniser.made).toEqual([]);
    },
  );

  it('is never made in a browser that has none', async () => {
    vi.stubGlobal('SpeechRecognition', undefined);
    await expect(begin()).rejects.toMatchObject({reason: 'wake.unavailable'});
  });

  it('wakes once for each time the phrase is said, however often it is written anew', async () => {
    const {onWake} = await begin();
    newest().hear('so what');
    newest().hear('so what', 'hey');
    newest().hear('so what', 'Hey, Parley');
    newest().hear('so what', 'Hey, Parley, what is');
    expect(onWake).toHaveBeenCalledTimes(1);
    newest().hear('so what', 'Hey, Parley, what is', 'hey parley tell me');
    expect(onWake).toHaveBeenCalledTimes(2);
    const [first, second] = onWake.mock.calls.map(([agoMs]) => agoMs);
    expect(second).toBeGreaterThan(first ?? Infinity);
  });

  it('is begun again when it ends, ever later, and given up in the end', async () => {
    const {onFailure} = await begin();
    for (let made = 2; made <= 7; made += 1) {
      newest().onend?.();
      const pauseMs = 250 * 2 ** (made - 2);
      await vi.advanceTimersByTimeAsync(pauseMs - 1);
      expect(Recogniser.made).toHaveLength(made - 1);
      await vi.advanceTimersByTimeAsync(1);
      expect(Recogniser.made).toHaveLength(made);
    }
    expect(onFailure).not.toHaveBeenCalled();
    newest().onend?.();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(onFailure).toHaveBeenCalledExactlyOnceWith(expect.objectContaining({reason: 'wake.unavailable'}));
    expect(Recogniser.made).toHaveLength(7);
  });

  it('is begun again at once when it ended after a while of silence', async () => {
    const {onFailure} = await begin();
    for (let made = 2; made <= 20; made += 1) {
      await vi.advanceTimersByTimeAsync(8_000);
      newest().onerror?.({error: 'no-speech'});
      newest().onend?.();
      await vi.advanceTimersByTimeAsync(0);
      expect(Recogniser.made).toHaveLength(made);
    }
    expect(onFailure).not.toHaveBeenCalled();
  });

  it('does without phrases where they are not taken', async () => {
    await begin();
    newest().onerror?.({error: 'phrases-not-supported'});
    await vi.advanceTimersByTimeAsync(0);
    expect(Recogniser.made).toHaveLength(2);
    expect(newest().phrases).toEqual([]);
  });

  it.each([
    ['not-allowed', 'mic.denied'],
    ['audio-capture', 'mic.missing'],
    ['language-not-supported', 'wake.unavailable'],
    ['network', 'wake.unavailable'],
  ])('is given up at once after %s', async (error, reason) => {
    const {onFailure} = await begin();
    newest().onerror?.({error});
    await vi.advanceTimersByTimeAsync(60_000);
    expect(onFailure).toHaveBeenCalledExactlyOnceWith(expect.objectContaining({reason}));
    expect(Recogniser.made).toHaveLength(1);
  });

  it('says nothing more once it was stopped', async () => {
    const {engine, onWake, onFailure} = await begin();
    engine.stop();
    expect(newest().isAborted).toBe(true);
    newest().hear('hey parley');
    newest().onerror?.({error: 'not-allowed'});
    await vi.advanceTimersByTimeAsync(60_000);
    expect(onWake).not.toHaveBeenCalled();
    expect(onFailure).not.toHaveBeenCalled();
    expect(Recogniser.made).toHaveLength(1);
  });
});
