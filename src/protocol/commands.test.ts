import {describe, expect, it} from 'vitest';
import {z} from 'zod';
import {commands} from './commands.ts';
import {ROUTES, type CommandName} from './routes.ts';
import {TOOLS} from './tools.ts';

const args = (command: CommandName, value: unknown) => commands()[command].args.safeParse(value).success;

describe('commands', () => {
  it('of the held key, of the pill, and where a frame is, are the only ones that a content script may send', () => {
    const routes = Object.entries(ROUTES) as [CommandName, {to: string; from: readonly string[]}][];
    const open = routes.filter(([, {from}]) => from.includes('content'));
    expect(open.map(([command]) => command)).toEqual([
      'hold.press',
      'hold.release',
      'frame.found',
      'pill.stop',
      'pill.move',
    ]);
    for (const [, route] of open) expect(route).toEqual({to: 'background', from: ['content']});
  });

  it('that carry a key go from the options page to the worker alone', () => {
    expect(ROUTES['credential.write']).toEqual({to: 'background', from: ['options']});
    expect(ROUTES['session.authorise']).toEqual({to: 'background', from: ['offscreen']});
  });

  it.each([
    ['talk.begin', {extra: 1}],
    ['hold.press', {}],
    ['hold.press', {holdId: 'turn_00000000'}],
    ['hold.press', {holdId: 'hold_00000000', tabId: 1}],
    ['hold.release', {holdId: 'hold_00000000'}],
    ['hold.release', {holdId: `hold_${'0'.repeat(65)}`, isChord: false}],
    ['frame.found', {searchId: 'x', look: {}}],
    ['pill.stop', {what: 'talk', tabId: 1}],
    ['pill.stop', {}],
    ['pill.move', {place: {edge: 'middle', along: 0}}],
    ['pill.move', {place: {edge: 'top', along: 2}}],
    ['talk.type', {text: '   '}],
    ['talk.type', {text: 'x'.repeat(5_000)}],
    ['page.point', {ref: 'e1; drop', cueId: 'cue_00000000', scrolls: true}],
    ['page.point', {ref: 'f2e1', cueId: 'cue_00000000', scrolls: true}],
    ['point.cue', {turnId: 'turn_00000000', cueId: 'e1'}],
    ['tool.run', {sessionId: 'x', turnId: 'y', callId: '', name: '', argumentsJson: ''}],
    ['settings.write', {settings: {version: 3}}],
    ['credential.write', {key: ''}],
    ['fix.apply', {action: 'open.anything'}],
  ] as const)('%s refuses %j', (command, value) => {
    expect(args(command, value)).toBe(false);
  });
});

describe('tools', () => {
  it.each(Object.entries(TOOLS))('%s has a schema that a model can be given', (name, tool) => {
    expect(tool.name).toBe(name);
    const schema = z.toJSONSchema(tool.parameters);
    expect(schema).toMatchObject({type: 'object', additionalProperties: false});
  });
});
