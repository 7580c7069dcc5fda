import {nearedBudget, nearedInWords, reachedBudget, reachedInWords, type Spent} from '../core/budget.ts';
import type {TurnEvent} from '../core/turn-machine.ts';
import {describeFailure, type Failure} from '../protocol/failures.ts';
import {createAccounts, type Accounts, type SpendingStore} from './accounts.ts';
import type {Scene} from './scene.ts';

/** Holds the conversation to what may be spent: nothing new begins at the limit, what is being said is still answered. */
export interface Budget extends Pick<Accounts, 'end' | 'use'> {
  /** Whether an event that opens a turn may do so; where it may not, the person is told and the talk is over. */
  admits: (event: TurnEvent) => boolean;
  /** A turn is over and nobody has the floor, or the limits were changed. */
  settle: () => void;
}

/** `stop` ends the session and all that listens for the person. */
export function createBudget(scene: Scene, store: SpendingStore, stop: () => void): Budget {
  const accounts = createAccounts(scene, store, {onUse: follow, onLoaded: recheck});
  let isShown = false;

  function reached(): Failure | null {
    const {spending} = scene.settings;
    const of = reachedBudget(spending, accounts.spent);
    return of && describeFailure('budget.reached', undefined, reachedInWords(spending, of));
  }

  function end(failure: Failure): void {
    stop();
    scene.publisher.turn(scene.state, scene.floor.mode);
    scene.publisher.failure(failure);
    isShown = true;
  }

  function settle(): void {
    const failure = reached();
    if (failure) {
      if (scene.state === 'idle') end(failure);
    } else if (isShown) {
      scene.publisher.end(null);
      isShown = false;
    }
  }

  function follow(before: Spent, after: Spent): void {
    const {spending} = scene.settings;
    const of = nearedBudget(spending, before, after);
    if (of) scene.publisher.notice(nearedInWords(spending, of, after));
    // In an open microphone in which nobody speaks nothing is waited for.
    const isUnheard = scene.state === 'capturing' && scene.turn?.log.tally.faintMs === 0;
    if (isUnheard && scene.floor.mode === 'hands-free' && reached()) {
      scene.floor.close();
      scene.send('cancel');
    }
    settle();
  }

  /** What was spent earlier today was not known when the turn began: it ends before anything of it is answered. */
  function recheck(): void {
    const failure = reached();
    if (failure && (scene.state === 'capturing' || scene.state === 'sending')) scene.fail(failure);
  }

  return {
    use: (use) => accounts.use(use),
    end: () => accounts.end(),
    admits(event) {
      // Words that are still on their way are joined by those that follow: that is no new turn.
      if (event === 'begin' && scene.state === 'sending') return true;
      accounts.begin();
      const failure = reached();
      if (!failure) return true;
      scene.floor.close();
      // Whoever presses or speaks during an answer does not want it any more.
      if (scene.state !== 'idle') scene.send('cancel');
      scene.capture.close();
      end(failure);
      return false;
    },
    settle,
  };
}
