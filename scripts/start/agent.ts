import {extensionIdOf} from '../../local/desk/extension-id.ts';
import {startGateway, type LocalGateway} from '../../local/openclaw/gateway.ts';

/** A real OpenClaw gateway for the extension of `folder`, installed first if need be, in a folder that is thrown away. */
export async function startAgent(folder: string, print: (line: string) => void): Promise<LocalGateway> {
  print('Starting an OpenClaw gateway. This takes a quarter of a minute.');
  const origin = `chrome-extension://${await extensionIdOf(folder)}`;
  const gateway = await startGateway({allowedOrigins: [origin], print});
  print(
    `OpenClaw: ${gateway.url} on this machine. It is real; the model behind it is a stand-in without wits.`,
  );
  return gateway;
}
