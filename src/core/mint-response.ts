import {z} from 'zod';
import type {FailureReason} from '../protocol/failures.ts';

/** Why a request for an ephemeral token or a call was turned down, by its HTTP status. Source: OpenAI's error codes. */
export function reasonForStatus(
  status: number,
  otherwise: 'mint.refused' | 'connect.refused' | 'higher.refused',
): FailureReason {
  if (status === 401 || status === 403) return 'key.refused';
  if (status === 429) return 'rate.limited';
  return otherwise;
}

/** Source: OpenAI's error object. */
const ErrorAnswer = z.lazy(() => z.object({error: z.object({message: z.string()})}));

/**
 * What a service said of a request that it turned down, for the log: status and words. A compatible service may use keys
 * of any form and repeat them, so `key` itself is taken out. `body` is its answer as JSON, or anything else.
 */
export function refusalDetail(
  {status, statusText}: Pick<Response, 'status' | 'statusText'>,
  body: unknown,
  key: string,
): string {
  const words = ErrorAnswer.safeParse(body).data?.error.message ?? statusText;
  return `${status} ${words}`.replaceAll(key, '[key]');
}
