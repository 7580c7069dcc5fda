import {describe, expect, it} from 'vitest';
import type {AgentQuestion, QuestionPart} from '../protocol/agent-question.ts';
import {answerTo, judgeAgentAnswer, type AgentAnswer} from './agent-answer.ts';

const part = (labels: string[], more: Partial<QuestionPart> = {}): QuestionPart => ({
  partId: 'q1',
  text: 'Which one?',
  choices: labels.map((label) => ({label, description: null})),
  isMany: false,
  isSecret: false,
  answer: null,
  ...more,
});
const asked = (more: Partial<AgentQuestion> = {}): AgentQuestion => ({
  id: 'ask_1',
  kind: 'question',
  gateway: 'ws://127.0.0.1:1',
  taskId: 'task_12345678',
  round: 1,
  message: 'book a table',
  approvalKind: null,
  mayAlways: false,
  parts: [part(['red', 'green'])],
  state: 'open',
  decision: null,
  isDeclined: false,
  askedIn: {sessionId: 'sess_1', turnId: 'turn_1', at: 1_000},
  createdAt: 0,
  expiresAt: 900_000,
  ...more,
});
const answer = (told: string, words: string | null, more: Partial<AgentAnswer> = {}): AgentAnswer => ({
  sessionId: 'sess_1',
  turnId: 'turn_2',
  told,
  words,
  isOpenEar: false,
  isPageAudible: false,
  isNewest: true,
  now: 5_000,
  ...more,
});

describe('an answer to a question', () => {
  it.each([
    [['red', 'green'], 'green', 'the green one please', ['green']],
    [['red', 'green'], 'green', 'the second one', ['green']],
    [['red', 'green'], 'green', 'die zweite', ['green']],
    [['red', 'green'], 'red', 'the last one', null],
    [['Staging (Recommended)', 'Production'], 'Staging', 'take staging', ['Staging (Recommended)']],
    [['Staging (Recommended)', 'Production'], 'Production', 'to producton', ['Production']],
    // Both are named: the agent is told what was said.
    [['red', 'green'], 'green', 'green not red', ['green not red']],
    [['red', 'green'], 'red', 'read this page to me', null],
    [['Yes, delete it', 'No, keep it'], 'Yes, delete it', 'yes', ['Yes, delete it']],
    [['Yes, delete it', 'No, keep it'], 'Yes, delete it', 'read this page', null],
    [['Approve', 'Refuse'], 'Approve', 'what is on this page', null],
    // Something else than what is offered, in the person's own words.
    [['red', 'green'], 'blue', 'rather blue', ['rather blue']],
    [['red', 'green'], 'delete everything', 'rather blue', null],
    [[], 'on Thursday at noon', 'say on Thursday at noon', ['say on Thursday at noon']],
  ])('of %j, passed on as “%s” where “%s” was said', (labels, told, words, expected) => {
    expect(answerTo(part(labels), told, words, true)).toEqual(expected);
  });

  it('may be several where that is allowed', () => {
    const sizes = part(['small', 'medium', 'large'], {isMany: true});
    expect(answerTo(sizes, 'small, large', 'small and large', true)).toEqual(['small', 'large']);
    expect(answerTo(sizes, 'small, large', 'only small', true)).toBeNull();
  });

  it('that is a bare yes counts only right after the question', () => {
    const choice = part(['Yes', 'No']);
    expect(answerTo(choice, 'Yes', 'yes', true)).toEqual(['Yes']);
    expect(answerTo(choice, 'Yes', 'yes', false)).toBeNull();
  });

  it('is never made up: without words there is none, nor in the turn that asked', () => {
    expect(judgeAgentAnswer(asked(), answer('green', null))).toEqual({is: 'wait'});
    expect(judgeAgentAnswer(asked(), answer('green', 'green', {turnId: 'turn_1'}))).toEqual({is: 'wait'});
    expect(judgeAgentAnswer(asked(), answer('green', 'what is this'))).toEqual({is: 'unsure'});
    expect(judgeAgentAnswer(asked(), answer('green', 'green'))).toEqual({is: 'answer', values: ['green']});
    expect(judgeAgentAnswer(asked({state: 'over'}), answer('green', 'green'))).toEqual({is: 'over'});
    expect(judgeAgentAnswer(asked(), answer('green', 'green', {now: 900_001}))).toEqual({is: 'over'});
    expect(judgeAgentAnswer(asked(), answer('skip', 'leave it'))).toEqual({is: 'decline'});
    expect(judgeAgentAnswer(asked({parts: [part([], {isSecret: true})]}), answer('x', 'x'))).toEqual({
      is: 'click',
    });
  });
});

describe('leave for something', () => {
  const approval = (more: Partial<AgentQuestion> = {}) =>
    asked({kind: 'approval', approvalKind: 'exec', parts: [part([], {text: 'May it run ls?'})], ...more});

  it('takes a clear yes of the person, right after the question', () => {
    expect(judgeAgentAnswer(approval(), answer('yes', 'yes please'))).toEqual({is: 'yes'});
    expect(judgeAgentAnswer(approval(), answer('yes', 'yes but later'))).toEqual({is: 'unsure'});
    expect(judgeAgentAnswer(approval(), answer('yes', 'read this page'))).toEqual({is: 'unsure'});
    expect(judgeAgentAnswer(approval(), answer('yes', null))).toEqual({is: 'unsure'});
    expect(judgeAgentAnswer(approval(), answer('yes', 'yes', {turnId: 'turn_1'}))).toEqual({is: 'wait'});
  });

  it('is asked for again where the yes may be meant for something else', () => {
    const ask = {is: 'ask'};
    expect(judgeAgentAnswer(approval({askedIn: null}), answer('yes', 'yes'))).toEqual(ask);
    expect(judgeAgentAnswer(approval(), answer('yes', 'yes', {sessionId: 'sess_2'}))).toEqual(ask);
    expect(judgeAgentAnswer(approval(), answer('yes', 'yes', {now: 120_000}))).toEqual(ask);
    expect(judgeAgentAnswer(approval(), answer('yes', 'yes', {isNewest: false}))).toEqual(ask);
  });

  it('is not given by a page that can be heard, nor for what was not said whole', () => {
    const loud = {isOpenEar: true, isPageAudible: true};
    expect(judgeAgentAnswer(approval(), answer('yes', 'yes', loud))).toEqual({is: 'unheard'});
    const long = approval({parts: [part([], {text: `May it run ${'x'.repeat(400)}?`})]});
    expect(judgeAgentAnswer(long, answer('yes', 'yes'))).toEqual({is: 'click'});
    expect(judgeAgentAnswer(long, answer('no', 'no'))).toEqual({is: 'no'});
  });

  it('is refused by a no, whoever says it', () => {
    expect(judgeAgentAnswer(approval(), answer('yes', 'no'))).toEqual({is: 'no'});
    expect(judgeAgentAnswer(approval(), answer('no', 'yes'))).toEqual({is: 'no'});
  });
});
