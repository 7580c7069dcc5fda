import type {Risk} from '../protocol/act.ts';
import type {Question} from '../protocol/question.ts';
import type {Acting} from '../protocol/settings.ts';
import {answerIn} from './clear-answer.ts';

/** How long a question waits for its answer: long enough to think, short enough that it is still the same page. */
export const QUESTION_MS = 90_000;

/** What is to be done about an action. */
export type Decision = 'do' | 'off' | 'ask.plain' | 'ask.risky';

/**
 * Decides by the person's choices for the sites concerned (that of the document and that of the tab), by whether they have
 * said yes to plain actions there in this conversation, and by what is risky about this one.
 */
export function decideConsent({
  choices,
  isGranted,
  risks,
}: {
  choices: readonly Acting[];
  isGranted: boolean;
  risks: readonly Risk[];
}): Decision {
  if (choices.length === 0 || choices.includes('off')) return 'off';
  if (risks.length > 0) return 'ask.risky';
  return isGranted || choices.every((choice) => choice === 'on') ? 'do' : 'ask.plain';
}

/** The site of an address, as choices are kept for it: its origin, and one for all files; `null` for no address. */
export function siteOf(address: string | undefined): string | null {
  const url = URL.parse(address ?? '');
  if (!url) return null;
  return url.protocol === 'file:' ? 'file://' : url.origin;
}

/** The person's choice for a site. */
export function choiceFor(
  origin: string,
  {acting, actingOn}: {acting: Acting; actingOn: Readonly<Record<string, Acting>>},
): Acting {
  return Object.hasOwn(actingOn, origin) ? (actingOn[origin] ?? acting) : acting;
}

/** Who passes an answer on, and what is known of the turn in which it was said. */
export interface SpokenAnswer {
  sessionId: string;
  turnId: string;
  tabId: number;
  /** What the model says the person answered. */
  told: 'yes' | 'no';
  /** What the person said or typed in this turn; `null` where that is not known. */
  words: string | null;
  /** Whether the microphone was open without a key being used: then it may have heard a page and not a person. */
  isOpenEar: boolean;
  /** Whether any page could be heard at the time. */
  isPageAudible: boolean;
  now: number;
}

/**
 * `do` it; `drop` it, since the answer is no; `wait`, the answer is not clear, or comes from the turn that asked; `unheard`,
 * a page may have said it; `expired`, there is nothing to answer.
 */
export type Verdict = 'do' | 'drop' | 'wait' | 'unsure' | 'unheard' | 'expired';

/**
 * Judges an answer that a model passes on. The model is not believed: what counts is that the person's own words, in a later
 * turn about the same tab, are a clear yes. A no is always taken.
 */
export function judgeAnswer(question: Question | null, answer: SpokenAnswer): Verdict {
  if (!isOpen(question, answer)) return 'expired';
  if (question.turnId === answer.turnId) return answer.told === 'no' ? 'drop' : 'wait';
  if (question.tabId !== answer.tabId) return 'expired';
  const said = answer.words === null ? 'unclear' : answerIn(answer.words);
  if (answer.told === 'no' || said === 'no') return 'drop';
  if (said !== 'yes') return 'unsure';
  return answer.isOpenEar && answer.isPageAudible ? 'unheard' : 'do';
}

/**
 * A question as it stands in a session of the voice: one that an agent asks belongs to the session and turn in which the voice
 * was given it, and is about the tab that is shared, wherever the person is.
 */
export function asPutBy(question: Question, {tabId}: {tabId: number}): Question {
  const putIn = question.agent?.putIn;
  return putIn ? {...question, ...putIn, tabId} : question;
}

/** Whether a question can still be answered in a session. */
export function isOpen(
  question: Question | null,
  {sessionId, now}: {sessionId: string | null; now: number},
): question is Question {
  return question !== null && question.sessionId === sessionId && now < question.expiresAt;
}

/** What makes two questions the same. */
export function questionKey({action, fingerprint}: Pick<Question, 'action' | 'fingerprint'>): string {
  return JSON.stringify([action, fingerprint]);
}
