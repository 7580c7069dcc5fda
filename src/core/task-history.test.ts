import {describe, expect, it} from 'vitest';
import {findInHistory, progressLine, textOf} from './task-history.ts';

const TASK = {idempotencyKey: 'key-2'};
const user = (key: string) => ({role: 'user', content: 'x', idempotencyKey: `${key}:user`});
const agent = (text: string) => ({role: 'assistant', content: [{type: 'text', text}]});

describe('a session’s history', () => {
  it('that lacks the message says it never arrived', () => {
    expect(findInHistory(TASK, {messages: []})).toEqual({is: 'unsent'});
    expect(findInHistory(TASK, {messages: [user('key-1'), agent('first')]})).toEqual({is: 'unsent'});
    expect(findInHistory(TASK, {})).toEqual({is: 'unsent'});
  });

  it('gives the agent’s last words behind it', () => {
    const messages = [
      user('key-1'),
      agent('first'),
      user('key-2'),
      agent(''),
      agent('second'),
      agent('third'),
    ];
    expect(findInHistory(TASK, {messages})).toEqual({is: 'done', text: 'third'});
  });

  it('never takes the answer of an earlier round for this one’s', () => {
    expect(findInHistory(TASK, {messages: [user('key-1'), agent('first'), user('key-2')]})).toEqual({
      is: 'broken',
    });
  });

  it('has broken-off work that the gateway has yet to take up again count as running', () => {
    const messages = [user('key-2')];
    const half = [...messages, agent('I look.')];
    expect(
      findInHistory(TASK, {messages: half, sessionInfo: {hasActiveRun: false, status: 'running'}}).is,
    ).toBe('running');
    expect(findInHistory(TASK, {messages, sessionInfo: {hasActiveRun: false, status: 'done'}}).is).toBe(
      'broken',
    );
  });

  it('adopts what runs, under whatever name', () => {
    const inFlightRun = {runId: 'resumed', text: 'Half of it.'};
    expect(findInHistory(TASK, {messages: [user('key-2'), agent('half')], inFlightRun})).toEqual({
      is: 'running',
      runId: 'resumed',
      text: 'Half of it.',
    });
    expect(findInHistory(TASK, {messages: [user('key-2')], sessionInfo: {hasActiveRun: true}})).toEqual({
      is: 'running',
      runId: null,
      text: '',
    });
  });
});

it('the words of a message are its texts alone', () => {
  expect(textOf([{type: 'text', text: ' a'}, {type: 'image'}, {type: 'text', text: 'b '}])).toBe('ab');
  expect(textOf(' plain ')).toBe('plain');
  expect(textOf({odd: 1})).toBe('');
});

it('progress is the last whole sentence', () => {
  expect(progressLine('Step 1. Step 2. Half of ste')).toBe('Step 2.');
  expect(progressLine('nothing whole')).toBeNull();
});
