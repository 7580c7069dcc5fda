import {afterEach, beforeEach, describe, expect, it, vi} from 'vitest';
import type {Failure} from '../../protocol/failures.ts';
import {createWakeListening} from './wake-listening.ts';
import type {WakeEngine, WakeListener} from './wake-engine.ts';

/** Engines that were made, and who hears of them. What they hear is tried with real speech in `test/wake-words.test.ts`. */
const engines = vi.hoisted(
  () => [] as {engine: WakeEngine; listener: WakeListener | null; isStopped: boolean}[],
);
const refusal = vi.hoisted(() => ({error: null as Error | null}));

vi.mock('./create-engine.ts', () => ({
  createEngine: () => {
    const made: (typeof engines)[number] = {
      listener: null,
      isStopped: false,
      engine: {
        start: (listener) => {
          made.listener = listener;
          return refusal.error ? Promise.reject(refusal.error) : Promise.resolve();
        },
        hear: vi.fn(),
        stop: () => {
          made.isStopped = true;
        },
      },
    };
    engines.push(made);
    return Promise.resolve(made.engine);
  },
}));

const PERSONAL = {wakeWord: 'personal', wakePhrase: 'hey parley', language: null} as const;
const OFF = {...PERSONAL, wakeWord: 'off'} as const;

function room() {
  const wakes: number[] = [];
  const states: [boolean, Failure['reason'] | null][] = [];
  let hear: ((samples: Float32Array) => void) | null = null;
  let opening: Promise<unknown> = Promise.resolve();
  const listening = createWakeListening({
    sampleRate: 48_000,
    tap: async (next) => {
      hear = next;
      await opening;
    },
    untap: () => {
      hear = null;
    },
    onWake: (agoMs) => wakes.push(agoMs),
    onState: (isListening, failure) => states.push([isListening, failure?.reason ?? null]),
  });
  return {
    listening,
    wakes,
    states,
    isOpen: () => hear !== null,
    sound: () => hear?.(new Float32Array(1_024)),
    holdOpening: (until: Promise<unknown>) => {
      opening = until;
    },
  };
}
const settled = () => new Promise((resolve) => setTimeout(resolve, 5));
const newest = () => engines.at(-1) ?? expect.fail('no engine was made');

beforeEach(() => {
  engines.length = 0;
  refusal.error = null;
});
afterEach(() => {
  vi.clearAllMocks();
});

describe('listening for the wake word', () => {
  it('is off until it is chosen, and then has the microphone', async () => {
    const {listening, states, isOpen, sound, wakes} = room();
    listening.configure(OFF);
    await settled();
    expect([isOpen(), engines.length, states]).toEqual([false, 0, []]);
    listening.configure(PERSONAL);
    await settled();
    expect([isOpen(), states]).toEqual([true, [[true, null]]]);
    sound();
    expect(newest().engine.hear).toHaveBeenCalledTimes(1);
    newest().listener?.onWake(300);
    expect(wakes).toEqual([300]);
  });

  it('goes on as it is when it is configured as before', async () => {
    const {listening} = room();
    for (let time = 0; time < 3; time += 1) {
      listening.configure({...PERSONAL});
      await settled();
    }
    expect(engines).toHaveLength(1);
  });

  it('rests while somebody talks, and hears nothing late from before', async () => {
    const {listening, isOpen, states, wakes} = room();
    listening.configure(PERSONAL);
    await settled();
    const before = newest();
    listening.pause();
    listening.pause();
    expect([before.isStopped, isOpen()]).toEqual([true, false]);
    before.listener?.onWake(100);
    listening.resume();
    await settled();
    before.listener?.onWake(100);
    before.listener?.onFailure({reason: 'wake.unavailable'} as Failure);
    expect(wakes).toEqual([]);
    expect(newest()).not.toBe(before);
    expect(states).toEqual([
      [true, null],
      [false, null],
      [true, null],
    ]);
  });

  it('lets go of a microphone that opened too late', async () => {
    const {listening, isOpen, states, holdOpening} = room();
    const {promise, resolve} = Promise.withResolvers<undefined>();
    holdOpening(promise);
    listening.configure(PERSONAL);
    await settled();
    listening.configure(OFF);
    resolve(undefined);
    await settled();
    expect([isOpen(), states]).toEqual([false, []]);
  });

  it('tells once why it cannot, tries again after each turn, and recovers', async () => {
    const {ParleyError} = await import('../../protocol/failures.ts');
    const {listening, isOpen, states} = room();
    refusal.error = new ParleyError('wake.untaught');
    listening.configure(PERSONAL);
    await settled();
    listening.pause();
    listening.resume();
    await settled();
    expect(isOpen()).toBe(false);
    expect(states).toEqual([[false, 'wake.untaught']]);
    refusal.error = null;
    listening.configure(PERSONAL);
    await settled();
    expect(states.at(-1)).toEqual([true, null]);
    newest().listener?.onFailure({reason: 'wake.untaught'} as Failure);
    expect([isOpen(), states.at(-1)]).toEqual([false, [false, 'wake.untaught']]);
  });

  it('takes no lesson while somebody talks', async () => {
    const {listening} = room();
    listening.pause();
    await expect(listening.lesson()).rejects.toMatchObject({reason: 'turn.busy'});
  });
});
