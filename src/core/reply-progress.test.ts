import {describe, expect, it} from 'vitest';
import {advance, isSettled, NO_REPLY, type ReplyStep} from './reply-progress.ts';

const after = (...steps: ReplyStep[]) => steps.reduce(advance, NO_REPLY);
const asked: ReplyStep = {type: 'asked'};
const begun = (responseId: string): ReplyStep => ({type: 'begun', responseId});
const playing = (responseId: string): ReplyStep => ({type: 'playing', responseId});
const played = (responseId: string): ReplyStep => ({type: 'played', responseId});
const ended = (responseId: string, more: {hasAudio?: boolean; calls?: number} = {}): ReplyStep => ({
  type: 'ended',
  responseId,
  hasAudio: more.hasAudio ?? true,
  calls: more.calls ?? 0,
});

describe('a reply', () => {
  it('is not settled before anything was asked, or while nothing has come', () => {
    expect(isSettled(NO_REPLY)).toBe(false);
    expect(isSettled(after(asked))).toBe(false);
  });

  it('is settled when it has ended and was heard, in either order', () => {
    expect(isSettled(after(asked, begun('a'), playing('a'), ended('a')))).toBe(false);
    expect(isSettled(after(asked, begun('a'), playing('a'), ended('a'), played('a')))).toBe(true);
    expect(isSettled(after(asked, begun('a'), playing('a'), played('a'), ended('a')))).toBe(true);
  });

  it('waits for audio that was generated whole before its playing is told', () => {
    expect(isSettled(after(asked, begun('a'), ended('a')))).toBe(false);
    expect(isSettled(after(asked, begun('a'), ended('a'), playing('a'), played('a')))).toBe(true);
  });

  it('needs no audio where there is none', () => {
    expect(isSettled(after(asked, begun('a'), ended('a', {hasAudio: false})))).toBe(true);
  });

  it('waits for every tool, and for the answer after them', () => {
    const called = after(asked, begun('a'), ended('a', {hasAudio: false, calls: 2}));
    expect(isSettled(called)).toBe(false);
    const ran = [{type: 'tool.ended'}, {type: 'tool.ended'}, asked] satisfies ReplyStep[];
    const again = ran.reduce(advance, called);
    expect(again.toolsRunning).toBe(0);
    expect(again.rounds).toBe(1);
    expect(isSettled(again)).toBe(false);
    const done = [begun('b'), playing('b'), ended('b'), played('b')].reduce(advance, again);
    expect(isSettled(done)).toBe(true);
  });

  it('goes on playing what was said before a tool call', () => {
    const progress = after(
      asked,
      begun('a'),
      playing('a'),
      ended('a', {calls: 1}),
      {type: 'tool.ended'},
      asked,
    );
    const done = [begun('b'), ended('b', {hasAudio: false})].reduce(advance, progress);
    expect(isSettled(done)).toBe(false);
    expect(isSettled(advance(done, played('a')))).toBe(true);
  });
});
