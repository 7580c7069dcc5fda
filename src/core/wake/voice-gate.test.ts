import {describe, expect, it} from 'vitest';
import {STRETCH} from '../voice-activity.ts';
import {createVoiceGate} from './voice-gate.ts';

/** What is told while stretches of the given amplitudes go through, each as a steady tone. */
const run = (amplitudes: readonly number[], patience = 0) => {
  const told: ('begin' | 'end' | number)[] = [];
  const gate = createVoiceGate(
    {
      onBegin: () => told.push('begin'),
      onSound: (samples) => told.push(samples[1] ?? 0),
      onEnd: () => told.push('end'),
    },
    patience,
  );
  const sound = amplitudes.flatMap((amplitude) =>
    Array.from({length: STRETCH}, (_, at) => (at % 2 ? amplitude : -amplitude)),
  );
  // Taken in other pieces than it is judged by.
  for (let from = 0; from < sound.length; from += 2 * STRETCH)
    gate.take(Float32Array.from(sound.slice(from, from + 2 * STRETCH)));
  return told.map((value) => (typeof value === 'number' ? Number(value.toFixed(4)) : value));
};
const many = (amplitude: number, times: number) => Array.from({length: times}, () => amplitude);

describe('the voice gate', () => {
  it('lets nothing through while nobody speaks', () => {
    expect(run(many(0.0005, 100))).toEqual([]);
  });

  it('lets a voice through from a little before its beginning to the pause after it', () => {
    const told = run([...many(0.0005, 20), ...many(0.1, 10), ...many(0.0005, 40)]);
    const firstLoud = told.indexOf(0.1);
    expect(told[0]).toBe('begin');
    expect(told.slice(1, firstLoud)).toEqual(many(0.0005, firstLoud - 1));
    expect(firstLoud).toBeGreaterThan(2);
    expect(told.filter((value) => value === 0.1)).toHaveLength(10);
    expect(told.at(-1)).toBe('end');
    expect(told.slice(firstLoud + 10, -1)).toEqual(many(0.0005, 30));
  });

  it('waits longer where it is told to, and goes on when the voice does', () => {
    const sound = [
      ...many(0.0005, 20),
      ...many(0.1, 10),
      ...many(0.0005, 34),
      ...many(0.1, 10),
      ...many(0, 60),
    ];
    expect(run(sound, 10).filter((value) => typeof value !== 'number')).toEqual(['begin', 'end']);
    expect(run(sound, 0).filter((value) => typeof value !== 'number')).toEqual([
      'begin',
      'end',
      'begin',
      'end',
    ]);
  });
});
