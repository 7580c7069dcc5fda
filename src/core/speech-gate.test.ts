import {describe, expect, it} from 'vitest';
import {addReading, explainDismissal, judgeSpeech, NO_SPEECH, rmsOf} from './speech-gate.ts';

const readings = (count: number, rms: number, peak = rms * 3, isVoice = false) =>
  Array.from({length: count}, (_, at) => ({rms, peak, ms: 20, isVoice, at: 1_000 + at * 20}));
const tallyOf = (...parts: ReturnType<typeof readings>[]) => parts.flat().reduce(addReading, NO_SPEECH);

describe('the speech gate', () => {
  it('sends an utterance', () => {
    expect(judgeSpeech(tallyOf(readings(50, 0.05)))).toBe('speech');
  });

  it('sends a quiet but steady utterance', () => {
    expect(judgeSpeech(tallyOf(readings(20, 0.009)))).toBe('speech');
  });

  it('dismisses room noise, however long', () => {
    expect(judgeSpeech(tallyOf(readings(500, 0.003)))).toBe('silence');
  });

  it('dismisses a click', () => {
    expect(judgeSpeech(tallyOf(readings(2, 0.4), readings(50, 0.001)))).toBe('silence');
  });

  it('names a microphone that gives nothing but zeros', () => {
    expect(judgeSpeech(tallyOf(readings(50, 0, 0)))).toBe('dead');
  });

  it('names it although the rest of a buffer came first', () => {
    expect(judgeSpeech(tallyOf(readings(2, 0.00003), readings(40, 0, 0)))).toBe('dead');
  });

  it('names one whose zeros the echo canceller has put a little noise into', () => {
    const noise = [readings(2, 0.00002, 0.00007), readings(7, 0.00000005, 0.0000001)].flat();
    expect(judgeSpeech(tallyOf(readings(15, 0, 0), noise, readings(20, 0, 0)))).toBe('dead');
  });

  it('does not call a microphone dead of which next to nothing is left by the suppression of noise', () => {
    expect(judgeSpeech(tallyOf(readings(50, 0.000004, 0.00001)))).toBe('silence');
  });

  it('does not call a quiet room dead', () => {
    expect(judgeSpeech(tallyOf(readings(50, 0.00001)))).toBe('silence');
  });

  it('does not call a microphone dead that was open for a moment', () => {
    expect(judgeSpeech(tallyOf(readings(5, 0, 0)))).toBe('silence');
    expect(judgeSpeech(NO_SPEECH)).toBe('silence');
  });

  it('leaves a faint voice to the service', () => {
    expect(judgeSpeech(tallyOf(readings(20, 0.004, 0.01, true)))).toBe('faint');
    expect(judgeSpeech(tallyOf(readings(5, 0.004, 0.01, true)))).toBe('silence');
  });

  it('says what was measured when it dismisses', () => {
    const tally = tallyOf(readings(50, 0.002, 0.012));
    expect(rmsOf(tally)).toBeCloseTo(0.002);
    expect(explainDismissal(tally, 'Headset').message).toBe(
      'No speech was heard: “Headset” gave a peak of 1.2 % and an RMS of 0.2 %.',
    );
    expect(explainDismissal(NO_SPEECH, null).message).toContain('the microphone gave a peak of 0.0 %');
  });

  it('remembers when the voice was last heard', () => {
    const tally = tallyOf(readings(3, 0.05), [{rms: 0.001, peak: 0.01, ms: 20, isVoice: false, at: 9_000}]);
    expect(tally.lastVoiceAt).toBe(1_040);
    expect(tally.firstVoiceAt).toBe(980);
    expect(tally.voicedMs).toBe(60);
  });
});
