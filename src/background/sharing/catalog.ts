import {z} from 'zod';
import {NODE_TOOLS} from '../../protocol/node-tools.ts';
import type {PageCommand} from '../../protocol/page-commands.ts';
import {TOOL_SCHEMAS} from '../../protocol/tool-schemas.ts';
import type {Link} from '../gateway/link.ts';

/** What a gateway took up of what was offered. Source: the answer of `node.pluginTools.update`, OpenClaw 2026.9.6. */
const Taken = z.lazy(() => z.object({tools: z.array(z.object({command: z.string().optional()}))}));

/**
 * Offers commands to the gateway as tools of its agents; answers whether it lets them use all of these. What its configuration
 * does not allow, or the person has not approved there yet, is left out. Offered again after each connect.
 */
export async function offerTools(link: Link, commands: readonly PageCommand[]): Promise<boolean> {
  const tools = commands.map((command) => {
    const {name, description} = NODE_TOOLS[command];
    return {pluginId: 'parley', name, description, parameters: TOOL_SCHEMAS[name], command};
  });
  const answer = Taken.parse(await link.request('node.pluginTools.update', {tools}));
  const taken = answer.tools.map(({command}) => command);
  return commands.every((command) => taken.includes(command));
}
