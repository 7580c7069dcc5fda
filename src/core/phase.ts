import type {Failure} from '../protocol/failures.ts';
import type {Phase} from '../protocol/snapshot.ts';
import type {TurnState} from './turn-machine.ts';

/** The one word for what Parley is doing. `isHearing` is true once audio of the running capture has been kept. */
export function phaseOf(turn: TurnState, isHearing: boolean, failure: Failure | null): Phase {
  switch (turn) {
    case 'idle':
      return failure ? 'problem' : 'idle';
    case 'capturing':
      return isHearing ? 'listening' : 'starting';
    case 'sending':
    case 'thinking':
      return 'thinking';
    case 'speaking':
      return 'speaking';
  }
}
