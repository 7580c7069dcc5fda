import {ParleyError} from '../protocol/failures.ts';
import {sentence} from '../protocol/sentences.ts';

/** Names of this machine; only there a connection without encryption is safe from others. */
const LOOPBACK = new Set(['127.0.0.1', 'localhost']);
/** People copy the address out of a browser; the socket lies at the same place. */
const SCHEMES: Record<string, string> = {'ws:': 'ws:', 'wss:': 'wss:', 'http:': 'ws:', 'https:': 'wss:'};

/**
 * The address of a gateway's socket, from what a person wrote.
 * @throws ParleyError `gateway.address` with what to write instead
 */
export function gatewayAddress(written: string): URL {
  const text = written.trim();
  const url = URL.parse(/^[a-z]+:\/\//i.test(text) ? text : `ws://${text}`);
  const scheme = url && SCHEMES[url.protocol];
  if (!url || !scheme || url.hostname === '') throw refuse('gateway_form');
  if (url.username || url.password) throw refuse('gateway_token_apart');
  const socket = new URL(url.href.replace(url.protocol, scheme));
  if (socket.protocol === 'ws:' && !LOOPBACK.has(socket.hostname)) throw refuse('gateway_unsafe');
  socket.hash = '';
  socket.search = '';
  return socket;
}

/** Whether the gateway is on this machine. */
export function isLoopback({hostname}: URL): boolean {
  return LOOPBACK.has(hostname);
}

/** The same place as a page would be fetched from: `https://host:port/` of a `wss:` address. */
export function pageAddress(socket: URL): string {
  return socket.href.replace(/^ws/, 'http');
}

function refuse(key: 'gateway_form' | 'gateway_token_apart' | 'gateway_unsafe'): ParleyError {
  return new ParleyError('gateway.address', {message: sentence(key)});
}
