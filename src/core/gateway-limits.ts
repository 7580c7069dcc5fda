/** What a gateway takes, in bytes. */
export interface GatewayLimits {
  /** One request, as it is sent. */
  frame: number;
  /** One picture, as a file; `null` where the gateway does not say. */
  picture: number | null;
}

/** Source: `MAX_PREAUTH_PAYLOAD_BYTES` of OpenClaw, what every gateway takes of everybody. */
const LEAST: GatewayLimits = {frame: 64 * 1024, picture: null};

/** What stands around a text and a picture in a request: ids, keys, and the names of fields. */
const AROUND_BYTES = 1_500;

/**
 * The limits that a gateway names in its greeting; the least where it names none. What it would have to hold back for this
 * side counts as well: it tells a message again to those who follow its session. Source: `hello-ok.policy`,
 * `docs/gateway/protocol/handshake.md` of OpenClaw.
 */
export function limitsOf(policy: unknown): GatewayLimits {
  const {maxPayload, maxBufferedBytes, attachments} = asRecord(policy);
  const frames = [maxPayload, maxBufferedBytes].filter(isSize);
  const {maxBytes, maxImageBytes} = asRecord(attachments);
  const pictures = [maxBytes, maxImageBytes].filter(isSize);
  return {
    frame: frames.length > 0 ? Math.min(...frames) : LEAST.frame,
    picture: pictures.length > 0 ? Math.min(...pictures) : null,
  };
}

/** How many bytes are left in a request for a text as JSON, beside a picture of `pictureBytes` (0 for none). */
export function roomForText({frame}: GatewayLimits, pictureBytes: number): number {
  return Math.max(0, frame - AROUND_BYTES - base64Bytes(pictureBytes));
}

/**
 * How many bytes a picture may have beside a text of `textBytes` as JSON. Half of a request is the text's, if it needs it;
 * the picture is made smaller first.
 */
export function roomForAttachment(limits: GatewayLimits, textBytes: number): number {
  const free = limits.frame - AROUND_BYTES;
  const beside = Math.floor(((free - Math.min(textBytes, Math.ceil(free / 2))) * 3) / 4) - 3;
  return Math.max(0, Math.min(beside, limits.picture ?? beside));
}

/** Base64 makes four bytes of three. */
function base64Bytes(bytes: number): number {
  return Math.ceil(bytes / 3) * 4;
}

function isSize(value: unknown): value is number {
  return typeof value === 'number' && value > 0;
}

function asRecord(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}
