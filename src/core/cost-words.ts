import type {Money} from '../protocol/sentence.ts';
import type {Amounts, Bill} from '../protocol/spending.ts';
import type {TextKey, Words} from '../protocol/texts/words.ts';

/** Below this a sum of money is told to a hundredth of a cent. */
const SMALL_USD = 0.1;
const LEAST_USD = 0.0001;

/** A sum of US dollars, such as `$0.0123` or `$4.20`, as the person's language writes it. */
export function dollars(usd: number, {say, locale}: Pick<Words, 'say' | 'locale'>): string {
  const {cost, isLess} = written(usd, locale);
  return isLess ? say('cost_under', {cost}) : cost;
}

/** A sum with how English writes it. */
export function moneyOf(usd: number): Money {
  const {cost, isLess} = written(usd, 'en-US');
  return {usd, english: isLess ? `under ${cost}` : cost};
}

/** `isLess`: the sum is less than `cost`, the least that is told. */
function written(usd: number, locale: string): {cost: string; isLess: boolean} {
  const isSmall = usd > 0 && usd < SMALL_USD;
  const format = new Intl.NumberFormat(locale, {
    style: 'currency',
    currency: 'USD',
    currencyDisplay: 'narrowSymbol',
    maximumFractionDigits: isSmall ? 4 : 2,
  });
  const isLess = usd > 0 && usd < LEAST_USD;
  return {cost: format.format(isLess ? LEAST_USD : usd), isLess};
}

/** A cost in words: money, `free`, or that it is not known, wholly or in part. */
export function costInWords({usd, hasUnknown}: Bill, words: Words): string {
  if (usd === 0) return words.say(hasUnknown ? 'cost_unknown' : 'cost_free');
  const cost = dollars(usd, words);
  return hasUnknown ? words.say('cost_at_least', {cost}) : cost;
}

const CAPTIONS = {
  textIn: 'cost_text_in',
  textCached: 'cost_text_cached',
  textOut: 'cost_text_out',
  audioIn: 'cost_audio_in',
  audioCached: 'cost_audio_cached',
  audioOut: 'cost_audio_out',
  imageIn: 'cost_image_in',
  imageCached: 'cost_image_cached',
  heardMs: 'cost_heard',
} as const satisfies Record<keyof Amounts, TextKey>;

/** What there is of amounts, each with what it is: `1,204 tokens` of `text in`. */
export function amountsInWords(amounts: Amounts, {say, locale}: Words): {what: string; amount: string}[] {
  const number = new Intl.NumberFormat(locale, {maximumFractionDigits: 1});
  return (Object.keys(CAPTIONS) as (keyof Amounts)[])
    .filter((kind) => amounts[kind] > 0)
    .map((kind) => ({
      what: say(CAPTIONS[kind]),
      amount:
        kind === 'heardMs'
          ? say('cost_seconds', {seconds: number.format(amounts[kind] / 1_000)})
          : say('cost_tokens', {count: number.format(amounts[kind])}),
    }));
}
