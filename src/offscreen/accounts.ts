import type {Spent} from '../core/budget.ts';
import {spendFor} from '../core/prices.ts';
import {billOf, withSpend} from '../core/spending.ts';
import {now, today} from '../platform/clock.ts';
import {createLog, inBackground} from '../platform/log.ts';
import type {DaySpend, Spend} from '../protocol/spending.ts';
import type {Scene} from './scene.ts';
import type {Use, UseListener} from './voice-provider.ts';

const log = createLog('session');

/** A conversation in which nothing has been said for this long is over, whether its session stands or not. */
const IDLE_MS = 10 * 60_000;

/** Where the sums of days are kept. */
export interface SpendingStore {
  saveSpending: (used: DaySpend) => Promise<void>;
  /** What was spent on a day, in US dollars. */
  spentOn: (day: string) => Promise<number>;
}

/** What the conversation costs: every use is written down with its turn, its conversation and its day. */
export interface Accounts {
  use: UseListener;
  /** Somebody wants to talk; where the last conversation is over, it is the first turn of another. */
  begin: () => void;
  /** The conversation is over; what is still told of it counts for it. */
  end: () => void;
  /** What is known to be spent so far. */
  readonly spent: Spent;
}

/** `listener.onUse` hears of each use, `onLoaded` when what was spent earlier today has come to be known. */
export function createAccounts(
  scene: Pick<Scene, 'publisher' | 'settings' | 'transcript' | 'turn'>,
  store: SpendingStore,
  listener: {onUse: (before: Spent, after: Spent) => void; onLoaded: () => void},
): Accounts {
  let talk: Spend[] = [];
  let day = {date: '', usd: 0};
  let usedAt = 0;
  let isOver = false;
  let loading: Promise<void> | null = null;

  async function load(): Promise<void> {
    const date = today();
    turnTo(date);
    const usd = await store.spentOn(date);
    if (day.date === date) day.usd += usd;
    listener.onLoaded();
  }
  /** What is kept is read before anything is added to it, so that nothing counts twice. */
  const loaded = () => (loading ??= load());

  function turnTo(date: string): void {
    if (day.date !== date) day = {date, usd: 0};
  }

  async function keep(used: DaySpend): Promise<void> {
    // Without the sum so far the use is kept all the same.
    await loaded().catch((error: unknown) =>
      log.warn('the sum of today is not known', {error: String(error)}),
    );
    // What cannot be written now is written with the next use.
    await store.saveSpending(used);
  }

  const spentNow = (): Spent => ({
    day: day.usd,
    conversation: talk.reduce((sum, {usd}) => sum + usd, 0),
  });

  return {
    use({usage, model, host}: Use) {
      const spend = spendFor({model, host, amounts: usage.amounts}, scene.settings.spending.isLocalFree);
      turnTo(today());
      const before = spentNow();
      usedAt = now();
      talk = withSpend(talk, spend);
      day.usd += spend.usd;
      // A service that does not give the turn back can only be answering the one that runs.
      const of =
        usage.by === 'recognition'
          ? {itemId: usage.itemId}
          : {turnId: usage.turnId ?? scene.turn?.turnId ?? null};
      scene.transcript.bill(of, spend);
      scene.publisher.bill(billOf(talk));
      inBackground(keep({...spend, day: day.date}), log, 'keeping a cost');
      listener.onUse(before, spentNow());
    },
    begin() {
      // A press waits for nothing: the sum of today is looked up beside it, where there is a limit to hold it against.
      if (scene.settings.spending.dayUsd !== null) inBackground(loaded(), log, 'reading what was spent');
      if (talk.length === 0 || (!isOver && now() - usedAt < IDLE_MS)) return;
      isOver = false;
      talk = [];
      scene.publisher.bill(billOf(talk));
    },
    end() {
      isOver = true;
    },
    get spent() {
      if (scene.settings.spending.dayUsd !== null) turnTo(today());
      return spentNow();
    },
  };
}
