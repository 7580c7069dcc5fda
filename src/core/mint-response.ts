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
