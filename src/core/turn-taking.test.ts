import {describe, expect, it} from 'vitest';
import {turnDetectionOf, turnTakingFor} from './turn-taking.ts';

describe('turn taking', () => {
  it('is by key where a key is held, by pause where the microphone stays open', () => {
    const settings = {turnDetection: 'semantic', patience: 'quick'} as const;
    expect(turnTakingFor('push', settings)).toEqual({by: 'key'});
    expect(turnTakingFor('off', settings)).toEqual({by: 'key'});
    expect(turnTakingFor('wake', settings)).toEqual({by: 'pause', ...settings});
    expect(turnTakingFor('hands-free', settings)).toEqual({by: 'pause', ...settings});
  });

  it('by key leaves every end to the person', () => {
    expect(turnDetectionOf({by: 'key'})).toBeNull();
  });

  it('by pause never lets the service answer or interrupt by itself', () => {
    for (const turnDetection of ['semantic', 'silence'] as const) {
      expect(turnDetectionOf({by: 'pause', turnDetection, patience: 'normal'})).toMatchObject({
        create_response: false,
        interrupt_response: false,
      });
    }
  });

  it('waits longer for the patient', () => {
    const silence = (patience: 'quick' | 'normal' | 'patient') =>
      turnDetectionOf({by: 'pause', turnDetection: 'silence', patience});
    expect(silence('quick')).toMatchObject({silence_duration_ms: 300});
    expect(silence('patient')).toMatchObject({silence_duration_ms: 1_000});
    expect(turnDetectionOf({by: 'pause', turnDetection: 'semantic', patience: 'patient'})).toMatchObject({
      type: 'semantic_vad',
      eagerness: 'low',
    });
  });
});
