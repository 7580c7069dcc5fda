import {createServer, request, type IncomingMessage, type Server, type ServerResponse} from 'node:http';
import {createServer as createTlsServer} from 'node:https';
import {connect, type AddressInfo, type Socket} from 'node:net';
import {writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import {makeTempFolder} from '../desk/temp-folder.ts';
import {makeCertificate} from './edge-certificate.ts';

/** A gateway asks for its voices here and nowhere else, and names it to its clients. Source: OpenClaw's plugin `openai`. */
const VOICE_HOST = 'api.openai.com';

/**
 * Stands where the voice service of the gateway is: what goes to `api.openai.com` comes to a service on this machine, by a
 * proxy for the gateway and by a name for the browser. Both speak TLS with it, with a certificate of its own.
 */
export interface VoiceEdge {
  /** What the gateway is started with: its proxy, and whom it trusts. */
  env: NodeJS.ProcessEnv;
  /** What the browser is started with. */
  browserArgs: string[];
  /** What was asked of it, oldest first, such as `POST /v1/realtime/calls`. */
  readonly asked: readonly string[];
  /** Sends what comes to the service whose API begins at `url`, such as `http://127.0.0.1:8788/v1`. */
  pointTo: (url: string) => void;
  close: () => Promise<void>;
}

/** Opens it on free loopback ports. */
export async function openVoiceEdge(): Promise<VoiceEdge> {
  const folder = await makeTempFolder('edge');
  const {key, cert, authority, fingerprint} = await makeCertificate(VOICE_HOST);
  const caFile = join(folder.path, 'authority.pem');
  await writeFile(caFile, authority);
  const asked: string[] = [];
  const sockets = new Set<Socket>();
  let target: URL | null = null;

  const front = createTlsServer({key, cert}, (incoming, outgoing) => {
    asked.push(`${incoming.method ?? ''} ${incoming.url ?? ''}`);
    passOn(incoming, outgoing, target);
  });
  const frontPort = await listen(front, sockets);
  const proxy = createServer((_incoming, outgoing) => outgoing.writeHead(403).end());
  proxy.on('connect', (incoming: IncomingMessage, client: Socket) => {
    client.on('error', () => client.destroy());
    // Nothing else of this gateway leaves the machine.
    if (incoming.url !== `${VOICE_HOST}:443`) {
      client.end('HTTP/1.1 403 Forbidden\r\n\r\n');
      return;
    }
    const upstream = connect(frontPort, '127.0.0.1', () => {
      client.write('HTTP/1.1 200 Connection Established\r\n\r\n');
      client.pipe(upstream);
      upstream.pipe(client);
    });
    upstream.on('error', () => client.destroy());
  });
  const proxyPort = await listen(proxy, sockets);

  return {
    env: {OPENCLAW_PROXY_URL: `http://127.0.0.1:${proxyPort}`, NODE_EXTRA_CA_CERTS: caFile},
    browserArgs: [
      `--host-resolver-rules=MAP ${VOICE_HOST}:443 127.0.0.1:${frontPort}`,
      `--ignore-certificate-errors-spki-list=${fingerprint}`,
    ],
    asked,
    pointTo(url) {
      target = new URL(url);
    },
    async close() {
      const ended = [front, proxy].map((server) => new Promise((resolve) => server.close(resolve)));
      for (const socket of sockets) socket.destroy();
      await Promise.all(ended);
      await folder.remove();
    },
  };
}

function passOn(incoming: IncomingMessage, outgoing: ServerResponse, target: URL | null): void {
  if (!target) {
    outgoing.writeHead(503).end();
    return;
  }
  const {hostname, port} = target;
  const {method, url: path, headers} = incoming;
  const onward = request(
    {hostname, port, method, path, headers: {...headers, host: target.host}},
    (answer) => {
      outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(outgoing);
    },
  );
  onward.on('error', () => outgoing.destroy());
  incoming.pipe(onward);
}

async function listen(server: Server, sockets: Set<Socket>): Promise<number> {
  server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  return (server.address() as AddressInfo).port;
}
