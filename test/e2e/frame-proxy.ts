import type {AddressInfo} from 'node:net';
import {WebSocket, WebSocketServer} from 'ws';

/** A request as it went to the gateway, and how long its frame was, in bytes. */
export interface SeenRequest {
  method: string;
  params: Record<string, unknown>;
  bytes: number;
}

/** A proxy that reads what goes to a gateway, can hold it back, and can make the gateway's limits look smaller. */
export interface FrameProxy {
  url: string;
  readonly seen: readonly SeenRequest[];
  /** How many connections came in. */
  readonly count: number;
  /** Requests of this method are kept back; `null` for none. What was kept back is lost. */
  hold: (method: string | null) => void;
  /** What the gateway says of its limits from the next connection on; `null` leaves it as it is. */
  say: (policy: Record<string, unknown> | null) => void;
  /** Ends every connection. */
  cut: () => void;
  /** The same, and takes none until `restore`. */
  lose: () => void;
  restore: () => void;
  close: () => Promise<void>;
}

/** Stands before the gateway on a loopback port. */
export async function openFrameProxy(port: number): Promise<FrameProxy> {
  const server = new WebSocketServer({port: 0, host: '127.0.0.1', maxPayload: 64 * 1024 * 1024});
  await new Promise<void>((resolve) => server.once('listening', resolve));
  const seen: SeenRequest[] = [];
  let held: string | null = null;
  let policy: Record<string, unknown> | null = null;
  let isLost = false;
  let count = 0;

  server.on('connection', (client, request) => {
    count += 1;
    if (isLost) {
      client.terminate();
      return;
    }
    const {origin} = request.headers;
    const upstream = new WebSocket(`ws://127.0.0.1:${port}`, {
      ...(origin === undefined ? {} : {origin}),
      maxPayload: 64 * 1024 * 1024,
    });
    const early: string[] = [];
    upstream.on('open', () => {
      for (const frame of early.splice(0)) upstream.send(frame);
    });
    client.on('message', (data: Buffer) => {
      const frame = data.toString('utf8');
      const {method, params} = JSON.parse(frame) as {method?: string; params?: Record<string, unknown>};
      if (method !== undefined) seen.push({method, params: params ?? {}, bytes: data.length});
      if (method !== undefined && method === held) return;
      if (upstream.readyState === WebSocket.OPEN) upstream.send(frame);
      else early.push(frame);
    });
    upstream.on('message', (data: Buffer) => client.send(greeting(data.toString('utf8'), policy)));
    client.on('close', () => upstream.close());
    upstream.on('close', (code, reason) => client.close(code === 1006 ? 1012 : code, reason));
    for (const socket of [client, upstream]) socket.on('error', () => socket.terminate());
  });
  const cut = () => {
    for (const client of server.clients) client.terminate();
  };
  return {
    url: `ws://127.0.0.1:${(server.address() as AddressInfo).port}`,
    seen,
    get count() {
      return count;
    },
    hold(method) {
      held = method;
    },
    say(next) {
      policy = next;
    },
    cut,
    lose() {
      isLost = true;
      cut();
    },
    restore() {
      isLost = false;
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        cut();
      }),
  };
}

/** The gateway's greeting with other limits in it; any other frame as it is. */
function greeting(frame: string, policy: Record<string, unknown> | null): string {
  if (policy === null || !frame.includes('"hello-ok"')) return frame;
  const parsed = JSON.parse(frame) as {payload?: {type?: string; policy?: object}};
  if (parsed.payload?.type !== 'hello-ok') return frame;
  parsed.payload.policy = {...parsed.payload.policy, ...policy};
  return JSON.stringify(parsed);
}
