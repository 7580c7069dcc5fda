import {fixIn, saidIn} from '../core/said.ts';
import {WORDS} from '../platform/text.ts';
import type {Failure, Told} from '../protocol/failures.ts';

/** A sentence or a failure in the person's language. */
export const saidOf = (told: Told): string => saidIn(WORDS, told);

/** What to do about a failure, in the person's language. */
export const fixOf = (failure: Pick<Failure, 'reason'>): string => fixIn(WORDS, failure);
