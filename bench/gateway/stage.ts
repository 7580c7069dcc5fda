import {join} from 'node:path';
import {extensionIdOf} from '../../local/desk/extension-id.ts';
import {openDesk, type Desk} from '../../local/desk/desk.ts';
import {Parley} from '../../local/desk/parley.ts';
import {startGateway, type LocalGateway} from '../../local/openclaw/gateway.ts';
import {buildWhenStale} from '../../scripts/build-when-stale.ts';
import {letTargetsStart} from '../talk/stage.ts';
import {startVoiceServer, type VoiceServer} from '../talk/voice-server.ts';
import {layWire, type Wire} from './wire.ts';

/** One gateway with a stand-in for its model, and to it two wires: one for Parley, one for the bare client. */
export interface GatewayBench {
  desk: Desk;
  parley: Parley;
  server: VoiceServer;
  gateway: LocalGateway;
  parleyWire: Wire;
  bareWire: Wire;
}

/** Sets everything up, lets `act` happen and takes it down. */
export async function onGatewayBench(
  print: (line: string) => void,
  act: (bench: GatewayBench) => Promise<void>,
): Promise<void> {
  const {folder} = buildWhenStale(join(import.meta.dirname, '..', '..'));
  const closers: (() => Promise<unknown>)[] = [];
  try {
    const allowedOrigins = [`chrome-extension://${await extensionIdOf(folder)}`];
    const gateway = await startGateway({allowedOrigins, print});
    closers.push(gateway.close);
    const parleyWire = await layWire(gateway.port);
    closers.push(parleyWire.close);
    const bareWire = await layWire(gateway.port);
    closers.push(bareWire.close);
    const server = await startVoiceServer();
    closers.push(server.stop);
    const desk = await openDesk({extension: folder});
    closers.push(desk.close);
    await letTargetsStart(desk.browser);
    const parley = await Parley.find(desk.browser, folder);
    await parley.configure(server);
    await parley.connectTo({url: parleyWire.url, token: gateway.token});
    await act({desk, parley, server, gateway, parleyWire, bareWire});
  } finally {
    for (const close of closers.reverse()) await close().catch(() => undefined);
  }
}
