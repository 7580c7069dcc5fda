import type {FailureReason} from '../protocol/failures.ts';

/** Why a connection to a gateway was not made, or is over. */
export interface GatewayTrouble {
  reason: FailureReason;
  /** What the machine said, for the log. */
  detail: string;
  /** Names the pending approval, where one is needed. */
  pairingRequest: string | null;
  /** The gateway's own word on when to come again, in ms. */
  retryAfterMs: number | null;
}

/** An error as the gateway sends it in answer to `connect`; what stands in `details` is anything at all. */
export interface GatewayErrorShape {
  code?: string | undefined;
  message?: string | undefined;
  details?: unknown;
  retryAfterMs?: number | undefined;
}

/** Source: `ConnectErrorDetailCodes` of the protocol package, and what a gateway of version 2026.9.6 was seen to send. */
const REASONS: Record<string, FailureReason> = {
  CONTROL_UI_ORIGIN_NOT_ALLOWED: 'gateway.origin',
  AUTH_REQUIRED: 'gateway.token',
  AUTH_UNAUTHORIZED: 'gateway.token',
  AUTH_TOKEN_MISSING: 'gateway.token',
  AUTH_TOKEN_MISMATCH: 'gateway.token',
  AUTH_TOKEN_NOT_CONFIGURED: 'gateway.token',
  AUTH_PASSWORD_MISSING: 'gateway.token',
  AUTH_PASSWORD_MISMATCH: 'gateway.token',
  AUTH_DEVICE_TOKEN_MISMATCH: 'gateway.unpaired',
  AUTH_RATE_LIMITED: 'gateway.limited',
  AUTH_SCOPE_MISMATCH: 'gateway.scope',
  PAIRING_REQUIRED: 'gateway.pairing',
  PROTOCOL_MISMATCH: 'gateway.protocol',
  CLIENT_VERSION_MISMATCH: 'gateway.protocol',
  CONTROL_UI_BUILD_MISMATCH: 'gateway.protocol',
};

/** What a refused `connect` means. */
export function troubleOfRefusal({code, message, details, retryAfterMs}: GatewayErrorShape): GatewayTrouble {
  const {code: detailCode, requestId, reason} = fieldsOf(details);
  const known = detailCode === null ? undefined : REASONS[detailCode];
  return {
    reason: known ?? (code === 'UNAVAILABLE' ? 'gateway.starting' : 'gateway.refused'),
    detail: [code, detailCode, reason, message].filter(Boolean).join(' '),
    pairingRequest: known === 'gateway.pairing' ? requestId : null,
    retryAfterMs: retryAfterMs ?? null,
  };
}

/** Source: RFC 6455 and the gateway's own close codes. */
const CLOSE_REASONS: Record<number, FailureReason> = {
  1002: 'gateway.protocol',
  1012: 'gateway.starting',
  1013: 'gateway.starting',
};

/** What the end of a socket means; `wasOpen` whether it had ever opened, `wasUp` whether the gateway had let us in. */
export function troubleOfClose(options: {
  code: number;
  said: string;
  wasOpen: boolean;
  wasUp: boolean;
}): GatewayTrouble {
  const {code, said, wasOpen, wasUp} = options;
  const reason: FailureReason =
    CLOSE_REASONS[code] ?? (wasUp ? 'gateway.lost' : wasOpen ? 'gateway.refused' : 'gateway.unreachable');
  return {reason, detail: `closed with ${code} ${said}`.trim(), pairingRequest: null, retryAfterMs: null};
}

function fieldsOf(details: unknown): {code: string | null; requestId: string | null; reason: string | null} {
  const record = typeof details === 'object' && details !== null ? (details as Record<string, unknown>) : {};
  const text = (value: unknown) => (typeof value === 'string' ? value : null);
  // It is shown, and stands in a command that a person copies: nothing but an id may be in it.
  const id = text(record['requestId']);
  return {
    code: text(record['code']),
    requestId: id !== null && /^[A-Za-z0-9][\w.:-]{0,127}$/.test(id) ? id : null,
    reason: text(record['reason']),
  };
}
