/** A tool as the Realtime API takes it. */
export interface SessionTool {
  type: 'function';
  name: string;
  description: string;
  parameters: Record<string, unknown>;
}

/** What a session is told: how to be, and what it can do. */
export interface SessionTerms {
  instructions: string;
  tools: SessionTool[];
}

/** A gateway may say much about its agent; more than this is cut. */
const MOST_HOST_CHARS = 16_000;

/**
 * What a session is told that a gateway has minted: `minted` is what it holds already, as `session.created` shows it, and stays;
 * `own` is Parley's, and joins it. Where both have a tool of one name, the gateway's stays.
 */
export function joinTerms(minted: unknown, own: SessionTerms): SessionTerms {
  const {instructions, tools} = (typeof minted === 'object' && minted !== null ? minted : {}) as Record<
    string,
    unknown
  >;
  const theirs = (Array.isArray(tools) ? tools : []).flatMap((tool) => readTool(tool) ?? []);
  const names = new Set(theirs.map(({name}) => name));
  const said = typeof instructions === 'string' ? instructions.trim().slice(0, MOST_HOST_CHARS) : '';
  return {
    instructions: [own.instructions, ...(names.size > 0 ? [BOTH] : []), ...(said ? [LEAD, said] : [])].join(
      '\n',
    ),
    tools: [...theirs, ...own.tools.filter(({name}) => !names.has(name))],
  };
}

/** Both ways lead into one list of tasks, so that either choice is right. */
const BOTH =
  'openclaw_agent_consult and openclaw_agent_control lead to the same agent as send_to_openclaw and control_task. Consult it for what is answered soon; send what takes long, or is about this page.';
const LEAD =
  'What follows comes from the person’s own OpenClaw gateway, about its agent and its way to speak:';

function readTool(tool: unknown): SessionTool | null {
  const {type, name, description, parameters} = (
    typeof tool === 'object' && tool !== null ? tool : {}
  ) as Record<string, unknown>;
  if (type !== 'function' || typeof name !== 'string') return null;
  return {
    type,
    name,
    description: typeof description === 'string' ? description : '',
    parameters:
      typeof parameters === 'object' && parameters !== null
        ? {...parameters}
        : {type: 'object', properties: {}},
  };
}
