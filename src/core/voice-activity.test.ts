import {describe, expect, it} from 'vitest';
import {createVoiceActivity, FAINT_RMS} from './voice-activity.ts';

const run = (levels: readonly number[], least = FAINT_RMS) => {
  const activity = createVoiceActivity();
  return levels.map((rms) => activity.take(rms, least));
};
const many = (rms: number, times: number) => Array.from({length: times}, () => rms);

describe('voice activity', () => {
  it('begins within three stretches of a voice and ends in the pause after it', () => {
    const told = run([...many(0.0005, 50), ...many(0.05, 40), ...many(0.0005, 40)]);
    expect(told.indexOf('onset')).toBe(52);
    expect(told.indexOf('offset')).toBe(50 + 40 + 29);
  });

  it('takes a click for none', () => {
    expect(run([...many(0.0005, 20), 0.4, 0.4, ...many(0.0005, 20)]).every((told) => told === null)).toBe(
      true,
    );
  });

  it('takes steady noise for none, and hears a voice over it', () => {
    expect(run(many(0.0015, 200))).not.toContain('onset');
    expect(run([...many(0.0015, 200), ...many(0.02, 10)])).toContain('onset');
  });

  it('keeps short gaps inside words', () => {
    const told = run([...many(0.05, 20), ...many(0.0005, 20), ...many(0.05, 20)]);
    expect(told.filter((event) => event !== null)).toEqual(['onset']);
  });

  it('asks for a louder voice where it is told to', () => {
    expect(run(many(0.01, 50), 0.02)).not.toContain('onset');
    expect(run(many(0.03, 50), 0.02)).toContain('onset');
  });

  it('does not grow deaf to a long speech', () => {
    const told = run([...many(0.0005, 50), ...many(0.03, 3_000)]);
    expect(told.filter((event) => event !== null)).toEqual(['onset']);
  });
});
