import {ParleyError, type FailureReason} from '../protocol/failures.ts';
import {sentence} from '../protocol/sentences.ts';
import {parseBaseUrl} from './provider-address.ts';

/** What a gateway lends for one session with its voice. */
export interface VoiceLoan {
  /** Opens the session, and soon ends. */
  clientSecret: string;
  /** Address that takes the SDP offer. */
  callsUrl: string;
  model: string | null;
  voice: string | null;
  /** When the secret stops opening sessions, in ms since the epoch. */
  expiresAt: number;
  voiceSessionId: string;
}

/** Where a gateway does not say how long its secret is good: as long as OpenAI's are that ask for nothing. */
const USUAL_LIFE_MS = 600_000;

/**
 * Reads the answer to `talk.client.create`; `now` in ms since the epoch. Source: `TalkClientCreateResult` of the protocol package.
 * @throws ParleyError `voice.unsuitable` for a voice whose session Parley cannot add to; `voice.refused`, `voice.address`
 */
export function readLoan(answer: unknown, now: number): VoiceLoan {
  const {
    transport,
    clientSecret,
    offerUrl,
    offerHeaders,
    clientControl,
    model,
    voice,
    expiresAt,
    voiceSessionId,
  } = recordOf(answer);
  // An address at the gateway itself, headers, or control that stays there: the session belongs to the gateway.
  const isOurs = transport === 'webrtc' && clientControl === undefined && isEmpty(offerHeaders);
  if (!isOurs || (typeof offerUrl === 'string' && offerUrl.startsWith('/')))
    throw new ParleyError('voice.unsuitable', {detail: `transport ${String(transport)}, ${String(model)}`});
  if (typeof clientSecret !== 'string' || typeof voiceSessionId !== 'string' || typeof offerUrl !== 'string')
    throw new ParleyError('voice.refused', {detail: 'the answer holds no secret, no call or no address'});
  return {
    clientSecret,
    callsUrl: checkedAddress(offerUrl),
    model: textOf(model),
    voice: textOf(voice),
    expiresAt: typeof expiresAt === 'number' ? expiresAt : now + USUAL_LIFE_MS,
    voiceSessionId,
  };
}

/** What a gateway said to a request that it refused. */
export interface LoanRefusal {
  code: string;
  message: string;
  /** The right that was missing, where that was the reason. */
  missingScope: string | null;
}

/** Why a gateway does not lend its voice. Source: what a gateway of version 2026.9.6 was seen to say. */
export function reasonOfRefusal({message, missingScope}: LoanRefusal): FailureReason {
  // A method that a gateway does not know needs the highest right there.
  if (missingScope === 'operator.admin' || /unknown method/i.test(message)) return 'voice.old';
  if (missingScope !== null) return 'gateway.scope';
  if (/gateway-relay/.test(message)) return 'voice.relay';
  if (/rejected the selected api key|invalid_api_key/i.test(message)) return 'voice.key';
  if (/not configured|no (?:configured )?realtime|api key (?:missing|required)/i.test(message))
    return 'voice.unconfigured';
  if (/does not support|only supports|broker is unavailable/.test(message)) return 'voice.unsuitable';
  return 'voice.refused';
}

/** Whether a gateway refused because the call that was to go on is over there. */
export function isCallOver({message}: Pick<LoanRefusal, 'message'>): boolean {
  return /voice session is (?:already )?closed|unknown voice session|voice session (?:was )?not found/i.test(
    message,
  );
}

/** What the gateway's Talk is set to. Source: the answer to `talk.config`, `docs/nodes/talk.md` of OpenClaw. */
export function readTalkConfig(answer: unknown): {
  provider: string | null;
  model: string | null;
  voice: string | null;
} {
  const {provider, providers, model, speakerVoice, speakerVoiceId} = recordOf(
    recordOf(recordOf(recordOf(answer)['config'])['talk'])['realtime'],
  );
  const known = recordOf(providers);
  const ids = Object.keys(known);
  const id = textOf(provider) ?? (ids.length === 1 ? (ids[0] ?? null) : null);
  const own = recordOf(id === null ? null : known[id]);
  return {
    provider: id,
    model: textOf(model) ?? textOf(own['model']),
    voice:
      textOf(speakerVoice) ?? textOf(speakerVoiceId) ?? textOf(own['speakerVoice']) ?? textOf(own['voice']),
  };
}

/** Whether the gateway says that its voice is ready; `true` where an older one says nothing. Source: `talk.catalog`. */
export function isTalkReady(answer: unknown): boolean {
  return recordOf(recordOf(answer)['realtime'])['ready'] !== false;
}

function checkedAddress(offerUrl: string): string {
  try {
    return parseBaseUrl(offerUrl).href;
  } catch (cause) {
    throw new ParleyError('voice.address', {
      message: sentence('loan_unsafe'),
      detail: offerUrl,
      cause,
    });
  }
}

function recordOf(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Record<string, unknown>)
    : {};
}

function isEmpty(value: unknown): boolean {
  return Object.keys(recordOf(value)).length === 0;
}

function textOf(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value : null;
}
