import type {Parley, VoiceService} from '../../local/desk/parley.ts';
import type {RunningAgent} from './agent.ts';

/** Points the extension at its voice and its agent. Where the agent's gateway lends the voice, it is given no key. */
export async function prepare(
  parley: Parley,
  service: VoiceService,
  gateway: RunningAgent | null,
): Promise<void> {
  if (!gateway?.lendsVoice) await parley.configure(service);
  if (gateway) await parley.connectTo(gateway);
  if (gateway?.lendsVoice) await parley.speakThroughGateway();
}
