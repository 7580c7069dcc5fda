import {describe, expect, it} from 'vitest';
import {
  isBest,
  isEchoFree,
  judgeEcho,
  milder,
  tellEcho,
  type Echo,
  type EchoReadings,
} from './echo-verdict.ts';

const STEP_MS = 43;
const of = (count: number, tone: number, rms = tone * 1.1) =>
  Array.from({length: count}, () => ({tone, rms}));
const quiet = (count: number) => of(count, 0.000_02, 0.000_05);
const readings = (parts: Partial<EchoReadings>): EchoReadings => ({
  stepMs: STEP_MS,
  room: quiet(9),
  during: quiet(36),
  after: quiet(12),
  ...parts,
});
const judge = (parts: Partial<EchoReadings>) => judgeEcho(readings(parts));

describe('what the echo check makes of what came back', () => {
  it.each([
    ['nothing', {}, 'full'],
    ['a leak below any voice', {during: of(36, 0.005)}, 'full'],
    ['a burst shorter than an utterance', {during: [...of(2, 0.3), ...quiet(34)]}, 'full'],
    ['a leak that would pass for a voice', {during: of(36, 0.02)}, 'half'],
    ['bursts that add up to an utterance', {during: [...of(4, 0.02), ...quiet(32)]}, 'half'],
    ['a leak as loud as a voice', {during: of(36, 0.1)}, 'hold'],
    ['an echo that is still there when the tone is over', {after: [...of(6, 0.02), ...quiet(6)]}, 'hold'],
  ])('%s: %s', (_what, parts, duplex) => {
    expect(judge(parts)).toMatchObject({duplex});
  });

  it('tells the leak against what was played and against the room', () => {
    const echo = judge({room: of(9, 0.001), during: of(36, 0.01)}) as Echo;
    expect(echo.leakDb).toBeCloseTo(-20);
    expect(echo.overRoomDb).toBeCloseTo(20);
  });

  it('tells numbers also of complete silence', () => {
    const echo = judge({during: of(36, 0, 0.001), after: of(12, 0, 0.001), room: of(9, 0, 0.001)});
    expect(echo).toEqual({duplex: 'full', leakDb: -80, overRoomDb: 0});
  });

  it('cannot tell an echo from a hum that was there before', () => {
    const hum = of(36, 0.01);
    expect(judge({room: hum, during: of(36, 0.015), after: hum})).toBe('disturbed');
  });

  it('is not deceived by somebody who speaks', () => {
    expect(judge({during: of(36, 0.02, 0.08)})).toBe('disturbed');
    expect(judge({after: of(12, 0.01, 0.05)})).toBe('disturbed');
  });

  it('finds none even while somebody speaks, if hardly anything lies at the frequencies of the tone', () => {
    expect(judge({during: of(36, 0.003, 0.08)})).toMatchObject({duplex: 'full'});
  });

  it('finds an echo even while somebody speaks', () => {
    expect(judge({during: [...of(20, 0.1), ...of(16, 0.02, 0.08)]})).toMatchObject({duplex: 'hold'});
  });

  it('names a microphone that gives nothing but zeros', () => {
    const dead = {room: of(9, 0), during: of(36, 0), after: of(12, 0)};
    expect(judge(dead)).toBe('dead');
    expect(judge({...dead, room: [...quiet(2), ...of(7, 0)]})).toBe('dead');
  });
});

describe('several attempts', () => {
  const full: Echo = {duplex: 'full', leakDb: -70, overRoomDb: 3};
  const hold: Echo = {duplex: 'hold', leakDb: 3, overRoomDb: 60};

  it('go on until nothing better can be found', () => {
    expect([full, 'dead'].map((verdict) => isBest(verdict as Echo | 'dead'))).toEqual([true, true]);
    expect([hold, 'disturbed'].map((verdict) => isBest(verdict as Echo | 'disturbed'))).toEqual([
      false,
      false,
    ]);
  });

  it('leave the milder finding, and any finding before none', () => {
    expect([milder(full, hold), milder(hold, full)]).toEqual([full, full]);
    expect([milder('disturbed', hold), milder(hold, 'disturbed')]).toEqual([hold, hold]);
    expect(milder('disturbed', 'dead')).toBe('dead');
  });

  it('find a pair of devices free of echo only where hardly anything came back', () => {
    expect(isEchoFree(full)).toBe(true);
    expect(isEchoFree({...full, leakDb: -30})).toBe(false);
    expect(isEchoFree('disturbed')).toBe(false);
  });

  it('name the devices between which nothing comes back', () => {
    expect(tellEcho(full, 'Headset | Headset')).toMatchObject({
      echoFree: 'Headset | Headset',
      duplex: 'full',
    });
    expect(tellEcho(hold, null)).toEqual({...hold, echoFree: null});
  });
});
