import {INTENTS} from './brain/intents.ts';
import {type OutlineLine, parseOutline, spokenRole} from './brain/outline.ts';
import {textOf} from './brain/page.ts';
import type {Tool} from './brain/tools.ts';
import type {Utterance} from './hearing/language-model.ts';
import {toSpokenSentences} from './hearing/words.ts';

// A command is far more likely to be said than a sentence that merely stands on the page.
const COMMAND_WEIGHT = 12;
const NAME_WEIGHT = 4;
const PROMPT_WEIGHT = 4;
const TEXT_WEIGHT = 1;
// More would cost time and, as every word is one more to mistake another for, accuracy.
const MAX_NAMES = 80;
const MAX_PAGE_WORDS = 600;

const COMMANDS: readonly Utterance[] = INTENTS.flatMap((intent) => intent.examples).flatMap((text) =>
  weigh(text, COMMAND_WEIGHT),
);

/** What a session may hear about, apart from the commands the brain always knows. */
export interface Topics {
  tools: readonly Tool[];
  /** `audio.input.transcription.prompt` */
  prompt: string;
  /** Tool outputs and text items, newest last. */
  texts: readonly string[];
}

function weigh(text: string, weight: number): Utterance[] {
  return toSpokenSentences(text).map((words) => ({words, weight}));
}

function namings(line: OutlineLine): Utterance[] {
  const role = spokenRole(line.role);
  const name = toSpokenSentences(line.name).flat().slice(0, 8).join(' ');
  const called = name === '' ? role : `${name} ${role}`;
  return [
    `point at the ${called}`,
    `click the ${called}`,
    `where is the ${called}`,
    ...(name === '' ? [] : [`point at ${name}`, `click ${name}`]),
  ].flatMap((text) => weigh(text, NAME_WEIGHT));
}

/** Everything that may be said in a session, for its language model. */
export function utterancesFor(topics: Topics): Utterance[] {
  const plain = topics.texts.map(textOf);
  const named = plain
    .flatMap(parseOutline)
    .filter((line) => line.ref !== null)
    .slice(-MAX_NAMES);
  const page: Utterance[] = [];
  let words = 0;
  for (const utterance of plain.toReversed().flatMap((text) => weigh(text, TEXT_WEIGHT))) {
    words += utterance.words.length;
    if (words > MAX_PAGE_WORDS) break;
    page.push(utterance);
  }
  return [
    ...COMMANDS,
    // Of tools only the names: nobody says their descriptions, and every word of them would be mistaken for another.
    ...topics.tools.flatMap((tool) => weigh(tool.name.replaceAll('_', ' '), NAME_WEIGHT)),
    ...weigh(topics.prompt, PROMPT_WEIGHT),
    ...named.flatMap(namings),
    ...page,
  ];
}

/** Whether what was heard so far is a whole sentence, as far as the brain can tell. */
export function isWholeSentence(text: string): boolean {
  const endsOpen = /\b(?:a|an|and|at|for|from|in|into|is|my|of|on|or|the|to|with)$/.test(text);
  return text !== '' && !endsOpen && INTENTS.some((intent) => intent.pattern.test(text));
}
