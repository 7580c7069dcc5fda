import {readAgents, readWakeWords, type AgentsAnswer} from '../../core/agent-names.ts';
import {createLog} from '../../platform/log.ts';
import {writeGatewayAgents} from '../../platform/gateway-agents-store.ts';
import type {GatewayAgents} from '../../protocol/agents.ts';
import type {Link} from '../gateway/link.ts';

const log = createLog('gateway');

/** Tells that the agents' wake words are others now. Source: `docs/nodes/voicewake.md` of OpenClaw. */
const CHANGES = new Set(['voicewake.changed', 'voicewake.routing.changed']);

/** Asks the gateway for its agents and their wake words, and keeps them. Rejects where there is no connection. */
export async function askForAgents(link: Link): Promise<GatewayAgents> {
  const gateway = link.origin ?? '';
  const [answer, triggers, routing] = await Promise.all([
    link.request<AgentsAnswer>('agents.list', {}),
    optional(link.request<{triggers?: unknown}>('voicewake.get', {})),
    optional(link.request<{config?: unknown}>('voicewake.routing.get', {})),
  ]);
  const agents = {
    gateway,
    ...readAgents(answer),
    wakeWords: readWakeWords(triggers?.triggers, routing?.config),
  };
  await writeGatewayAgents(agents);
  return agents;
}

/** Whether an event means that they are to be asked for anew. */
export function changesAgents({event}: {event: string}): boolean {
  return CHANGES.has(event);
}

/** A gateway without wake words has agents all the same. */
async function optional<T>(answer: Promise<T>): Promise<T | null> {
  return answer.catch((error: unknown) => {
    log.info('the gateway does not tell of wake words', {error: String(error)});
    return null;
  });
}
