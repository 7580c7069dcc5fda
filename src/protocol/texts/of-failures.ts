import type {FailureReason} from '../failures.ts';
import {failureKeys, type FailureKey, type FixKey} from './failure-keys.ts';

/** Sentences and fixes, which are written by reason, by their names in Chrome's message files. */
export function textsOfFailures(
  failures: Readonly<Record<FailureReason, {message: string; fix: string}>>,
): Record<FailureKey | FixKey, string> {
  return Object.fromEntries(
    (Object.keys(failures) as FailureReason[]).flatMap((reason) => {
      const keys = failureKeys(reason);
      return [
        [keys.message, failures[reason].message],
        [keys.fix, failures[reason].fix],
      ];
    }),
  ) as Record<FailureKey | FixKey, string>;
}

/** Closer sentences by their names there. */
export function textsOfSentences<T extends Readonly<Record<string, string>>>(
  sentences: T,
): {[K in keyof T & string as `said_${K}`]: T[K]} {
  return Object.fromEntries(Object.entries(sentences).map(([key, text]) => [`said_${key}`, text])) as {
    [K in keyof T & string as `said_${K}`]: T[K];
  };
}
