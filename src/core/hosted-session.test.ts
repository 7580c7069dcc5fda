import {expect, it} from 'vitest';
import {joinTerms, type SessionTool} from './hosted-session.ts';

const tool = (name: string, description = name): SessionTool => ({
  type: 'function',
  name,
  description,
  parameters: {type: 'object'},
});
const own = {instructions: 'You are Parley.', tools: [tool('read_page'), tool('shared', 'ours')]};

it('joins Parley’s tools to the gateway’s, which stay as they are', () => {
  const minted = {
    instructions: 'You are OpenClaw.',
    tools: [tool('openclaw_agent_consult'), tool('shared', 'theirs')],
  };
  const {instructions, tools} = joinTerms(minted, own);
  expect(tools.map(({name, description}) => `${name} ${description}`)).toEqual([
    'openclaw_agent_consult openclaw_agent_consult',
    'shared theirs',
    'read_page read_page',
  ]);
  expect(instructions.indexOf('You are Parley.')).toBe(0);
  expect(instructions).toContain('lead to the same agent');
  expect(instructions.endsWith('You are OpenClaw.')).toBe(true);
});

it('is Parley’s alone where the session holds nothing', () => {
  for (const minted of [null, {}, {tools: 'none', instructions: 1}, {tools: [{type: 'mcp'}]}])
    expect(joinTerms(minted, own)).toEqual(own);
});
