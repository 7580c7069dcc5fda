import {describe, expect, it} from 'vitest';
import {createSpokenAudio, type SpokenAudio} from './spoken-audio.ts';

/** Two sentences of a second each, with a pause of 200 ms after each voice. */
function spoken(): SpokenAudio {
  const audio = createSpokenAudio();
  for (const sentence of ['One two three four. ', 'Five six seven eight.']) {
    audio.begin(sentence, () => 800);
    audio.add(1000);
  }
  return audio;
}

describe('the audio of an answer', () => {
  it.each([
    [100, ''],
    [450, 'One two'],
    [700, 'One two three'],
    [900, 'One two three four.'],
    [1500, 'One two three four. Five six'],
  ])('cut at %i ms keeps the words heard until then', (endMs, words) => {
    const audio = spoken();
    expect(audio.cut(endMs)).toBe(words);
    expect([audio.keptMs(), audio.madeMs(), audio.isCut()]).toEqual([endMs, 2000, true]);
  });
  it('is not changed by a cut at its end, nor by a later one than before', () => {
    const audio = spoken();
    expect(audio.cut(2000)).toBeNull();
    expect(audio.isCut()).toBe(false);
    audio.cut(900);
    expect(audio.cut(1500)).toBeNull();
    expect(audio.keptMs()).toBe(900);
    expect(audio.cut(450)).toBe('One two');
  });
  it('keeps nothing of a sentence that has hardly begun', () => {
    const audio = createSpokenAudio();
    audio.begin('One two.', () => null);
    audio.add(20);
    expect(audio.cut(10)).toBe('');
  });
});
