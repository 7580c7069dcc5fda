import type {FailureReason} from '../failures.ts';

// Chrome takes letters, digits and underscores as names of texts.
type Underscored<S extends string> = S extends `${infer Head}.${infer Rest}`
  ? `${Head}_${Underscored<Rest>}`
  : S;

/** The name of the sentence of a failure, such as `failure_mic_denied`. */
export type FailureKey = `failure_${Underscored<FailureReason>}`;
/** The name of what to do about it, such as `fix_mic_denied`. */
export type FixKey = `fix_${Underscored<FailureReason>}`;

/** Both names for a reason. */
export function failureKeys(reason: FailureReason): {message: FailureKey; fix: FixKey} {
  const name = reason.replaceAll('.', '_') as Underscored<FailureReason>;
  return {message: `failure_${name}`, fix: `fix_${name}`};
}
