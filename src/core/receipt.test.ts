import {describe, expect, it} from 'vitest';
import type {Task} from '../protocol/task.ts';
import type {TurnRecord} from '../protocol/turn-record.ts';
import {receiptInWords, receiptOf} from './receipt.ts';
import {ENGLISH} from '../protocol/texts/in-english.ts';

const TURN: TurnRecord = {
  turnId: 'turn_00000001',
  sessionId: null,
  host: 'voice.example',
  source: 'button',
  mode: 'push',
  startedAt: 0,
  outcome: 'answered',
  heard: 'what is this',
  answer: 'A picture.',
  speech: {peak: 0.2, rms: 0.1, voicedMs: 1_240, device: null},
  reply: {peak: 0, audibleMs: 0, cutAtMs: null},
  tools: [],
  sent: [],
  spans: [],
  spent: [],
  dropped: {},
  failure: null,
};
const picture = {
  what: 'picture',
  width: 10,
  height: 20,
  bytes: 300,
  sha256: 'ab',
  thumbnail: null,
} as const;

describe('a receipt', () => {
  it('tells what went to the voice service: what stood before the words, the words, and what tools gave', () => {
    const tool = {callId: 'c', name: 'read_page', arguments: '{}', ok: true, output: 'the page'};
    const text = '<page-content nonce="1">\nUnder the pointer: a link';
    const receipt = receiptOf({...TURN, sent: [{what: 'text', text}, picture], tools: [tool]}, [], ENGLISH);
    expect(receipt.groups).toEqual([
      {
        to: 'voice.example',
        parts: [
          {what: 'text', caption: 'What you point at, or have selected', text},
          {caption: 'A picture of the page', ...picture},
          {what: 'voice', caption: 'Your voice, 1.2 s of speech', text: 'what is this'},
          {what: 'text', caption: 'What read_page gave', text: 'the page'},
        ],
      },
    ]);
    expect(receiptInWords(receipt, ENGLISH)).toBe('voice, 2 texts, 1 picture');
  });

  it('tells apart what went to the agent, with all that went along', () => {
    const tool = {
      callId: 'c',
      name: 'send_to_openclaw',
      arguments: '{"message":"sum it up"}',
      ok: true,
      output: '{"taskId":"task_00000001","accepted":true}',
    };
    const task = {taskId: 'task_00000001', round: 1, text: 'sum it up\n\nThe page: tea', gateway: 'ws://g:1'};
    const [voice, agent] = receiptOf({...TURN, tools: [tool]}, [task as Task], ENGLISH).groups;
    expect(voice?.parts.map(({caption}) => caption)).toContain('What send_to_openclaw gave');
    expect(agent).toEqual({
      to: 'your agent at g:1',
      parts: [{what: 'text', caption: 'What you asked your agent', text: task.text}],
    });
    const later = receiptOf({...TURN, tools: [tool]}, [{...task, round: 2} as Task], ENGLISH);
    expect(later.groups[1]?.parts).toMatchObject([{text: 'sum it up'}]);
    expect(receiptOf({...TURN, tools: [{...tool, ok: false}]}, [], ENGLISH).groups).toHaveLength(1);
  });

  it('does not say of words for a task that a tool gave them to the voice service', () => {
    const said = {
      callId: 'said-turn_00000001',
      name: 'control_task',
      arguments: '{"taskId":"task_00000001","action":"steer","text":"and the prices"}',
      ok: true,
      output: '{}',
    };
    const receipt = receiptOf({...TURN, tools: [said]}, [], ENGLISH);
    expect(receipt.groups.map(({to, parts}) => [to, parts.length])).toEqual([
      ['voice.example', 1],
      ['your agent', 1],
    ]);
  });

  it('of a turn in which nothing left is empty', () => {
    const silent = {...TURN, heard: '', speech: {...TURN.speech, voicedMs: 0}};
    expect(receiptOf(silent, [], ENGLISH).groups).toEqual([]);
    expect(receiptInWords(receiptOf(silent, [], ENGLISH), ENGLISH)).toBe('');
  });
});
