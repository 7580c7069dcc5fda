import {describe, expect, it} from 'vitest';
import {close, COOLDOWN_MS, NOBODY_TALKS, pause, press, release, type Hold} from './capture-coordinator.ts';

const key: Hold = {holder: 'hold_1', mode: 'push'};
const shortcut: Hold = {holder: 'shortcut', mode: 'push'};
const listening: Hold = {holder: 'shortcut', mode: 'hands-free'};
const wake: Hold = {holder: 'wake', mode: 'wake'};
const after = (...holds: Hold[]) =>
  holds.reduce((state, hold, index) => press(state, hold, index).state, NOBODY_TALKS);

describe('the one capture', () => {
  it('begins for the first who presses', () => {
    expect(press(NOBODY_TALKS, key, 0)).toMatchObject({outcome: 'began', state: {live: key}});
  });

  it('is adopted by a second source, and what the first still sends is stale', () => {
    const adopted = press(after(wake), key, 1);
    expect(adopted).toMatchObject({outcome: 'adopted', state: {live: key}});
    expect(release(adopted.state, 'wake', 2).isHolder).toBe(false);
    expect(pause(adopted.state)).toBe(adopted.state);
    expect(release(adopted.state, key.holder, 3)).toMatchObject({isHolder: true, state: {live: null}});
  });

  it('is sent by the second press of its own holder, and by a button that holds nothing', () => {
    expect(press(after(shortcut), shortcut, 1)).toMatchObject({outcome: 'sent', state: {live: null}});
    expect(release(after(key), null, 1)).toMatchObject({isHolder: true, state: {live: null}});
  });

  it('is not disturbed by the wake word', () => {
    expect(press(after(key), wake, 1)).toMatchObject({outcome: 'refused', state: {live: key}});
  });

  it('listens on after a key that took it for one turn', () => {
    const held = press(after(listening), key, 1);
    expect(held.outcome).toBe('adopted');
    expect(release(held.state, key.holder, 2).state.live).toEqual(listening);
    expect(press(after(listening), listening, 1)).toMatchObject({outcome: 'sent', state: {live: null}});
  });

  it('of the wake word ends with the pause; one that listens on does not', () => {
    expect(pause(after(wake)).live).toBeNull();
    expect(pause(after(listening)).live).toEqual(listening);
  });

  it('is over when the microphone closes', () => {
    expect(close(press(after(listening), key, 1).state)).toMatchObject({live: null, under: null});
  });

  it('has nothing to let go of when nobody talks', () => {
    expect(release(NOBODY_TALKS, null, 0)).toEqual({state: NOBODY_TALKS, isHolder: false});
  });
});

describe('the cooldown', () => {
  const cooling = release(after(key), key.holder, 1_000).state;

  it('keeps the wake word quiet after a key', () => {
    expect(press(cooling, wake, 1_000 + COOLDOWN_MS - 1).outcome).toBe('refused');
    expect(press(cooling, wake, 1_000 + COOLDOWN_MS).outcome).toBe('began');
  });

  it('holds up no key', () => {
    expect(press(cooling, key, 1_001).outcome).toBe('began');
  });

  it('does not follow a conversation that listened on', () => {
    expect(release(after(listening), null, 1_000).state.coolUntil).toBe(0);
  });
});
