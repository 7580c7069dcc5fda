import {addToDay} from '../core/spending.ts';
import type {SpendingStore} from './accounts.ts';

async function open() {
  const {createSpendingWriter, spentOn} = await import('../platform/spending-store.ts');
  return {save: createSpendingWriter(addToDay), spentOn};
}

let store: ReturnType<typeof open> | null = null;
/** The database is loaded when it is first needed: a press does not wait for it. */
const loaded = () => (store ??= open());

/** The sums of days, as the conversation keeps them. */
export const spendingStore: SpendingStore = {
  saveSpending: async (used) => (await loaded()).save(used),
  spentOn: async (day) => (await loaded()).spentOn(day),
};
