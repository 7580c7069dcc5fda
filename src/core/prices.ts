import type {Amounts, Billing, Spend} from '../protocol/spending.ts';

/** US dollars for a million tokens of each kind; `heardMs` for a million ms. What is left out is never billed. */
export type Price = Partial<Amounts>;

const PER_MINUTE = 1_000_000 / 60_000;

const REALTIME: Price = {
  textIn: 4,
  textCached: 0.4,
  textOut: 16,
  audioIn: 32,
  audioCached: 0.4,
  audioOut: 64,
  imageIn: 5,
  imageCached: 0.5,
};
const REALTIME_2: Price = {...REALTIME, textOut: 24};
const REALTIME_MINI: Price = {
  textIn: 0.6,
  textCached: 0.06,
  textOut: 2.4,
  audioIn: 10,
  audioCached: 0.3,
  audioOut: 20,
  imageIn: 0.8,
  imageCached: 0.08,
};

/** The days on which the tables below were compared with their sources. */
export const PRICES_AS_OF = '2026-11-26';
export const TEXT_PRICES_AS_OF = '2026-06-04';

/**
 * Prices by model. Source: OpenAI's model pages (developers.openai.com/api/docs/models), as of `PRICES_AS_OF`; those of
 * recognition from its page of comparison, with the estimate for a minute where it is billed by length.
 */
const PRICES: Readonly<Record<string, Price>> = {
  'gpt-realtime': REALTIME,
  'gpt-realtime-1.5': REALTIME,
  'gpt-realtime-2': REALTIME_2,
  'gpt-realtime-2.1': REALTIME_2,
  'gpt-realtime-mini': REALTIME_MINI,
  'gpt-realtime-2.1-mini': REALTIME_MINI,
  'gpt-4o-mini-transcribe': {textIn: 1.25, audioIn: 1.25, textOut: 5, heardMs: 0.003 * PER_MINUTE},
};

/**
 * Prices of text models, for questions to a stronger model. Source: OpenAI's page of prices
 * (developers.openai.com/api/docs/pricing), as of `TEXT_PRICES_AS_OF`, for prompts of up to 270,000 tokens.
 */
const TEXT_PRICES: Readonly<Record<string, Price>> = {
  'gpt-5.5': {textIn: 5, textCached: 0.5, textOut: 30},
  'gpt-5.4': {textIn: 2.5, textCached: 0.25, textOut: 15},
  'gpt-5.4-mini': {textIn: 0.75, textCached: 0.075, textOut: 4.5},
  'gpt-5.4-nano': {textIn: 0.2, textCached: 0.02, textOut: 1.25},
};

/** A model's name may end with the day of its making, such as `gpt-realtime-2025-08-28`; it costs the same. */
const DATE_AT_END = /-\d{4}-\d{2}-\d{2}$/;

/** The listed price of a model, or `null` where there is none. */
export function priceOf(model: string): Price | null {
  const name = model.replace(DATE_AT_END, '');
  return PRICES[name] ?? TEXT_PRICES[name] ?? null;
}

/** What `amounts` cost at a price, in US dollars. */
export function costOf(amounts: Amounts, price: Price): number {
  const kinds = Object.keys(price) as (keyof Amounts)[];
  return kinds.reduce((sum, kind) => sum + (amounts[kind] * (price[kind] ?? 0)) / 1_000_000, 0);
}

const THIS_MACHINE = '127.0.0.1';

/** A use of a model at a service, with its cost. `host` is the service's, such as `api.openai.com`. */
export function spendFor(
  {model, host, amounts}: {model: string; host: string; amounts: Amounts},
  isLocalFree: boolean,
): Spend {
  const price = isLocalFree && host.split(':')[0] === THIS_MACHINE ? 'free' : priceOf(model);
  const billing: Billing = price === 'free' ? 'free' : price ? 'listed' : 'unknown';
  return {model, billing, amounts, usd: price === null || price === 'free' ? 0 : costOf(amounts, price)};
}
