import type {Counted, Say, Words} from '../protocol/texts/words.ts';

/** A text in the person's language; Chrome gives English where Parley has no texts in that. */
export const say: Say = (key, ...[parts]) => {
  const given: Record<string, string | number> = parts ?? {};
  // Sorted as `messagesOf` numbers them.
  const values = Object.keys(given)
    .sort()
    .map((name) => written(given[name] ?? ''));
  return chrome.i18n.getMessage(key, values);
};

const counted: Counted = (base, count, ...[parts]) => {
  const form = new Intl.PluralRules(locale()).select(count) === 'one' ? 'one' : 'other';
  // The type of `say` cannot follow a name that is put together.
  const anySay = say as (key: string, parts: Record<string, string | number>) => string;
  return anySay(`${base}_${form}`, {...parts, count});
};

/** Texts, numbers and dates in the person's language, for what is pure. */
export const WORDS: Words = {
  say,
  counted,
  get locale() {
    return locale();
  },
};

/** The language of the texts; written as it is where the person is, such as `de-AT`, when Chrome is in that language too. */
function locale(): string {
  const language = say('language');
  const chosen = chrome.i18n.getUILanguage();
  return chosen.split('-')[0] === language ? chosen : language;
}

function written(part: string | number): string {
  return typeof part === 'string' ? part : new Intl.NumberFormat(locale()).format(part);
}
