import {agentNamed, agentOfWakeWord} from '../core/agent-names.ts';
import {gatewayAddress} from '../core/gateway-address.ts';
import {sleep} from '../platform/clock.ts';
import {readGatewayAgents} from '../platform/gateway-agents-store.ts';
import type {GatewayAgent, GatewayAgents} from '../protocol/agents.ts';
import {ParleyError} from '../protocol/failures.ts';
import type {Settings} from '../protocol/settings.ts';
import {agent} from './gateway-door.ts';
import {readSettings} from './settings.ts';

/** A connection that is not there yet is waited for this long; the model waits with it. */
const CONNECT_MS = 4_000;
const LOOK_MS = 50;

/** The agents of the gateway in the settings, asked for anew where it can be reached; `null` where nothing is known. */
export async function knownAgents(): Promise<GatewayAgents | null> {
  const {gatewayUrl} = await readSettings();
  if (gatewayUrl === null) return null;
  const {origin} = gatewayAddress(gatewayUrl);
  const {link, askForAgents} = await agent();
  link.want('person', true);
  try {
    for (let waited = 0; !link.isUp && waited < CONNECT_MS; waited += LOOK_MS) await sleep(LOOK_MS);
    return link.isUp ? await askForAgents() : await readGatewayAgents(origin);
  } catch {
    return await readGatewayAgents(origin);
  } finally {
    link.want('person', false);
  }
}

/**
 * The agent that is meant by a name, as it was said.
 * @throws ParleyError `agent.unknown` with the names there are
 */
export async function findAgent(said: string): Promise<GatewayAgent> {
  const {gatewayUrl} = await readSettings();
  const kept = gatewayUrl === null ? null : await readGatewayAgents(gatewayAddress(gatewayUrl).origin);
  const known = kept && agentNamed(said, kept.agents);
  if (known) return known;
  // It may be new.
  const agents = (await knownAgents())?.agents ?? [];
  const found = agentNamed(said, agents);
  if (found) return found;
  const names = agents.map(({name}) => name).join(', ');
  throw new ParleyError('agent.unknown', {
    message: names
      ? `There is no agent called ${JSON.stringify(said.slice(0, 80))}. There are: ${names}.`
      : 'Parley could not ask the gateway which agents there are.',
  });
}

/**
 * The agent that works where the person names none: the one of their wake word, where the gateway routes that, else the one they
 * chose; `null` leaves it to the gateway. Costs no connection.
 */
export async function usualAgent({
  gatewayUrl,
  agents: {usual},
  wakeWord,
  wakePhrase,
}: Pick<Settings, 'gatewayUrl' | 'agents' | 'wakeWord' | 'wakePhrase'>): Promise<GatewayAgent | null> {
  if (gatewayUrl === null) return null;
  const kept = await readGatewayAgents(gatewayAddress(gatewayUrl).origin);
  if (!kept) return null;
  const routed = wakeWord === 'off' ? null : agentOfWakeWord(wakePhrase, kept);
  return kept.agents.find(({id}) => id === (routed ?? usual)) ?? null;
}

/**
 * The voice of the next conversation: that of the agent that works where none is named. A session keeps the voice of its first
 * sound. Source: `voice` of a session, OpenAI's Realtime reference.
 */
export async function voiceFor(settings: Settings): Promise<Settings['voice']> {
  const {voices} = settings.agents;
  if (Object.keys(voices).length === 0) return settings.voice;
  const usual = await usualAgent(settings);
  return (usual && voices[usual.id]) ?? settings.voice;
}
