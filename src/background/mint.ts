import {z} from 'zod';
import {INSTRUCTIONS} from '../core/instructions.ts';
import {reasonForStatus} from '../core/mint-response.ts';
import {baseUrlOf, endpoint} from '../core/provider-address.ts';
import type {SessionGrant} from '../protocol/commands.ts';
import {ParleyError} from '../protocol/failures.ts';
import {TOOLS} from '../protocol/tools.ts';
import {readKey} from './credentials.ts';
import {readSettings} from './settings.ts';

/** Longer than a slow network needs, shorter than a person waits. */
const MINT_TIMEOUT_MS = 10_000;

/** Source: OpenAI's `POST /v1/realtime/client_secrets`. */
const MintAnswer = z.object({value: z.string().startsWith('ek_'), expires_at: z.number()});
const ErrorAnswer = z.object({error: z.object({message: z.string()})});

/** The tools as the Realtime API takes them; computed once, since the definitions never change. */
const tools: SessionGrant['tools'] = Object.values(TOOLS).map(({name, description, parameters}) => {
  return {type: 'function', name, description, parameters: {...z.toJSONSchema(parameters)}};
});

/**
 * Exchanges the long-lived key for a secret that opens one session and soon ends.
 * @throws ParleyError `key.missing`, `key.refused`, `rate.limited`, `mint.refused`, `mint.unreachable`
 */
export async function mintSession(): Promise<SessionGrant> {
  const settings = await readSettings();
  const {model, voice} = settings;
  const base = baseUrlOf(settings);
  const key = base && (await readKey(base, 'mint'));
  if (!base || !key) throw new ParleyError('key.missing');

  const response = await postForSecret(endpoint(base, '/realtime/client_secrets'), key, {
    session: {type: 'realtime', model, audio: {output: {voice}}},
  });
  if (!response.ok) {
    const detail = ErrorAnswer.safeParse(await response.json().catch(() => null)).data?.error.message;
    throw new ParleyError(reasonForStatus(response.status, 'mint.refused'), {
      // A compatible service may use keys of any form, so the key itself is taken out here.
      detail: `${response.status} ${detail ?? response.statusText}`.replaceAll(key, '[key]'),
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
    instructions: INSTRUCTIONS,
    tools,
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
