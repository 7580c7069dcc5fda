import type {Sentence} from '../protocol/sentence.ts';
import {sentence} from '../protocol/sentences.ts';
import type {SpendingSettings} from '../protocol/spending.ts';
import {moneyOf} from './cost-words.ts';

/** What a limit is set for. */
export type BudgetOf = 'day' | 'conversation';
/** US dollars by what they count for. */
export type Spent = Record<BudgetOf, number>;

const ALL: readonly BudgetOf[] = ['day', 'conversation'];

function limitOf({dayUsd, conversationUsd}: SpendingSettings, of: BudgetOf): number | null {
  return of === 'day' ? dayUsd : conversationUsd;
}

/** The limit that is reached, or `null`. */
export function reachedBudget(settings: SpendingSettings, spent: Spent): BudgetOf | null {
  return ALL.find((of) => spent[of] >= (limitOf(settings, of) ?? Infinity)) ?? null;
}

/** The limit of which what was spent has just passed the share at which to warn, and not the whole; or `null`. */
export function nearedBudget(settings: SpendingSettings, before: Spent, after: Spent): BudgetOf | null {
  const isNeared = (of: BudgetOf) => {
    const limit = limitOf(settings, of) ?? Infinity;
    const warnAt = limit * settings.warnShare;
    return before[of] < warnAt && after[of] >= warnAt && after[of] < limit;
  };
  return ALL.find(isNeared) ?? null;
}

/** Says that a limit is reached: `Today’s budget of $0.50 is spent.` */
export function reachedInWords(settings: SpendingSettings, of: BudgetOf): Sentence {
  const limit = moneyOf(limitOf(settings, of) ?? 0);
  return sentence(of === 'day' ? 'budget_day_spent' : 'budget_talk_spent', {limit});
}

/** Says that it is near: `Today’s budget is nearly spent: $0.41 of $0.50.` */
export function nearedInWords(settings: SpendingSettings, of: BudgetOf, spent: Spent): Sentence {
  const limit = moneyOf(limitOf(settings, of) ?? 0);
  return sentence(of === 'day' ? 'budget_day_nearly' : 'budget_talk_nearly', {
    spent: moneyOf(spent[of]),
    limit,
  });
}
