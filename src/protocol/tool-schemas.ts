import {z} from 'zod';
import {NODE_TOOLS} from './node-tools.ts';
import type {PageCommand} from './page-commands.ts';
import {TOOLS, type ToolName} from './tools.ts';

type Name = (typeof TOOLS)[ToolName]['name'] | (typeof NODE_TOOLS)[PageCommand]['name'];
type Schema = Record<string, unknown>;

/**
 * The arguments of every tool by its name, as JSON Schema of draft 2020-12. The build puts the values in place of this module
 * (`vite.config.ts`): to make them takes a worker that a key woke 40 ms, in which it opens the microphone.
 */
export const TOOL_SCHEMAS = Object.fromEntries(
  [...Object.values(TOOLS), ...Object.values(NODE_TOOLS)].map(({name, parameters}) => [
    name,
    z.toJSONSchema(parameters) as Schema,
  ]),
) as Readonly<Record<Name, Schema>>;
