import type {EN} from './en/index.ts';

/** Every text that a person may see, by its name in Chrome's message files. English decides which there are. */
export type TextKey = keyof typeof EN;

/** The names of the placeholders in a text, such as `host` of `Connected to {host}`. */
export type PlaceholdersIn<T extends string> = T extends `${string}{${infer Name}}${infer Rest}`
  ? Name | PlaceholdersIn<Rest>
  : never;

/** What is put into the text `K`: a value for each of its placeholders. */
export type PartsOf<K extends TextKey, Value> = Record<PlaceholdersIn<(typeof EN)[K]>, Value>;

/** No second argument where there is nothing to put in. */
export type PartsArgument<K extends TextKey, Value> = [PlaceholdersIn<(typeof EN)[K]>] extends [never]
  ? []
  : [parts: PartsOf<K, Value>];

/** A text in the person's language. Numbers are written as they are written there. */
export type Say = <K extends TextKey>(key: K, ...parts: PartsArgument<K, string | number>) => string;

/** What two texts have in common: `panel_turns` of `panel_turns_one` and `panel_turns_other`. */
export type CountedKey = TextKey extends infer Key
  ? Key extends `${infer Base}_other`
    ? Base
    : never
  : never;

type PartsBesideCount<B extends CountedKey> = Exclude<
  PlaceholdersIn<(typeof EN)[`${B}_other` & TextKey]>,
  'count'
>;

/** The one of two texts that fits a number, which is put into it as `count`. */
export type Counted = <B extends CountedKey>(
  base: B,
  count: number,
  ...parts: [PartsBesideCount<B>] extends [never] ? [] : [parts: Record<PartsBesideCount<B>, string | number>]
) => string;

/** Makes words for a person, in their language. What is pure takes it as an argument. */
export interface Words {
  say: Say;
  counted: Counted;
  /** BCP 47, for numbers, money, dates and times: the language of the texts, as it is written where the person is. */
  locale: string;
}
