import {createHash} from 'node:crypto';
import {
  GATEWAY_CLIENT_IDS,
  GATEWAY_CLIENT_MODES,
  GatewayBrowserDeviceAuthLifecycle,
  GatewayProtocolClient,
  PROTOCOL_VERSION,
} from '@openclaw/gateway-client/browser';
import {within} from '../desk/wait.ts';

const CONNECT_TIMEOUT_MS = 20_000;
const SCOPES = ['operator.read', 'operator.write'];

/** Somebody on this machine who asks the gateway by themselves, beside the extension. */
export interface Operator {
  /** Rejects with the gateway's own words where it refuses. */
  ask: <T>(method: string, params: object) => Promise<T>;
  close: () => void;
}

/** Asks a gateway on this machine one thing, with further rights where they are named. Rejects with its words where it refuses. */
export async function askGateway<T>(
  gateway: {url: string; token: string},
  method: string,
  params: object,
  more: readonly string[] = [],
): Promise<T> {
  const operator = await openOperator(gateway, more);
  return operator.ask<T>(method, params).finally(operator.close);
}

/** Connects to a gateway on this machine with its shared token, to read and write, and with further rights where they are named. */
export async function openOperator(
  {url, token}: {url: string; token: string},
  more: readonly string[] = [],
): Promise<Operator> {
  const keys = await crypto.subtle.generateKey({name: 'Ed25519'}, true, ['sign', 'verify']);
  const publicKey = Buffer.from(await crypto.subtle.exportKey('raw', keys.publicKey));
  const identity = {
    deviceId: createHash('sha256').update(publicKey).digest('hex'),
    publicKey: publicKey.toString('base64url'),
    sign: async (payload: string) =>
      Buffer.from(
        await crypto.subtle.sign({name: 'Ed25519'}, keys.privateKey, Buffer.from(payload)),
      ).toString('base64url'),
  };
  const self = {
    id: GATEWAY_CLIENT_IDS.CLI,
    mode: GATEWAY_CLIENT_MODES.CLI,
    displayName: 'Parley tests',
    version: '1',
    platform: 'node',
  };
  const auth = new GatewayBrowserDeviceAuthLifecycle({
    loadIdentity: () => Promise.resolve(identity),
    tokenStore: {
      load: () => Promise.resolve(null),
      store: () => Promise.resolve(),
      clear: () => Promise.resolve(),
    },
  });
  let client: GatewayProtocolClient<Awaited<ReturnType<typeof auth.buildPlan>>> | null = null;
  const up = new Promise<void>((resolve, reject) => {
    client = new GatewayProtocolClient<Awaited<ReturnType<typeof auth.buildPlan>>>({
      createSocket(handlers) {
        const socket = new WebSocket(url);
        socket.onopen = () => handlers.open();
        socket.onmessage = ({data}) => handlers.message(String(data));
        socket.onclose = ({code, reason}) => handlers.close(code, reason);
        return {
          isOpen: () => socket.readyState === WebSocket.OPEN,
          send: (data) => socket.send(data),
          close: () => socket.close(),
        };
      },
      createRequestId: () => crypto.randomUUID(),
      buildConnectPlan: ({nonce, challengeTs}) =>
        auth.buildPlan({
          client: self,
          role: 'operator',
          defaultScopes: [...SCOPES, ...more],
          token,
          nonce,
          challengeTs: challengeTs ?? null,
        }),
      buildConnectParams: ({role, scopes, auth: proof, device}) => ({
        minProtocol: PROTOCOL_VERSION,
        maxProtocol: PROTOCOL_VERSION,
        client: self,
        role,
        scopes,
        caps: [],
        auth: proof,
        device,
      }),
      onConnectHello: () => resolve(),
      onConnectFailure(error) {
        reject(error);
        return {closeCode: 1000, closeReason: 'refused', stop: true, error};
      },
      resolveClose: () => ({retry: false, notify: true}),
      notifyStoppedClose: true,
      onClose: ({code, reason}) => reject(new Error(`closed with ${code} ${reason}`)),
      handshake: {mode: 'require-challenge', timeoutMs: CONNECT_TIMEOUT_MS},
      reconnect: {initialMs: 60_000, multiplier: 1, maxMs: 60_000},
      requestTimeoutMs: CONNECT_TIMEOUT_MS,
    });
    client.start();
  });
  await within('the gateway’s letting the tests in', CONNECT_TIMEOUT_MS, up);
  const opened = client as unknown as GatewayProtocolClient<Awaited<ReturnType<typeof auth.buildPlan>>>;
  return {ask: (method, params) => opened.request(method, params), close: () => opened.stop()};
}
