import type {Amounts, Bill} from '../protocol/spending.ts';

/** Below this a sum of money is told to a hundredth of a cent. */
const SMALL_USD = 0.1;
const LEAST_USD = 0.0001;

/** A sum of US dollars, such as `$0.0123` or `$4.20`, in the form of `locale`. */
export function dollars(usd: number, locale?: string): string {
  const isSmall = usd > 0 && usd < SMALL_USD;
  const format = new Intl.NumberFormat(locale, {
    style: 'currency',
    currency: 'USD',
    currencyDisplay: 'narrowSymbol',
    maximumFractionDigits: isSmall ? 4 : 2,
  });
  return usd > 0 && usd < LEAST_USD ? `under ${format.format(LEAST_USD)}` : format.format(usd);
}

/** A cost in words: money, `free`, or that it is not known, wholly or in part. */
export function costInWords({usd, hasUnknown}: Bill, locale?: string): string {
  if (usd === 0) return hasUnknown ? 'price unknown' : 'free';
  return hasUnknown ? `at least ${dollars(usd, locale)}` : dollars(usd, locale);
}

const CAPTIONS: Record<keyof Amounts, string> = {
  textIn: 'text in',
  textCached: 'text in, cached',
  textOut: 'text out',
  audioIn: 'audio in',
  audioCached: 'audio in, cached',
  audioOut: 'audio out',
  imageIn: 'images in',
  imageCached: 'images in, cached',
  heardMs: 'speech recognised',
};

/** What there is of amounts, each with what it is: `1,204 tokens` of `text in`. */
export function amountsInWords(amounts: Amounts, locale?: string): {what: string; amount: string}[] {
  const number = new Intl.NumberFormat(locale, {maximumFractionDigits: 1});
  return (Object.keys(CAPTIONS) as (keyof Amounts)[])
    .filter((kind) => amounts[kind] > 0)
    .map((kind) => ({
      what: CAPTIONS[kind],
      amount:
        kind === 'heardMs'
          ? `${number.format(amounts[kind] / 1_000)} s`
          : `${number.format(amounts[kind])} tokens`,
    }));
}
