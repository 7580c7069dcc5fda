import browser from 'webextension-polyfill';
import {GatewayAgents} from '../protocol/agents.ts';

/** Beside the settings: a name is understood also while the gateway cannot be reached. */
const KEY = 'gatewayAgents';

/** The agents of the gateway at this origin, as they were last heard of; `null` where they never were. */
export async function readGatewayAgents(gateway: string): Promise<GatewayAgents | null> {
  const kept = GatewayAgents.safeParse((await browser.storage.local.get(KEY))[KEY]).data;
  return kept?.gateway === gateway ? kept : null;
}

export async function writeGatewayAgents(agents: GatewayAgents): Promise<void> {
  await browser.storage.local.set({[KEY]: agents});
}
