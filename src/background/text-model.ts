import {z} from 'zod';
import {reasonForStatus, refusalDetail} from '../core/mint-response.ts';
import {baseUrlOf, endpoint} from '../core/provider-address.ts';
import {amountsOfCompletion} from '../core/text-usage.ts';
import type {Args} from '../protocol/commands.ts';
import {ParleyError} from '../protocol/failures.ts';
import {readKey} from './credentials.ts';
import {readSettings} from './settings.ts';

/** What a text model was used for, and where. */
export type TextUse = Omit<Args<'turn.spent'>, 'turnId'>;

/** Source: `POST /v1/chat/completions` of OpenAI's API, which compatible services speak, too. */
const Completion = z.lazy(() =>
  z.object({
    choices: z.array(z.object({message: z.object({content: z.string().nullable()})})).min(1),
  }),
);
/** What it used; not every compatible service tells. */
const Used = z.lazy(() =>
  z.object({
    usage: z.object({
      prompt_tokens: z.number().nonnegative(),
      completion_tokens: z.number().nonnegative(),
      prompt_tokens_details: z.object({cached_tokens: z.number().nonnegative().optional()}).nullish(),
    }),
  }),
);

/**
 * Asks the text model that the settings name, at the address of the voice service and by its key; `task` says how to answer.
 * Ends with `signal`. `onUse` hears what was used, also for an answer that cannot be read: it has to be paid for.
 * @throws ParleyError `higher.missing`, `higher.refused`, `higher.unreachable`, `key.missing`, `key.refused`, `rate.limited`
 */
export async function askTextModel(
  task: string,
  question: string,
  {signal, onUse}: {signal: AbortSignal; onUse: (use: TextUse) => void},
): Promise<string> {
  const settings = await readSettings();
  if (settings.higherModel === null) throw new ParleyError('higher.missing');
  const base = baseUrlOf(settings);
  const key = base && (await readKey(base, 'a question to a text model'));
  if (!base || !key) throw new ParleyError('key.missing');
  const response = await post(endpoint(base, '/chat/completions'), key, signal, {
    model: settings.higherModel,
    messages: [
      {role: 'system', content: task},
      {role: 'user', content: question},
    ],
  });
  const body: unknown = await response.json().catch(() => null);
  if (!response.ok) {
    throw new ParleyError(reasonForStatus(response.status, 'higher.refused'), {
      detail: refusalDetail(response, body, key),
    });
  }
  const used = Used.safeParse(body).data;
  if (used) onUse({model: settings.higherModel, host: base.host, amounts: amountsOfCompletion(used.usage)});
  const answer = Completion.safeParse(body).data?.choices[0]?.message.content;
  if (answer === undefined || answer === null)
    throw new ParleyError('higher.refused', {detail: 'the answer holds no text'});
  return answer;
}

async function post(url: string, key: string, signal: AbortSignal, body: unknown): Promise<Response> {
  try {
    return await fetch(url, {
      method: 'POST',
      headers: {authorization: `Bearer ${key}`, 'content-type': 'application/json'},
      body: JSON.stringify(body),
      signal,
      // A redirect would carry the key to an address that nobody chose.
      redirect: 'error',
      credentials: 'omit',
      cache: 'no-store',
    });
  } catch (cause) {
    throw new ParleyError('higher.unreachable', {detail: `${new URL(url).host}: ${String(cause)}`, cause});
  }
}
