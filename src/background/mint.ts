import {z} from 'zod';
import {instructionsFor} from '../core/instructions.ts';
import {reasonForStatus, refusalDetail} from '../core/mint-response.ts';
import {baseUrlOf, endpoint} from '../core/provider-address.ts';
import {now} from '../platform/clock.ts';
import {microphonePermission} from '../platform/permissions.ts';
import {AGENT_TOOLS} from '../protocol/agent-tools.ts';
import type {SessionGrant} from '../protocol/commands.ts';
import {HIGHER_TOOLS} from '../protocol/higher-tool.ts';
import {ParleyError} from '../protocol/failures.ts';
import {HOST_TOOLS} from '../protocol/host-tools.ts';
import type {Settings} from '../protocol/settings.ts';
import {SHARE_TOOLS} from '../protocol/share-tools.ts';
import {TOOL_SCHEMAS} from '../protocol/tool-schemas.ts';
import {TOOLS} from '../protocol/tools.ts';
import {readKey} from './credentials.ts';
import {mintAtGateway} from './host-mint.ts';
import {voiceFor} from './agents.ts';
import {readSettings} from './settings.ts';
import {talkSettings} from './talk-settings.ts';

/** Longer than a slow network needs, shorter than a person waits. */
const MINT_TIMEOUT_MS = 10_000;

/** Source: OpenAI's `POST /v1/realtime/client_secrets`. */
const MintAnswer = z.lazy(() => z.object({value: z.string().startsWith('ek_'), expires_at: z.number()}));

/** The tools as the Realtime API takes them. */
const describeTools = (): SessionGrant['tools'] =>
  Object.values(TOOLS)
    // A gateway describes its own tools itself, in the sessions that it mints.
    .filter(({name}) => !(name in HOST_TOOLS))
    .map(({name, description}) => ({type: 'function', name, description, parameters: TOOL_SCHEMAS[name]}));

/** A token that was asked for before the document that needs it was there. */
let ahead: {grant: Promise<SessionGrant>; at: number} | null = null;
/** It is meant for the document that is being made; one that comes later mints its own. */
const AHEAD_MS = 5_000;

/** Begins to mint where the microphone is allowed: without one, no token is worth asking for. Never throws. */
export function mintAhead(): void {
  const grant = Promise.all([prepare(), microphonePermission()]).then(([terms, permission]) => {
    if (permission !== 'granted') throw new Error('no microphone yet');
    return mint(terms);
  });
  // Whoever takes it hears of the failure; nobody may.
  grant.catch(() => undefined);
  ahead = {grant, at: now()};
}

/** The token that was minted ahead, if there is one, else a new one. @throws ParleyError as `prepare` and `mint` do */
export async function mintSession(): Promise<SessionGrant> {
  const begun = ahead;
  ahead = null;
  if (begun && now() - begun.at < AHEAD_MS) {
    const grant = await begun.grant.catch((error: unknown) => {
      if (error instanceof ParleyError) throw error;
      return null;
    });
    if (grant) return grant;
  }
  return mint(await prepare());
}

/** What a session is minted with. */
interface Terms {
  settings: Settings;
  language: string;
  voice: Settings['voice'];
  base: URL | null;
  key: string | null;
}

/** Reads it all at once. @throws ParleyError `settings.invalid` for an address that cannot be used */
async function prepare(): Promise<Terms> {
  const reading = readSettings();
  const choosing = reading.then(baseUrlOf);
  const [settings, base, key, {talk}, voice] = await Promise.all([
    reading,
    choosing,
    readKey(choosing, 'mint'),
    talkSettings(),
    reading.then(voiceFor),
  ]);
  return {settings, base, key, language: talk.language ?? navigator.language, voice};
}

/**
 * Exchanges the long-lived key for a secret that opens one session and soon ends, or has the gateway do so.
 * @throws ParleyError `key.missing`, `key.refused`, `rate.limited`, `mint.refused`, `mint.unreachable`; `gateway.*` and `voice.*`
 */
async function mint({settings, language, voice, base, key}: Terms): Promise<SessionGrant> {
  const {model, gatewayUrl, higherModel} = settings;
  const hasAgent = gatewayUrl !== null;
  const hasHigherModel = hasAgent || higherModel !== null;
  const tools = describeTools();
  if (settings.provider === 'gateway') return mintAtGateway(settings, language, tools);
  if (!base || !key) throw new ParleyError('key.missing');

  const response = await postForSecret(endpoint(base, '/realtime/client_secrets'), key, {
    // Turns are ended from this side from the first moment on, whatever is agreed later.
    session: {type: 'realtime', model, audio: {input: {turn_detection: null}, output: {voice}}},
  });
  if (!response.ok) {
    const body: unknown = await response.json().catch(() => null);
    throw new ParleyError(reasonForStatus(response.status, 'mint.refused'), {
      detail: refusalDetail(response, body, key),
    });
  }
  const answer = MintAnswer.safeParse(await response.json().catch(() => null));
  if (!answer.success) throw new ParleyError('mint.refused', {detail: 'the answer holds no secret'});

  return {
    clientSecret: answer.data.value,
    expiresAt: answer.data.expires_at * 1_000,
    callsUrl: endpoint(base, '/realtime/calls'),
    model,
    voice,
    host: null,
    language,
    instructions: instructionsFor(language, hasAgent, hasHigherModel),
    tools: tools.filter(
      ({name}) =>
        (hasAgent || !(name in AGENT_TOOLS || name in SHARE_TOOLS)) &&
        (hasHigherModel || !(name in HIGHER_TOOLS)),
    ),
  };
}

async function postForSecret(url: string, key: string, body: unknown): Promise<Response> {
  try {
    return await fetch(url, {
      method: 'POST',
      headers: {authorization: `Bearer ${key}`, 'content-type': 'application/json'},
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(MINT_TIMEOUT_MS),
      // A redirect would carry the key to an address that nobody chose.
      redirect: 'error',
      credentials: 'omit',
      cache: 'no-store',
    });
  } catch (cause) {
    throw new ParleyError('mint.unreachable', {detail: `${new URL(url).host}: ${String(cause)}`, cause});
  }
}
