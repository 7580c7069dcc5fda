import {describe, expect, it} from 'vitest';
import type {Question} from '../protocol/question.ts';
import {
  asPutBy,
  choiceFor,
  decideConsent,
  isOpen,
  judgeAnswer,
  QUESTION_MS,
  questionKey,
  siteOf,
  type SpokenAnswer,
} from './consent.ts';

const question: Question = {
  id: 'q1',
  sessionId: 'sess_12345678',
  turnId: 'turn_12345678',
  tabId: 7,
  frameId: 0,
  frameNumber: null,
  origins: ['https://shop.example'],
  documentOrigin: 'https://shop.example',
  kind: 'risky',
  action: {kind: 'click', ref: 'e1', button: 'left', count: 1},
  fingerprint: 'f',
  text: 'Click "Pay" on shop.example?',
  sentences: [],
  askedAt: 1_000,
  expiresAt: 1_000 + QUESTION_MS,
};
const later: SpokenAnswer = {
  sessionId: question.sessionId,
  turnId: 'turn_87654321',
  tabId: 7,
  told: 'yes',
  words: 'yes please',
  isOpenEar: false,
  isPageAudible: false,
  now: 2_000,
};

describe('consent', () => {
  it.each([
    [['on'], false, [], 'do'],
    [['ask'], true, [], 'do'],
    [['ask'], false, [], 'ask.plain'],
    [['off'], true, [], 'off'],
    [['on', 'off'], true, [], 'off'],
    [['on', 'ask'], false, [], 'ask.plain'],
    [['on', 'on'], false, [], 'do'],
    [['on'], true, ['buy'], 'ask.risky'],
    [['ask'], false, ['buy'], 'ask.risky'],
    [['off'], true, ['buy'], 'off'],
    [[], true, [], 'off'],
  ] as const)('of %j, granted %s, risks %j: %s', (choices, isGranted, risks, decision) => {
    expect(decideConsent({choices, isGranted, risks})).toBe(decision);
  });

  it('takes a site’s own choice before the one for all', () => {
    const settings = {acting: 'ask', actingOn: {'https://a.example': 'on'}} as const;
    expect(choiceFor('https://a.example', settings)).toBe('on');
    expect(choiceFor('https://b.example', settings)).toBe('ask');
    expect(choiceFor('constructor', settings)).toBe('ask');
  });
});

describe('an answer', () => {
  it.each([
    ['a clear yes in a later turn', {}, 'do'],
    ['a yes that the person did not say', {words: 'what is this'}, 'unsure'],
    ['a yes of which no words are known', {words: null}, 'unsure'],
    ['a yes, but', {words: 'yes but wait'}, 'unsure'],
    ['a yes in the turn that asked', {turnId: question.turnId}, 'wait'],
    ['a no in the turn that asked', {turnId: question.turnId, told: 'no'}, 'drop'],
    ['a no', {told: 'no', words: 'no'}, 'drop'],
    ['a no that the model tells as yes', {words: 'no thanks'}, 'drop'],
    ['a yes that the model tells as no', {told: 'no'}, 'drop'],
    ['a yes about another tab', {tabId: 8}, 'expired'],
    ['a yes in another session', {sessionId: 'sess_87654321'}, 'expired'],
    ['a yes that is late', {now: 1_000 + QUESTION_MS}, 'expired'],
    ['a yes into an open ear while a page sounds', {isOpenEar: true, isPageAudible: true}, 'unheard'],
    ['a yes into an open ear in silence', {isOpenEar: true}, 'do'],
    ['a yes by key while a page sounds', {isPageAudible: true}, 'do'],
  ] as [string, Partial<SpokenAnswer>, string][])('%s', (_name, part, verdict) => {
    expect(judgeAnswer(question, {...later, ...part})).toBe(verdict);
  });

  it('to nothing is none', () => {
    expect(judgeAnswer(null, later)).toBe('expired');
    expect(isOpen(question, {sessionId: null, now: 2_000})).toBe(false);
  });
});

it('two questions are the same when action and element are', () => {
  expect(questionKey(question)).toBe(questionKey({...question}));
  expect(questionKey(question)).not.toBe(questionKey({...question, fingerprint: 'g'}));
});

it.each([
  ['https://shop.example/cart?x=1', 'https://shop.example'],
  ['http://localhost:8080/', 'http://localhost:8080'],
  ['file:///home/me/page.html', 'file://'],
  ['no address', null],
  [undefined, null],
])('the site of %s is %s', (address, site) => {
  expect(siteOf(address)).toBe(site);
});

describe('what an agent asks', () => {
  const asked: Question = {
    ...question,
    sessionId: 'sess_shared-1234',
    turnId: 'turn_shared-1234',
    agent: {callId: 'c1', until: 30_000, putIn: null},
  };
  const put = (turnId: string): Question => ({
    ...asked,
    agent: {callId: 'c1', until: 30_000, putIn: {sessionId: later.sessionId, turnId}},
  });

  it('cannot be answered by a voice that was not given it', () => {
    expect(judgeAnswer(asPutBy(asked, {tabId: 7}), later)).toBe('expired');
  });

  it('is answered in a later turn than the one in which it was given, wherever the person is', () => {
    const elsewhere = {...later, tabId: 99};
    expect(judgeAnswer(asPutBy(put(later.turnId), elsewhere), elsewhere)).toBe('wait');
    expect(judgeAnswer(asPutBy(put('turn_before-0000'), elsewhere), elsewhere)).toBe('do');
  });
});
