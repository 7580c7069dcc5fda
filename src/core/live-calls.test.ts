import {expect, it} from 'vitest';
import type {LiveCall} from '../protocol/snapshot.ts';
import {KEPT_CALLS, SHOWN_CHARS, withCall} from './live-calls.ts';

const call = (callId: string, change: Partial<LiveCall> = {}): LiveCall => ({
  turnId: 'turn_00000001',
  callId,
  name: 'read_page',
  arguments: '{}',
  outcome: null,
  ...change,
});

it('gives a call its outcome, and leaves the others where they are', () => {
  const outcome = {ok: true, output: 'read'};
  const calls = withCall(withCall(withCall([], call('a')), call('b')), call('a', {outcome}));
  expect(calls.map((one) => [one.callId, one.outcome])).toEqual([
    ['a', outcome],
    ['b', null],
  ]);
});

it('keeps the newest, and takes the same name in another turn for another call', () => {
  let calls: LiveCall[] = [];
  for (let at = 0; at < KEPT_CALLS; at += 1) calls = withCall(calls, call(`c${at}`));
  calls = withCall(calls, call('c5', {turnId: 'turn_00000002'}));
  expect(calls).toHaveLength(KEPT_CALLS);
  expect(calls[0]?.callId).toBe('c1');
  expect(calls.at(-1)).toMatchObject({turnId: 'turn_00000002', callId: 'c5'});
});

it('shortens what is long', () => {
  const long = 'x'.repeat(SHOWN_CHARS * 3);
  const [kept] = withCall([], call('a', {arguments: long, outcome: {ok: false, output: long}}));
  expect(kept?.arguments).toHaveLength(SHOWN_CHARS + 1);
  expect(kept?.outcome?.output.endsWith('…')).toBe(true);
});
