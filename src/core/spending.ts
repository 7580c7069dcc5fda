import type {Amounts, Bill, DaySpend, Spend} from '../protocol/spending.ts';

export const NO_AMOUNTS: Amounts = {
  textIn: 0,
  textCached: 0,
  textOut: 0,
  audioIn: 0,
  audioCached: 0,
  audioOut: 0,
  imageIn: 0,
  imageCached: 0,
  heardMs: 0,
};

const KINDS = Object.keys(NO_AMOUNTS) as (keyof Amounts)[];

export function addAmounts(one: Amounts, other: Amounts): Amounts {
  const sum = {...one};
  for (const kind of KINDS) sum[kind] += other[kind];
  return sum;
}

/** All tokens, in and out; what is billed by its length is none. */
export function tokensOf(amounts: Amounts): number {
  return KINDS.reduce((sum, kind) => sum + (kind === 'heardMs' ? 0 : amounts[kind]), 0);
}

/** `spent` with one use more: uses of one model, at one kind of price, are one entry. */
export function withSpend(spent: readonly Spend[], added: Spend): Spend[] {
  const isSame = ({model, billing}: Spend) => model === added.model && billing === added.billing;
  const known = spent.find(isSame);
  if (!known) return [...spent, added];
  const sum = {
    ...known,
    usd: known.usd + added.usd,
    amounts: addAmounts(known.amounts, added.amounts),
  };
  return spent.map((one) => (one === known ? sum : one));
}

/** The sum of uses, of one turn or of many. */
export function billOf(spent: readonly Spend[]): Bill {
  return {
    usd: spent.reduce((sum, {usd}) => sum + usd, 0),
    tokens: spent.reduce((sum, {amounts}) => sum + tokensOf(amounts), 0),
    hasUnknown: spent.some(({billing}) => billing === 'unknown'),
  };
}

/** What is kept of a day and model, with one use more. */
export function addToDay(kept: DaySpend | undefined, used: DaySpend): DaySpend {
  if (!kept) return used;
  return {...kept, usd: kept.usd + used.usd, amounts: addAmounts(kept.amounts, used.amounts)};
}

/** One day's bill, or that of several. */
export interface DayBill {
  day: string;
  bill: Bill;
}

/** The bill of each of the last `count` days up to `today`, oldest first; days without use too. Days are such as `2026-07-21`. */
export function lastDays(rows: readonly DaySpend[], today: string, count: number): DayBill[] {
  return Array.from({length: count}, (_, at) => {
    const day = dayBefore(today, count - 1 - at);
    return {day, bill: billOf(rows.filter((row) => row.day === day))};
  });
}

/** The bill of the month that a day lies in, up to that day. */
export function monthBill(rows: readonly DaySpend[], today: string): Bill {
  const first = firstOfMonth(today);
  return billOf(rows.filter(({day}) => day >= first && day <= today));
}

export function firstOfMonth(day: string): string {
  return `${day.slice(0, 7)}-01`;
}

/** The day so many days before another, by the calendar. */
export function dayBefore(day: string, days: number): string {
  // Days of UTC all have 24 hours, which those of a person have not.
  return new Date(Date.parse(`${day}T00:00:00Z`) - days * 86_400_000).toISOString().slice(0, 10);
}
