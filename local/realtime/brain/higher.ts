import type {Intent} from './intents.ts';
import {answerIn, firstSentences} from './page.ts';
import {once} from './plans.ts';

/** What has to be exact, or is doubted, goes to a stronger model. */
export const HIGHER: Intent = {
  name: 'higher',
  examples: ['are you sure', 'are you sure about that', 'check that again', 'what is the exact number'],
  pattern:
    /\bare you sure\b|\bi (?:do not|don't) (?:believe|think) (?:that|so)\b|\bcheck (?:that|it) again\b|\bexact(?:ly)?\b/i,
  needs: 'higher',
  ability: 'ask a stronger model',
  plan: (progress) =>
    once(
      'higher',
      progress,
      {
        request: /\bexact/i.test(progress.request)
          ? progress.request
          : `${progress.earlier ?? ''} (The person doubts the answer: ${progress.request}.)`,
      },
      (output) => firstSentences(answerIn(output), 3),
    ),
};
