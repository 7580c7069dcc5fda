import {
  GATEWAY_CLIENT_CAPS,
  GATEWAY_CLIENT_IDS,
  GATEWAY_CLIENT_MODES,
  GatewayBrowserDeviceAuthLifecycle,
  GatewayProtocolClient,
  GatewayProtocolRequestError,
  PROTOCOL_VERSION,
  type GatewayClientMode,
} from '@openclaw/gateway-client/browser';
import type {EventFrame, HelloOk} from '@openclaw/gateway-protocol';
import browser from 'webextension-polyfill';
import {pageAddress} from '../../core/gateway-address.ts';
import {troubleOfClose, troubleOfRefusal, type GatewayTrouble} from '../../core/gateway-trouble.ts';
import type {DeviceRole} from '../../platform/device-key-store.ts';
import {toFailure} from '../../protocol/failures.ts';
import {readDeviceToken, readKey, writeDeviceToken} from '../credentials.ts';
import {loadIdentity} from './identity.ts';

/** As whom a connection is made. Source: `docs/gateway/protocol/handshake.md` of OpenClaw. */
export interface GatewayPart {
  role: DeviceRole;
  mode: GatewayClientMode;
  displayName: string;
  scopes: readonly string[];
  caps: readonly string[];
  /** What a node offers; empty for an operator. */
  commands: readonly string[];
}

/** What Parley asks for in the person's name: to read sessions, to write messages into them, and to bring answers to what the agent asks. */
const OPERATOR: GatewayPart = {
  role: 'operator',
  mode: GATEWAY_CLIENT_MODES.UI,
  displayName: 'Parley',
  scopes: ['operator.approvals', 'operator.questions', 'operator.read', 'operator.write'],
  caps: [GATEWAY_CLIENT_CAPS.TOOL_EVENTS],
  commands: [],
};

/** A gateway answers in a few milliseconds; one behind a slow line in a second. */
const HANDSHAKE_TIMEOUT_MS = 10_000;
const REQUEST_TIMEOUT_MS = 20_000;
const TRUST_TIMEOUT_MS = 5_000;

/** Source: RFC 6455, a close without an error. */
const DONE = 1000;

export interface ConnectionListener {
  /** The gateway has let us in. */
  onUp: (hello: HelloOk) => void;
  onEvent: (event: EventFrame) => void;
  /** Events were missed: what they told has to be read anew. */
  onGap: () => void;
  /** The connection was not made, or is over; called once, and not after `close`. */
  onTrouble: (trouble: GatewayTrouble) => void;
}

/** One connection to a gateway. */
export interface Connection {
  /** Asks for something. Rejects with the gateway's own error, or when the connection ends. */
  request: <T>(method: string, params: unknown) => Promise<T>;
  close: () => void;
}

/** Opens a connection. It makes one attempt: when to try again is the link's to decide. */
export function openConnection(
  url: URL,
  listener: ConnectionListener,
  part: GatewayPart = OPERATOR,
): Connection {
  let isOver = false;
  let isUp = false;
  let refusal: GatewayTrouble | null = null;
  const end = (trouble: GatewayTrouble) => {
    if (isOver) return;
    isOver = true;
    client.stop();
    listener.onTrouble(trouble);
  };
  const plain = (error: unknown): GatewayTrouble => {
    const {reason, detail = ''} = toFailure(error);
    return {reason, detail, pairingRequest: null, retryAfterMs: null};
  };

  // The gateway pins what it was first told of a browser: a platform that changed would have to be approved anew.
  const self = {
    id: GATEWAY_CLIENT_IDS.CONTROL_UI,
    mode: part.mode,
    displayName: part.displayName,
    version: browser.runtime.getManifest().version,
    platform: 'chrome-extension',
  };
  const whose = part.role === 'node' ? 'node' : 'device';
  const auth = new GatewayBrowserDeviceAuthLifecycle({
    loadIdentity: () => loadIdentity(part.role),
    tokenStore: {
      async load({deviceId}) {
        const kept = await readDeviceToken(url, 'gateway', whose);
        return kept?.deviceId === deviceId && isEnough(kept, part)
          ? {token: kept.token, scopes: kept.scopes}
          : null;
      },
      store: ({deviceId, token, scopes}) => writeDeviceToken(url, {deviceId, token, scopes}, whose),
      clear: () => writeDeviceToken(url, null, whose),
    },
  });

  const client = new GatewayProtocolClient<Awaited<ReturnType<typeof auth.buildPlan>>>({
    createSocket(handlers) {
      const socket = new WebSocket(url);
      socket.onopen = () => handlers.open();
      socket.onmessage = ({data}) => handlers.message(String(data));
      socket.onclose = ({code, reason}) => handlers.close(code, reason);
      return {
        isOpen: () => socket.readyState === WebSocket.OPEN,
        send: (data) => socket.send(data),
        close: (code, reason) => socket.close(code === 1008 ? DONE : code, reason),
      };
    },
    createRequestId: () => crypto.randomUUID(),
    async buildConnectPlan({nonce, challengeTs}) {
      // The token of its own suffices; the shared one is for the first time, and for when that is gone.
      const kept = await readDeviceToken(url, 'gateway', whose);
      const shared = kept && isEnough(kept, part) ? null : await readKey(url, 'gateway');
      return auth.buildPlan({
        client: self,
        role: part.role,
        defaultScopes: part.scopes,
        ...(shared === null ? {} : {token: shared}),
        nonce,
        challengeTs: challengeTs ?? null,
      });
    },
    buildConnectParams: ({role, scopes, auth: proof, device}) => ({
      minProtocol: PROTOCOL_VERSION,
      maxProtocol: PROTOCOL_VERSION,
      client: self,
      role,
      scopes,
      caps: [...part.caps],
      ...(part.commands.length > 0 ? {commands: [...part.commands]} : {}),
      auth: proof,
      device,
    }),
    onConnectPlanError(error) {
      refusal = plain(error);
      return {closeCode: DONE, closeReason: 'no identity', stop: true, error};
    },
    onConnectHello(hello, {plan}) {
      isUp = true;
      auth.acceptHello(hello, plan).then(
        () => listener.onUp(hello),
        (error: unknown) => end(plain(error)),
      );
    },
    onConnectFailure(error, {plan}) {
      refusal = troubleOfRefusal({
        code: error.gatewayCode,
        message: error.message,
        details: error.details,
        retryAfterMs: error.retryAfterMs,
      });
      if (refusal.reason === 'gateway.unpaired') void auth.clearStoredToken(plan);
      return {closeCode: DONE, closeReason: 'refused', stop: true, error};
    },
    resolveClose: () => ({retry: false, notify: true}),
    notifyStoppedClose: true,
    onClose({code, reason, socketOpened}) {
      const trouble = refusal ?? troubleOfClose({code, said: reason, wasOpen: socketOpened, wasUp: isUp});
      if (trouble.reason !== 'gateway.unreachable' || url.protocol === 'ws:') end(trouble);
      else
        void isTrusted(url).then((answers) =>
          end(answers ? trouble : {...trouble, reason: 'gateway.certificate'}),
        );
    },
    onEvent: (event) => {
      if (!isOver) listener.onEvent(event);
    },
    onGap: () => {
      if (!isOver) listener.onGap();
    },
    handshake: {mode: 'require-challenge', timeoutMs: HANDSHAKE_TIMEOUT_MS},
    // Never used: each connection makes one attempt.
    reconnect: {initialMs: 60_000, multiplier: 1, maxMs: 60_000},
    requestTimeoutMs: REQUEST_TIMEOUT_MS,
  });
  client.start();

  return {
    request: (method, params) => client.request(method, params),
    close() {
      isOver = true;
      client.stop();
    },
  };
}

/** A token that was given for fewer rights is asked for anew. */
function isEnough({scopes}: {scopes: readonly string[]}, part: GatewayPart): boolean {
  return part.scopes.every((scope) => scopes.includes(scope));
}

/**
 * Whether Chrome makes an encrypted connection to that server at all. A socket that was not opened does not say why; where a
 * page can be had from the same server, its certificate is not what is wrong.
 */
async function isTrusted(socket: URL): Promise<boolean> {
  const signal = AbortSignal.timeout(TRUST_TIMEOUT_MS);
  return fetch(pageAddress(socket), {mode: 'no-cors', credentials: 'omit', cache: 'no-store', signal}).then(
    () => true,
    () => false,
  );
}

/** What a gateway said to a request that it refused; `null` where it said nothing, because the connection ended. */
export function refusalOf(
  error: unknown,
): {code: string; message: string; missingScope: string | null} | null {
  if (!(error instanceof GatewayProtocolRequestError)) return null;
  const {missingScope} = (error.details ?? {}) as {missingScope?: unknown};
  return {
    code: error.gatewayCode,
    message: error.message,
    missingScope: typeof missingScope === 'string' ? missingScope : null,
  };
}
