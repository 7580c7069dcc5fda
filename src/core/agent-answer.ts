import type {AgentQuestion, QuestionPart} from '../protocol/agent-question.ts';
import {isSpokenWhole, isWaiting, nextPart} from './agent-question.ts';
import {answerIn} from './clear-answer.ts';
import {QUESTION_MS} from './consent.ts';
import {isAlike, plainOf, tellingWords} from './target/words.ts';

/** Who passes an answer on, and what is known of the turn in which it was said. */
export interface AgentAnswer {
  sessionId: string;
  turnId: string;
  /** What the model says the person answered. */
  told: string;
  /** What the person said or typed in this turn; `null` where that is not known. */
  words: string | null;
  /** Whether the microphone was open without a key being used. */
  isOpenEar: boolean;
  /** Whether any page could be heard at the time. */
  isPageAudible: boolean;
  /** Whether this question is the last that the person was asked, of whatever kind. */
  isNewest: boolean;
  now: number;
}

/**
 * `yes` and `no` decide; `answer` is one to a question, `decline` none; `ask` it (again) and wait; `wait` for the person's own
 * words; `unsure`, what is passed on is not what the person said; `unheard`, a page may have said it; `click`, this cannot be
 * answered by voice; `over`, there is nothing to answer.
 */
type AgentVerdict =
  | {is: 'yes' | 'no' | 'decline' | 'ask' | 'wait' | 'unsure' | 'unheard' | 'click' | 'over'}
  | {is: 'answer'; values: string[]};

/** What a model passes on where the person does not want to answer. */
const SKIP = /^(?:skip|decline|no answer|none)$/;

/**
 * Judges an answer that a model passes on to the agent. The model is not believed: to give leave takes a clear yes of the person's
 * own, in a later turn than the one that asked, with nothing else asked since; and an answer has to be in their words.
 */
export function judgeAgentAnswer(question: AgentQuestion | null, answer: AgentAnswer): AgentVerdict {
  if (!question || !isWaiting(question, answer.now)) return {is: 'over'};
  const part = nextPart(question);
  if (!part) return {is: 'over'};
  const {told, words} = answer;
  if (question.kind === 'question') {
    if (SKIP.test(plainOf(told))) return {is: 'decline'};
    if (part.isSecret) return {is: 'click'};
    if (words === null || wasAskedIn(question, answer.turnId)) return {is: 'wait'};
    const values = answerTo(part, told, words, isJustAsked(question, answer));
    return values ? guarded({is: 'answer', values}, answer) : {is: 'unsure'};
  }
  const said = words === null ? 'unclear' : answerIn(words);
  if (answerIn(told) === 'no' || said === 'no') return {is: 'no'};
  if (wasAskedIn(question, answer.turnId)) return {is: 'wait'};
  if (!isSpokenWhole(question)) return {is: 'click'};
  if (!isJustAsked(question, answer)) return {is: 'ask'};
  return said === 'yes' ? guarded({is: 'yes'}, answer) : {is: 'unsure'};
}

/**
 * The values of an answer to a part of a question, by what the model passed on and what the person said: labels where their words
 * name them, else their words as they are. `null` where what is passed on is not in their words.
 */
export function answerTo(
  part: QuestionPart,
  told: string,
  words: string,
  isJustAsked: boolean,
): string[] | null {
  const chosen = part.choices.filter(({label}) => isNamed(label, told));
  if (chosen.length > 0 && (part.isMany || chosen.length === 1)) {
    const said = part.choices.filter((choice, index) =>
      isSaid(choice.label, index, part, words, isJustAsked),
    );
    // Who names one and another with it, such as “green, not red”, is heard by the agent as they said it.
    if (chosen.every((choice) => said.includes(choice)))
      return said.length === chosen.length ? chosen.map(({label}) => label) : [words.trim()];
    return null;
  }
  return isIn(told, words) ? [words.trim()] : null;
}

function guarded(verdict: AgentVerdict, {isOpenEar, isPageAudible}: AgentAnswer): AgentVerdict {
  return isOpenEar && isPageAudible ? {is: 'unheard'} : verdict;
}

function wasAskedIn({askedIn}: AgentQuestion, turnId: string): boolean {
  return askedIn?.turnId === turnId;
}

function isJustAsked({askedIn}: AgentQuestion, {sessionId, now, isNewest}: AgentAnswer): boolean {
  return askedIn !== null && askedIn.sessionId === sessionId && now - askedIn.at < QUESTION_MS && isNewest;
}

/** A label without what is added to it for the reader, such as “(Recommended)”. */
function plainLabel(label: string): string {
  return plainOf(label.replaceAll(/\([^)]*\)/g, ' ')) || plainOf(label);
}

function isNamed(label: string, told: string): boolean {
  const name = plainLabel(label);
  return name !== '' && ` ${plainOf(told)} `.includes(` ${name} `);
}

/** Whether the person's words name a choice: by what it alone is called, by its place, or by a bare yes or no that it stands for. */
function isSaid(
  label: string,
  index: number,
  {choices}: QuestionPart,
  words: string,
  isJustAsked: boolean,
): boolean {
  const meaning = answerIn(label.replaceAll(/\([^)]*\)/g, ' '));
  if (meaning !== 'unclear') return isJustAsked && answerIn(words) === meaning;
  const heard = plainOf(words).split(' ');
  const others = choices
    .filter((_, at) => at !== index)
    .flatMap((choice) => plainLabel(choice.label).split(' '));
  const own = tellingWords(plainLabel(label));
  const telling = own.filter((word) => !others.includes(word));
  const names = telling.length > 0 ? telling : own;
  if (names.every((word) => heard.some((one) => isHeard(one, word)))) return true;
  const places = PLACES[index] ?? [];
  const isLast = index === choices.length - 1 && heard.some((word) => LAST.includes(word));
  return isLast || heard.some((word) => places.includes(word));
}

/** English, German, French, Spanish, Italian. */
const PLACES: readonly (readonly string[])[] = [
  'first erste ersten erstes premier premiere primero primera primo prima'.split(' '),
  'second zweite zweiten zweites deuxieme seconde segundo segunda secondo seconda'.split(' '),
  'third dritte dritten drittes troisieme tercero tercera terzo terza'.split(' '),
  'fourth vierte vierten viertes quatrieme cuarto cuarta quarto quarta'.split(' '),
];
const LAST = 'last letzte letzten letztes dernier derniere ultimo ultima'.split(' ');

/** Whether what is passed on is made of the person's words. */
function isIn(told: string, words: string): boolean {
  const heard = plainOf(words).split(' ').filter(Boolean);
  const passed = tellingWords(plainOf(told));
  return passed.length > 0 && passed.every((word) => heard.some((one) => isHeard(one, word)));
}

/** Shorter words are too like others, such as “red” and “read”. */
const LEAST_ALIKE = 5;

function isHeard(heard: string, word: string): boolean {
  return heard === word || (word.length >= LEAST_ALIKE && isAlike(heard, word));
}
