import {describe, expect, it} from 'vitest';
import {AGENT_TOOLS} from '../../protocol/agent-tools.ts';
import {HIGHER_TOOLS} from '../../protocol/higher-tool.ts';
import {TOOLS} from '../../protocol/tools.ts';
import {instructionsFor} from '../instructions.ts';
import {ROUTING, routingLines} from './routing.ts';

const NAMES = Object.keys(TOOLS);
/** Words with an underscore are names of tools, or of what a tool is given. */
const ARGUMENTS = ['share_page'];
const namedIn = (text: string): string[] => {
  const words = text.match(/\b[a-z]+(?:_[a-z]+)*\b/g) ?? [];
  return [...new Set(words.filter((word) => NAMES.includes(word) || word.includes('_')))].filter(
    (word) => !ARGUMENTS.includes(word),
  );
};

describe('the rules by which tools are chosen', () => {
  it.each(ROUTING)('name the tools they are for and no other: $line', ({tools, line}) => {
    expect(namedIn(line).toSorted()).toEqual([...tools].toSorted());
  });

  it('are the only lines of the prompt that name a tool', () => {
    const routes = {agent: true, higherModel: true};
    const rest = instructionsFor('en', true)
      .split('\n')
      .filter((line) => !routingLines(routes).includes(line));
    expect(rest.length).toBeGreaterThan(3);
    // A word such as “point” is also a word: what counts is that somebody is told to call it.
    const called = (line: string) => line.match(/\b(?:call|use) \w+|\w+_\w+/g) ?? [];
    expect(routingLines(routes).flatMap(called).length).toBeGreaterThan(5);
    for (const line of rest) expect(called(line)).toEqual([]);
  });

  it.each([
    {agent: false, higherModel: false},
    {agent: false, higherModel: true},
    {agent: true, higherModel: true},
  ])('name no tool that a session with %o is not given', (routes) => {
    const given = NAMES.filter(
      (name) => (routes.agent || !(name in AGENT_TOOLS)) && (routes.higherModel || !(name in HIGHER_TOOLS)),
    );
    const named = namedIn(instructionsFor('en', routes.agent, routes.higherModel));
    for (const name of named) expect(given).toContain(name);
    expect(named.includes('ask_higher_model')).toBe(routes.higherModel);
    expect(named.includes('send_to_openclaw')).toBe(routes.agent);
  });
});
