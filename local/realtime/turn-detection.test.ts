import {describe, expect, it} from 'vitest';
import {QUIET, transition, type TurnEffect, type TurnState} from './turn-detection.ts';
import {createVoiceActivity, FRAME_SAMPLES} from './voice-activity.ts';
import {createResampler} from './speech/resample.ts';
import {createSpeaker} from './speech/speaker.ts';

type Config = Parameters<typeof transition>[2];

/** Plays `v` (voice), `.` (none) and `c` (none, and the sentence is whole) through the machine. */
function play(pattern: string, config: Config): {effects: TurnEffect[]; state: TurnState} {
  let state: TurnState = QUIET;
  const effects: TurnEffect[] = [];
  for (const sign of pattern) {
    const step = transition(state, {voiced: sign === 'v', isComplete: sign === 'c'}, config);
    state = step.state;
    if (step.effect) effects.push(step.effect);
  }
  return {effects, state};
}

const VAD: Config = {type: 'server_vad', prefix_padding_ms: 300, silence_duration_ms: 100};

describe('turn detection', () => {
  it('does not take a click for speech', () => {
    expect(play('.v..vv....v.', VAD)).toMatchObject({effects: [], state: {phase: 'quiet'}});
  });
  it('begins the turn a prefix before the voice and ends it after the silence', () => {
    const {effects} = play(`${'.'.repeat(50)}vvvvvv.....`, VAD);
    expect(effects).toEqual([
      {type: 'started', startMs: 50 * 20 - 300},
      {type: 'stopped', endMs: 61 * 20},
    ]);
  });
  it('never begins before the session', () => {
    expect(play('vvvv', VAD).effects).toEqual([{type: 'started', startMs: 0}]);
  });
  it('goes on over a pause shorter than the silence', () => {
    expect(play('vvvv....vv....v', VAD).effects).toHaveLength(1);
  });
  it('waits for its eagerness, and less for a whole sentence', () => {
    const semantic: Config = {type: 'semantic_vad', eagerness: 'high'};
    expect(play(`vvvv${'.'.repeat(99)}`, semantic).effects).toHaveLength(1);
    expect(play(`vvvv${'.'.repeat(100)}`, semantic).effects).toHaveLength(2);
    expect(play(`vvvv${'c'.repeat(20)}`, semantic).effects).toHaveLength(2);
  });
});

describe('voice activity', () => {
  it('tells speech from silence and from a hum', async () => {
    const vad = await createVoiceActivity();
    const resampler = createResampler(24_000, 16_000);
    const samples: number[] = [];
    const {signal} = new AbortController();
    const {audio} = createSpeaker().say('What is on this page?', {name: 'alloy', speed: 1}, signal);
    for await (const chunk of audio) samples.push(...resampler.push(chunk));
    const voicedShare = (pcm: Int16Array): number => {
      let voiced = 0;
      const frames = Math.floor(pcm.length / FRAME_SAMPLES);
      for (let at = 0; at < frames; at++) {
        if (vad.isVoice(pcm.slice(at * FRAME_SAMPLES, (at + 1) * FRAME_SAMPLES), 0.5)) voiced += 1;
      }
      return voiced / frames;
    };
    expect(voicedShare(Int16Array.from(samples))).toBeGreaterThan(0.6);
    expect(voicedShare(new Int16Array(16_000))).toBe(0);
    expect(voicedShare(Int16Array.from({length: 16_000}, () => (Math.random() - 0.5) * 100))).toBeLessThan(
      0.05,
    );
    vad.close();
  });
});
