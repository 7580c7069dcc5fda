import type {GatewayAgent, GatewayAgents} from '../protocol/agents.ts';
import {isAlike, plainOf} from './target/words.ts';

/** What `agents.list` answers, as far as it is read; what arrives may hold anything. */
export interface AgentsAnswer {
  defaultId?: unknown;
  agents?: unknown;
}

/** Words that are said with a name and are no part of it. */
const BESIDE = /^(?:(?:my|the|agent|agents|openclaw) )+| agent$/g;
/** Shorter names are too like other words. */
const LEAST_ALIKE = 4;

/** Reads the agents; those that cannot be named are left out. */
export function readAgents(answer: AgentsAnswer): Pick<GatewayAgents, 'defaultId' | 'agents'> {
  const rows = Array.isArray(answer.agents) ? answer.agents.filter(isRecord) : [];
  return {
    defaultId: typeof answer.defaultId === 'string' ? answer.defaultId : 'main',
    agents: rows.flatMap(agentOf),
  };
}

/**
 * Reads the wake words and the agents to which they are routed. `triggers` and `config` are those of `voicewake.get` and
 * `voicewake.routing.get`.
 */
export function readWakeWords(triggers: unknown, config: unknown): GatewayAgents['wakeWords'] {
  const routes = isRecord(config) && Array.isArray(config['routes']) ? config['routes'].filter(isRecord) : [];
  const routed = routes.flatMap(({trigger, target}) =>
    typeof trigger === 'string' && isRecord(target) ? [{phrase: trigger, agentId: agentIdOf(target)}] : [],
  );
  const plain = (Array.isArray(triggers) ? triggers : []).filter((one) => typeof one === 'string');
  const known = new Set(routed.map(({phrase}) => plainOf(phrase)));
  return [
    ...routed,
    ...plain.filter((phrase) => !known.has(plainOf(phrase))).map((phrase) => ({phrase, agentId: null})),
  ].filter(({phrase}) => phrase.trim() !== '' && phrase.length <= 64);
}

/** The agent that is meant by a name as it was said or heard; `null` where none is, or several are. */
export function agentNamed(said: string, agents: readonly GatewayAgent[]): GatewayAgent | null {
  const wanted = plainOf(said).replaceAll(BESIDE, '').trim();
  if (wanted === '') return null;
  const exact = agents.filter(({id, name}) => plainOf(name) === wanted || plainOf(id) === wanted);
  if (exact.length > 0) return exact.length === 1 ? (exact[0] ?? null) : null;
  if (wanted.length < LEAST_ALIKE) return null;
  const alike = agents.filter(({name}) => isAlike(plainOf(name), wanted));
  return alike.length === 1 ? (alike[0] ?? null) : null;
}

/** The agent to which the gateway routes a wake word, or `null`. */
export function agentOfWakeWord(
  phrase: string,
  {wakeWords}: Pick<GatewayAgents, 'wakeWords'>,
): string | null {
  const wanted = plainOf(phrase);
  return wakeWords.find((one) => plainOf(one.phrase) === wanted)?.agentId ?? null;
}

function agentOf({id, name, identity, kind}: Record<string, unknown>): GatewayAgent[] {
  if (typeof id !== 'string' || !/^[\w-]{1,64}$/.test(id) || kind === 'system') return [];
  const given = isRecord(identity) ? identity['name'] : null;
  const called = [given, name].filter((one) => typeof one === 'string').find((one) => one.trim() !== '');
  return [
    {
      id,
      name: (called ?? id).trim().slice(0, 80),
    },
  ];
}

function agentIdOf({agentId, sessionKey}: Record<string, unknown>): string | null {
  if (typeof agentId === 'string') return agentId;
  return typeof sessionKey === 'string' ? (/^agent:([\w-]+):/.exec(sessionKey)?.[1] ?? null) : null;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
