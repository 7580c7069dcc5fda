import type {Failure} from '../protocol/failures.ts';
import type {Candidate} from '../protocol/target.ts';
import {wrapPageText} from './page-wrapper.ts';

/** What a target may mean; `hidden`: how many more fit and are on the page, but cannot be seen. */
export interface Undecided {
  candidates: readonly Candidate[];
  hidden: number;
}

/** What became of one thing that was to be pointed at. */
export type Pointing =
  | {state: 'ready'; ref: string; role: string; name: string}
  | {state: 'undecided'; target: string; undecided: Undecided}
  /** `by`: what is in front of it, in the page's words. */
  | {state: 'failed'; failure: Failure; by: string | null};

/** What a target may mean, for the model to choose or to ask about. Nothing was done. */
export function reportCandidates({candidates, hidden}: Undecided, nonce: string): string {
  if (candidates.length === 0) {
    const note =
      hidden > 0
        ? 'It is on the page but hidden now; something may have to be opened first. Nothing was done.'
        : 'Nothing on the page fits that. Call read_page and use a ref.';
    return JSON.stringify({done: false, note});
  }
  const head = {done: false, note: 'Several things fit. Use the ref of the one that is meant, or ask which.'};
  return `${JSON.stringify(head)}\n${wrapPageText(candidates.map(lineOf).join('\n'), nonce)}`;
}

/** What was made ready to be pointed at, or why not: our words as JSON, the page's words wrapped. */
export function reportPointing(pointing: Pointing, nonce: string): string {
  return withWords(headOf(pointing), wordsOf(pointing), nonce);
}

/** The same for several steps, whose words begin with the number of the step. */
export function reportSteps(steps: readonly Pointing[], nonce: string): string {
  const words = steps.flatMap((step, at) => wordsOf(step).map((line) => `Step ${at + 1}: ${line}`));
  return withWords({steps: steps.map(headOf)}, words, nonce);
}

function headOf(pointing: Pointing): object {
  switch (pointing.state) {
    case 'ready':
      return {pointing_at: pointing.ref};
    case 'failed':
      return errorOf(pointing.failure.reason, pointing.failure.message, pointing.failure.fix.label);
    case 'undecided': {
      const {target, undecided} = pointing;
      if (undecided.candidates.length > 0) {
        return {
          note: 'Several things fit and nothing is shown. Call point again with one ref, or ask the person which they mean.',
        };
      }
      const message =
        undecided.hidden > 0
          ? `What ${JSON.stringify(target)} names is on the page but hidden now: a menu, tab or section may have to be opened first.`
          : `Nothing on the page fits ${JSON.stringify(target)}. Call read_page and use a ref from its outline.`;
      return errorOf('target.unknown', message, 'Say it in other words');
    }
  }
}

function errorOf(reason: string, message: string, fix: string): object {
  return {error: {reason, message, fix}};
}

function wordsOf(pointing: Pointing): string[] {
  switch (pointing.state) {
    case 'ready':
      return [lineOf(pointing)];
    case 'failed':
      return pointing.by === null ? [] : [`In front of it: ${pointing.by}`];
    case 'undecided':
      return pointing.undecided.candidates.map(lineOf);
  }
}

function withWords(head: object, words: readonly string[], nonce: string): string {
  return words.length === 0
    ? JSON.stringify(head)
    : `${JSON.stringify(head)}\n${wrapPageText(words.join('\n'), nonce)}`;
}

function lineOf({ref, role, name, near}: Candidate): string {
  return `[${ref} ${role} ${JSON.stringify(name)}]${near ? ` near ${JSON.stringify(near)}` : ''}`;
}
