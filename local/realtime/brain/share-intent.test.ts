import {expect, it} from 'vitest';
import {decide} from './router.ts';
import type {BrainItem} from './talk.ts';

const tools = [
  {
    name: 'share_tab',
    description: 'Share the tab with the agent',
    parameters: {type: 'object', properties: {on: {type: 'boolean'}}, required: ['on']},
  },
];
const ask = (...more: BrainItem[]) =>
  decide({
    items: [{kind: 'user', text: 'share this tab with my agent'}, ...more],
    tools,
    toolChoice: {type: 'auto'},
    instructions: '',
  });

it('shares the tab once, and says so', () => {
  expect(ask()).toEqual({call: {name: 'share_tab', arguments: {on: true}}});
  const called: BrainItem[] = [
    {kind: 'call', callId: 'c', name: 'share_tab', arguments: '{"on":true}'},
    {kind: 'output', callId: 'c', output: '{"shared":true}'},
  ];
  expect(ask(...called)).toEqual({say: 'Your agent can see this tab now.'});
});
