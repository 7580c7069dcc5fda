import {describe, expect, it} from 'vitest';
import {z} from 'zod';
import {decide} from '../../../local/realtime/brain/router.ts';
import {AGENT_TOOLS} from '../../protocol/agent-tools.ts';
import {HIGHER_TOOLS} from '../../protocol/higher-tool.ts';
import {HOST_TOOLS} from '../../protocol/host-tools.ts';
import {TOOLS, type ToolName} from '../../protocol/tools.ts';
import {instructionsFor} from '../instructions.ts';

/** The tools of a session, as a voice service is given them. */
const tools = Object.values(TOOLS).map(({name, description, parameters}) => ({
  name,
  description,
  parameters: z.toJSONSchema(parameters),
}));

/** What was read before: the rules are about a talk that goes on. */
const PAGE = `<page-content nonce="n1">
Title: Tea and Books
On the screen:
# e1 Tea and Books
[e2 searchbox "Search box"]
</page-content nonce="n1">`;

/** What the local voice does first when it hears this, with the tools at hand: the tool it calls, or `null` where it speaks. */
function chosen(words: string, without: object = {}): {name: string; args: Record<string, unknown>} | null {
  const step = decide({
    items: [
      {kind: 'call', callId: 'call_1', name: 'read_page', arguments: '{}'},
      {kind: 'output', callId: 'call_1', output: PAGE},
      {kind: 'user', text: 'how far away is the moon'},
      {kind: 'assistant', text: 'Some three hundred thousand kilometres.'},
      {kind: 'user', text: words},
    ],
    tools: tools.filter(({name}) => !(name in without)),
    toolChoice: {type: 'auto'},
    instructions: '',
  });
  return 'call' in step ? {name: step.call.name, args: step.call.arguments} : null;
}

/** Who answers what: the rules of `routing.ts`, sentence by sentence. */
const TABLE: [said: string, tool: ToolName | null][] = [
  ['hello there', null],
  ['thank you', null],
  ['tell me a joke', null],
  ['tell me a story', null],
  ['who are you', null],
  ['what is on this page', 'read_page'],
  ['read this page', 'read_page'],
  ['where is the search box', 'point'],
  ['take a screenshot', 'take_screenshot'],
  ['ask my agent to summarise this page', 'send_to_openclaw'],
  ['tell openclaw to summarise my mail', 'send_to_openclaw'],
  ['tell my agent to book a table', 'send_to_openclaw'],
  ['what are my tasks', 'get_tasks'],
  ['are you sure', 'ask_higher_model'],
  ['are you sure about that', 'ask_higher_model'],
  ['I do not believe that', 'ask_higher_model'],
  ['check that again', 'ask_higher_model'],
  ['what is the exact distance to the moon', 'ask_higher_model'],
  ['how many kilometres is it exactly', 'ask_higher_model'],
];

describe('what was said goes', () => {
  it.each(TABLE)('“%s” to %s', (said, tool) => {
    expect(chosen(said)?.name ?? null).toBe(tool);
  });

  it('with the page to the agent only where it is about the page', () => {
    expect(chosen('ask my agent to summarise this page')?.args['share_page']).toBe(true);
    expect(chosen('tell my agent to book a table')?.args['share_page']).not.toBe(true);
  });

  it('with what was doubted to the stronger model', () => {
    expect(chosen('are you sure')?.args['question']).toMatch(/how far away is the moon.*doubts/i);
  });

  it('nowhere where there is nobody to ask', () => {
    expect(chosen('are you sure', HIGHER_TOOLS)).toBeNull();
    expect(
      chosen('tell my agent to book a table', {...AGENT_TOOLS, ...HOST_TOOLS, ...HIGHER_TOOLS}),
    ).toBeNull();
    // A question to a stronger model is no work for an agent, nor the other way round.
    expect(chosen('tell my agent to book a table', AGENT_TOOLS)?.name).not.toBe('ask_higher_model');
  });

  it('only to tools that the prompt has a rule for', () => {
    const prompt = instructionsFor('en', true);
    for (const [, tool] of TABLE) if (tool) expect(prompt).toContain(tool);
  });
});
