import {turnTakingFor, type TurnTaking} from '../core/turn-taking.ts';
import type {TurnEvent, TurnState} from '../core/turn-machine.ts';
import type {Failure} from '../protocol/failures.ts';
import type {TalkSettings} from '../protocol/settings.ts';
import type {Capture} from './capture.ts';
import type {Drops} from './drops.ts';
import type {Floor} from './floor.ts';
import type {Line} from './line.ts';
import type {Publisher} from './publisher.ts';
import type {Transcript} from './transcript.ts';
import type {Turn} from './turn.ts';

/** What the two sides of a conversation share: the turn that runs, and the means by which it is held. */
export interface Scene {
  turn: Turn | null;
  settings: TalkSettings;
  readonly state: TurnState;
  readonly floor: Floor;
  readonly line: Line;
  readonly capture: Capture;
  readonly transcript: Transcript;
  readonly publisher: Publisher;
  readonly drops: Drops;
  /** Sends an event to the machine of turns; answers whether it listens to it in this state. */
  send: (event: TurnEvent) => boolean;
  /** The turn has failed. */
  fail: (failure: Failure) => void;
}

/** Who ends the turn that is being spoken. */
export function turnTakingOf({floor, settings}: Pick<Scene, 'floor' | 'settings'>): TurnTaking {
  return turnTakingFor(floor.mode, settings);
}
