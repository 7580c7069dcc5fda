import {describe, expect, it} from 'vitest';
import {agentNamed, agentOfWakeWord, readAgents, readWakeWords} from './agent-names.ts';

const {agents} = readAgents({
  defaultId: 'main',
  agents: [
    {id: 'main', identity: {name: 'Max'}},
    {id: 'ada', name: 'Ada'},
    {id: 'research', name: 'Researcher'},
    {id: 'plain'},
    {id: 'janitor', kind: 'system'},
    {id: '../x', name: 'Evil'},
    'nonsense',
  ],
});

describe('the agents of a gateway', () => {
  it('are read with the names they go by', () => {
    expect(agents).toEqual([
      {id: 'main', name: 'Max'},
      {id: 'ada', name: 'Ada'},
      {id: 'research', name: 'Researcher'},
      {id: 'plain', name: 'plain'},
    ]);
    expect(readAgents({})).toEqual({defaultId: 'main', agents: []});
  });

  it.each([
    ['Ada', 'ada'],
    ['my agent Ada', 'ada'],
    ['the researcher', 'research'],
    ['reseacher', 'research'],
    ['main', 'main'],
    ['Max', 'main'],
    ['Bob', null],
    ['my agent', null],
    ['', null],
  ])('are found by name: %s', (said, id) => {
    expect(agentNamed(said, agents)?.id ?? null).toBe(id);
  });
});

describe('wake words of a gateway', () => {
  const config = {
    version: 1,
    routes: [
      {trigger: 'hey ada', target: {agentId: 'ada'}},
      {trigger: 'robot', target: {sessionKey: 'agent:research:main'}},
      {trigger: 'here', target: {mode: 'current'}},
    ],
  };
  const wakeWords = readWakeWords(['openclaw', 'Hey, Ada!'], config);

  it('are read with the agents they call', () => {
    expect(wakeWords).toEqual([
      {phrase: 'hey ada', agentId: 'ada'},
      {phrase: 'robot', agentId: 'research'},
      {phrase: 'here', agentId: null},
      {phrase: 'openclaw', agentId: null},
    ]);
    expect(readWakeWords(undefined, null)).toEqual([]);
  });

  it('are matched without case and punctuation', () => {
    expect(agentOfWakeWord('Hey Ada', {wakeWords})).toBe('ada');
    expect(agentOfWakeWord('openclaw', {wakeWords})).toBeNull();
    expect(agentOfWakeWord('something else', {wakeWords})).toBeNull();
  });
});
