import {describe, expect, it} from 'vitest';
import type {News} from '../protocol/task.ts';
import {newsToTell, type Moment, type ToldProgress} from './news-policy.ts';

const NOW = 100_000;
const QUIET: Moment = {
  isQuiet: true,
  quietForMs: 5_000,
  isSpeaking: false,
  silentForMs: 5_000,
  isPresent: true,
  now: NOW,
};
const one = (more: Partial<News> = {}): News => ({
  taskId: 'task_00000000',
  round: 1,
  kind: 'result',
  priority: 'normal',
  message: 'book',
  text: 'booked',
  askedAt: NOW - 10_000,
  at: NOW,
  ...more,
});
const choose = (news: News[], moment: Partial<Moment> = {}, told: ToldProgress | null = null) =>
  newsToTell(news, () => told, {...QUIET, ...moment});

describe('a result', () => {
  it('waits for a pause', () => {
    expect(choose([one()], {isQuiet: false})).toBeNull();
    expect(choose([one()], {quietForMs: 300})).toBeNull();
    expect(choose([one()])).toEqual({news: [one()], interrupts: false});
  });

  it('is told together with the others that wait', () => {
    expect(choose([one(), one({taskId: 'task_11111111', kind: 'failure'})])?.news).toHaveLength(2);
  });

  it('waits for the person to come back', () => {
    expect(choose([one()], {isPresent: false})).toBeNull();
  });

  it('of low priority waits to be asked for', () => {
    expect(choose([one({priority: 'low'})])).toBeNull();
    expect(choose([one({priority: 'low'}), one()])?.news).toEqual([one()]);
  });
});

describe('an urgent result', () => {
  const urgent = one({priority: 'urgent'});

  it('cuts in between two words', () => {
    const speaking = {isQuiet: false, isSpeaking: true};
    expect(choose([urgent], {...speaking, silentForMs: 20})).toBeNull();
    expect(choose([urgent, one()], {...speaking, silentForMs: 90})).toEqual({
      news: [urgent],
      interrupts: true,
    });
    expect(choose([one()], {...speaking, silentForMs: 90})).toBeNull();
    const old = {...urgent, at: NOW - 4_000};
    expect(choose([old], {...speaking, silentForMs: 20})?.interrupts).toBe(true);
  });

  it('does not talk over the person', () => {
    expect(choose([urgent], {isQuiet: false, isSpeaking: false})).toBeNull();
  });

  it('waits for no pause and for nobody', () => {
    expect(choose([urgent], {quietForMs: 0, isPresent: false})?.news).toEqual([urgent]);
  });
});

describe('progress', () => {
  const progress = one({kind: 'progress', text: 'Step 2.'});

  it('is first told after eight seconds, and not while a result waits', () => {
    expect(choose([{...progress, askedAt: NOW - 7_000}])).toBeNull();
    expect(choose([progress])?.news).toEqual([progress]);
    expect(choose([progress, one()])?.news).toEqual([one()]);
  });

  it('is then told rarely, and only when it changed', () => {
    expect(choose([progress], {}, {text: 'Step 1.', at: NOW - 30_000})).toBeNull();
    expect(choose([progress], {}, {text: 'Step 2.', at: NOW - 90_000})).toBeNull();
    expect(choose([progress], {}, {text: 'Step 1.', at: NOW - 50_000})?.news).toEqual([progress]);
  });
});
