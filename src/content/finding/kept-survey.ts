import {forgetWords} from '../../core/target/words.ts';
import {watchContents} from '../reading/changes.ts';
import {shadowOf} from '../reading/flat-tree.ts';
import type {Slices} from '../reading/slices.ts';
import {survey, wantsContainers, type Survey} from './survey.ts';

/** The last survey, and what it is of. */
let kept: {found: Survey; stamp: number; kind: string} | null = null;

/**
 * Surveys the document, or gives the last survey again where nothing has changed that it tells of. It is let go when the page
 * is not watched any more.
 */
export async function surveyOnce(asked: ReadonlySet<string>, slices: Slices): Promise<Survey> {
  const stamp = watchContents(forget);
  // Pictures may be made by style alone, which is not watched.
  if (asked.has('img')) return survey(asked, slices);
  const kind = `${wantsContainers(asked)} ${asked.has('option')}`;
  if (kept?.stamp === stamp && kept.kind === kind && !kept.found.bare.some((element) => shadowOf(element)))
    return kept.found;
  kept = null;
  const found = await survey(asked, slices);
  // Shadow roots are watched only since they were come to; and the page may have changed in the pauses.
  if (watchContents(forget) === stamp) kept = {found, stamp, kind};
  return found;
}

function forget(): void {
  kept = null;
  forgetWords();
}
