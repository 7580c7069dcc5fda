import {describe, expect, it} from 'vitest';
import {decide} from './router.ts';
import type {BrainItem} from './talk.ts';

const TOOLS = ['answer_confirmation', 'answer_agent', 'read_page'].map((name) => ({
  name,
  description: '',
  parameters: {},
}));
const QUESTION =
  'News of work …\nThe agent asks the person, about "paint" (questionId ask_1):\n' +
  '<agent-result nonce="n">\nWhich colour? The choices are: red; green.\n</agent-result nonce="n">';
const next = (items: BrainItem[]) =>
  decide({items, tools: TOOLS, toolChoice: {type: 'auto'}, instructions: ''});
const told: BrainItem[] = [
  {kind: 'user', text: 'hello'},
  {kind: 'assistant', text: 'Hello.'},
  {kind: 'context', text: QUESTION},
];
const asked: BrainItem[] = [...told, {kind: 'assistant', text: 'Your agent asks: …'}];

describe('work for an agent that is named', () => {
  it('is handed to that one', () => {
    const tool = {
      name: 'send_to_openclaw',
      description: '',
      parameters: {type: 'object', properties: {message: {type: 'string'}, agent: {type: 'string'}}},
    };
    const items: BrainItem[] = [{kind: 'user', text: 'ask Ada to book a table'}];
    expect(decide({items, tools: [tool], toolChoice: {type: 'auto'}, instructions: ''})).toEqual({
      call: {name: 'send_to_openclaw', arguments: {message: 'book a table', agent: 'Ada'}},
    });
  });
});

describe('a question of the agent’s', () => {
  it('is said, and the next words answer it', () => {
    expect(next(told)).toEqual({say: 'Your agent asks: Which colour? The choices are: red; green.'});
    const call = {name: 'answer_agent', arguments: {questionId: 'ask_1', answer: 'green'}};
    expect(next([...asked, {kind: 'user', text: 'The green one, please.'}])).toEqual({call});
    expect(next([...asked, {kind: 'user', text: 'the second one'}])).toEqual({call});
    expect(next([...asked, {kind: 'user', text: 'rather blue'}])).toEqual({
      call: {name: 'answer_agent', arguments: {questionId: 'ask_1', answer: 'rather blue'}},
    });
  });

  it('is not answered by another request, nor by what is said later', () => {
    expect(next([...asked, {kind: 'user', text: 'read this page'}])).toMatchObject({
      call: {name: 'read_page'},
    });
    const later: BrainItem[] = [
      ...asked,
      {kind: 'user', text: 'thank you'},
      {kind: 'assistant', text: 'You are welcome.'},
      {kind: 'user', text: 'the green one'},
    ];
    expect(next(later)).toEqual({say: 'Nothing waits for your choice.'});
  });

  it('leads on to its next part, which is answered in turn', () => {
    const part = JSON.stringify({
      noted: true,
      next: 'questionId ask_1\n<agent-result nonce="m">\nWhich sizes? You can choose several: S; L.\n</agent-result nonce="m">',
    });
    const half: BrainItem[] = [
      ...asked,
      {kind: 'user', text: 'green'},
      {kind: 'call', callId: 'c', name: 'answer_agent', arguments: '{}'},
      {kind: 'output', callId: 'c', output: part},
    ];
    expect(next(half)).toEqual({say: 'Which sizes? You can choose several: S; L.'});
    expect(next([...half, {kind: 'assistant', text: '…'}, {kind: 'user', text: 's and l'}])).toEqual({
      call: {name: 'answer_agent', arguments: {questionId: 'ask_1', answer: 'S, L'}},
    });
  });
});
