import type {SENTENCES} from './sentences.ts';
import type {PlaceholdersIn} from './texts/words.ts';

/** The name of a sentence that is closer than the general one of its failure. */
export type SentenceKey = keyof typeof SENTENCES;

/** A sum of US dollars, with how English writes it. */
export interface Money {
  usd: number;
  english: string;
}

/** A number that is told with so many digits behind the point. */
export interface Decimal {
  decimal: number;
  digits: number;
}

/** What stands in a sentence: words that need no translation, a number, money, or a part that is a sentence itself. */
export type SentencePart = string | number | Decimal | Money | Sentence;

/** A sentence by its name, for a view to say it in the person's language. */
export interface Closer {
  key: SentenceKey;
  parts: Record<string, SentencePart>;
}

/** Something that a person is told by who knows no language but English: `message` is for the log and the voice. */
export interface Sentence {
  message: string;
  closer: Closer;
}

/** The parts that a sentence needs. */
export type SentenceParts<K extends SentenceKey> = [PlaceholdersIn<(typeof SENTENCES)[K]>] extends [never]
  ? []
  : [parts: Record<PlaceholdersIn<(typeof SENTENCES)[K]>, SentencePart>];
