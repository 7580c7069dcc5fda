import {connect, createServer, type AddressInfo, type Socket} from 'node:net';
import {waitFor, wallMs, within} from '../../local/desk/wait.ts';

/** A wire to the gateway that can be cut, and on which it is seen when something comes down from there. */
export interface Wire {
  url: string;
  /** Whether a connection goes through it now. */
  readonly isUsed: boolean;
  /** Cuts every connection, as a network that is lost does; a new one is let through. Gives when, in ms since the epoch. */
  cut: () => number;
  /** When a frame with these words comes down from now on, in ms since the epoch. Rejects after `timeoutMs`. */
  passing: (words: string, timeoutMs: number) => Promise<number>;
  close: () => Promise<void>;
}

/** What comes down is not masked, and seldom cut in the middle of a word: so much of it is looked at again. */
const AGAIN_CHARS = 64;

/** Lays a wire to the gateway on `port`. */
export async function layWire(port: number): Promise<Wire> {
  const open = new Set<Socket>();
  const watches = new Set<{words: string; seen: (at: number) => void}>();
  const server = createServer((client) => {
    const upstream = connect(port, '127.0.0.1');
    let last = '';
    for (const socket of [client, upstream]) {
      open.add(socket);
      socket.setNoDelay();
      socket.on('error', () => socket.destroy());
      socket.once('close', () => {
        open.delete(socket);
        client.destroy();
        upstream.destroy();
      });
    }
    upstream.on('data', (chunk: Buffer) => {
      const at = wallMs();
      const text = last + chunk.toString('latin1');
      for (const {words, seen} of watches) if (text.includes(words)) seen(at);
      last = text.slice(-AGAIN_CHARS);
    });
    client.pipe(upstream);
    upstream.pipe(client);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const {port: own} = server.address() as AddressInfo;
  const cut = () => {
    for (const socket of open) socket.destroy();
    return wallMs();
  };
  return {
    url: `ws://127.0.0.1:${own}`,
    get isUsed() {
      return open.size > 0;
    },
    cut,
    async passing(words, timeoutMs) {
      const {promise, resolve} = Promise.withResolvers<number>();
      const watch = {words, seen: resolve};
      watches.add(watch);
      return within(`“${words}” on the wire`, timeoutMs, promise).finally(() => watches.delete(watch));
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        cut();
      }),
  };
}

/** Waits until a connection goes through `wire`. */
export async function used(wire: Wire): Promise<void> {
  await waitFor('a connection', () => wire.isUsed || undefined, {timeoutMs: 60_000});
}
