import {describe, expect, it} from 'vitest';
import {
  isWaiting,
  questionOfApproval,
  questionOfRecord,
  questionOfResult,
  sessionOfRecord,
  spokenQuestion,
  withAnswer,
  withDecision,
  withoutAnswer,
} from './agent-question.ts';

const task = {taskId: 'task_12345678', round: 2, message: 'buy paint', gateway: 'ws://127.0.0.1:1'};
/** As a gateway of version 2026.9.6 sends it. */
const RECORD = {
  id: 'ask_d2925e1694c32e398f5f5ad4003dd4b5',
  questions: [
    {
      questionId: 'q1',
      header: 'Choice 1',
      question: 'Which colour?',
      options: [{label: 'red'}, {label: 'green', description: 'like grass'}],
      isOther: true,
    },
    {
      questionId: 'q2',
      header: 'Choice 2',
      question: 'Which sizes?',
      options: [{label: 'S'}, {label: 'L'}],
      multiSelect: true,
    },
  ],
  sessionKey: 'agent:main:parley-abc',
  createdAtMs: 10,
  expiresAtMs: 900_010,
  status: 'pending',
};
const APPROVAL = {
  id: '59f4b946-ba22-4102-b4a3-0ed60a8dfcc5',
  status: 'pending',
  presentation: {
    kind: 'exec',
    commandText: 'touch ran-it',
    warningText: null,
    host: 'gateway',
    allowedDecisions: ['allow-once', 'deny'],
  },
  createdAtMs: 10,
  expiresAtMs: 900_010,
};

describe('a question of the gateway', () => {
  it('is asked one part after the other, and answered when all are', () => {
    const question = questionOfRecord(RECORD, task);
    expect(sessionOfRecord(RECORD)).toBe('agent:main:parley-abc');
    expect(question && spokenQuestion(question)).toBe('Which colour? The choices are: red; green.');
    const half = question && withAnswer(question, ['green']);
    expect(half).toMatchObject({state: 'open'});
    expect(half && spokenQuestion(half)).toBe('Which sizes? You can choose several: S; L.');
    const whole = half && withAnswer(half, ['S', 'L']);
    expect(whole).toMatchObject({state: 'answering', parts: [{answer: ['green']}, {answer: ['S', 'L']}]});
    expect(whole && withAnswer(whole, ['M'])).toBeNull();
    expect(question && withoutAnswer(question)).toMatchObject({state: 'answering', isDeclined: true});
    expect(question && withDecision(question, 'yes')).toBeNull();
  });

  it('is nothing where it is over, or not understood', () => {
    expect(questionOfRecord({...RECORD, status: 'answered'}, task)).toBeNull();
    expect(questionOfRecord({...RECORD, questions: [{}]}, task)).toBeNull();
    expect(questionOfRecord('?', task)).toBeNull();
    expect(sessionOfRecord({})).toBeNull();
  });

  it('for a secret is not asked here', () => {
    const [first] = RECORD.questions;
    const secret = questionOfRecord({...RECORD, questions: [{...first, isSecret: true}]}, task);
    expect(secret && spokenQuestion(secret)).toContain('in OpenClaw itself');
  });

  it('waits until its time is over', () => {
    const question = questionOfRecord(RECORD, task);
    expect(question && isWaiting(question, 900_009)).toBe(true);
    expect(question && isWaiting(question, 900_010)).toBe(false);
  });
});

describe('an approval', () => {
  it('says exactly what is to be allowed, and takes what is offered', () => {
    const approval = questionOfApproval(APPROVAL, task);
    expect(approval && spokenQuestion(approval)).toBe('May your agent run this command?\ntouch ran-it');
    expect(approval && withDecision(approval, 'always')).toBeNull();
    expect(approval && withDecision(approval, 'yes')).toMatchObject({state: 'answering', decision: 'yes'});
    expect(questionOfApproval({...APPROVAL, status: 'allowed'}, task)).toBeNull();
  });

  it('that is too long to be followed by ear is cut, and says so', () => {
    const presentation = {...APPROVAL.presentation, commandText: `echo ${'x'.repeat(500)}`};
    const approval = questionOfApproval({...APPROVAL, presentation}, task);
    expect(approval && spokenQuestion(approval)).toMatch(/… The rest of it stands in the popup/);
  });
});

describe('a confirmation in an agent’s words', () => {
  it('is read with its id, and said without it', () => {
    const result =
      'VOICE_CONFIRMATION_REQUIRED:0b6f8f0e-9a52-4d4e-a2bb-71b6a05c4c7d The action "mail" was not executed.';
    const found = questionOfResult({...task, result, endedAt: 50, askedAt: 10});
    expect(found).toMatchObject({
      id: '0b6f8f0e-9a52-4d4e-a2bb-71b6a05c4c7d',
      kind: 'confirmation',
      createdAt: 50,
    });
    expect(found && spokenQuestion(found)).toBe('The action "mail" was not executed.');
    expect(questionOfResult({...task, result: 'Done.', endedAt: 50, askedAt: 10})).toBeNull();
  });
});
