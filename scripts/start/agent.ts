import {extensionIdOf} from '../../local/desk/extension-id.ts';
import type {Gateway, VoiceService} from '../../local/desk/parley.ts';
import {USUAL_TALK} from '../../local/openclaw/config.ts';
import {startGateway} from '../../local/openclaw/gateway.ts';
import {openVoiceEdge} from '../../local/openclaw/voice-edge.ts';

/** The agent that work is handed to, and what it means for the browser. */
export interface RunningAgent extends Gateway {
  /** Whether its gateway opens the voice sessions, with a key of its own. */
  lendsVoice: boolean;
  /** Further command-line switches for the browser. */
  browserArgs: string[];
  close: () => Promise<void>;
}

/**
 * A real OpenClaw gateway for the extension of `folder`, installed first if need be, in a folder that is thrown away. With
 * `lendsVoice` it has the key of `service`, and the browser has none; a service on this machine then stands where OpenAI is.
 */
export async function startAgent(
  folder: string,
  service: VoiceService,
  lendsVoice: boolean,
  print: (line: string) => void,
): Promise<RunningAgent> {
  print('Starting an OpenClaw gateway. This takes a quarter of a minute.');
  const origin = `chrome-extension://${await extensionIdOf(folder)}`;
  const edge = lendsVoice && service.url !== null ? await openVoiceEdge() : null;
  if (service.url !== null) edge?.pointTo(service.url);
  try {
    const {url, token, close} = await startGateway({
      allowedOrigins: [origin],
      ...(lendsVoice ? {talk: {...USUAL_TALK, apiKey: service.key}} : {}),
      ...(edge ? {env: edge.env} : {}),
      print,
    });
    print(`OpenClaw: ${url} on this machine. It is real; the model behind it is a stand-in without wits.`);
    if (lendsVoice) print('The gateway lends the voice: there is no key in the browser.');
    const closeAll = async () => {
      await close();
      await edge?.close();
    };
    return {url, token, lendsVoice, browserArgs: edge?.browserArgs ?? [], close: closeAll};
  } catch (error) {
    await edge?.close();
    throw error;
  }
}
