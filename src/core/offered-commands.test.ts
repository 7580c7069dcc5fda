import {expect, it} from 'vitest';
import {allowLine, offeredCommands} from './offered-commands.ts';

it('looking and showing are offered, acting only where it is turned on', () => {
  expect(offeredCommands(false)).toEqual(['page.snapshot', 'page.screenshot', 'page.point']);
  expect(offeredCommands(true)).toEqual([...offeredCommands(false), 'page.click', 'page.type']);
});

it.each([true, false])(
  'the line for the gateway is JSON that allows exactly what is offered (%s)',
  (acts) => {
    expect(JSON.parse(`{${allowLine(acts)}}`)).toEqual({
      gateway: {nodes: {commands: {allow: [...offeredCommands(acts)]}}},
    });
  },
);
