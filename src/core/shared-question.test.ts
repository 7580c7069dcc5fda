import {describe, expect, it} from 'vitest';
import type {Question} from '../protocol/question.ts';
import {asPutBy, judgeAnswer} from './consent.ts';
import {newsOfSharedQuestion, toldInTurn} from './shared-question.ts';

const question: Question = {
  id: 'q1',
  sessionId: 'sess_shared-00000001',
  turnId: 'turn_shared-00000001',
  tabId: 7,
  frameId: 0,
  frameNumber: null,
  origins: ['https://bank.test'],
  documentOrigin: 'https://bank.test',
  kind: 'risky',
  action: {kind: 'visit', address: 'https://bank.test/pay'},
  fingerprint: 'pay',
  sentences: [],
  text: 'For your agent: Click "Pay now" on bank.test?',
  agent: {callId: 'call_1', until: 31_000, putIn: null},
  askedAt: 1_000,
  expiresAt: 31_000,
};
const turn = {sessionId: 'sess_00000001', turnId: 'turn_00000001'};

describe('a question about the shared tab', () => {
  it('is urgent news until the voice was given it, or its call is over', () => {
    expect(newsOfSharedQuestion(question, 2_000)).toMatchObject({
      kind: 'leave',
      priority: 'urgent',
      text: question.text,
    });
    expect(newsOfSharedQuestion(question, 31_000)).toBeNull();
    const told = toldInTurn(question, turn, 5_000);
    expect(told && newsOfSharedQuestion(told, 6_000)).toBeNull();
  });

  it('of the voice itself is no news', () => {
    expect(newsOfSharedQuestion({...question, agent: null}, 2_000)).toBeNull();
    expect(toldInTurn({...question, agent: null}, turn, 5_000)).toBeNull();
  });

  it('is answered by a yes in a later turn than the one that told it, and not by one in that turn', () => {
    const told = toldInTurn(question, turn, 5_000);
    const answer = {
      told: 'yes' as const,
      words: 'yes',
      isOpenEar: false,
      isPageAudible: false,
      tabId: 9,
      now: 6_000,
    };
    const judged = (turnId: string) =>
      told && judgeAnswer(asPutBy(told, {tabId: 9}), {...answer, sessionId: turn.sessionId, turnId});
    expect(judged(turn.turnId)).toBe('wait');
    expect(judged('turn_00000002')).toBe('do');
  });
});
