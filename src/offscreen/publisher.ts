import {withLine} from '../core/lines.ts';
import {phaseOf} from '../core/phase.ts';
import type {SessionState} from '../core/session-machine.ts';
import type {TurnState} from '../core/turn-machine.ts';
import {sendCommand} from '../platform/bus.ts';
import {now} from '../platform/clock.ts';
import {createLog} from '../platform/log.ts';
import {IDLE_SNAPSHOT} from '../protocol/idle-snapshot.ts';
import type {Failure} from '../protocol/failures.ts';
import type {Line, Snapshot} from '../protocol/snapshot.ts';

const log = createLog('session');

/** Turns what happens into snapshots, and sends the newest to the worker. */
export interface Publisher {
  begin: (turnId: string) => void;
  turn: (state: TurnState) => void;
  /** The turn is over; what failed in it stays to be seen until the next begins, passing trouble goes. */
  end: (failure: Failure | null) => void;
  /** Audio of the running capture has been kept. */
  hearing: () => void;
  session: (state: SessionState, id: string | null, host: string | null) => void;
  line: (turnId: string, who: Line['who'], text: string, final: boolean) => void;
  failure: (failure: Failure) => void;
  snapshot: () => Snapshot;
}

export function createPublisher(): Publisher {
  let turnState: TurnState = 'idle';
  let isHearing = false;
  let state = IDLE_SNAPSHOT;
  let isSending = false;
  let isStale = false;

  const snapshot = (): Snapshot => ({
    ...state,
    phase: phaseOf(turnState, isHearing, state.failure),
    at: now(),
  });

  const update = (change: Partial<Snapshot>) => {
    state = {...state, ...change};
    isStale = true;
    if (!isSending) void send();
  };

  /** One report at a time; what changed meanwhile goes with the next, so a burst of words costs few messages. */
  async function send(): Promise<void> {
    isSending = true;
    try {
      while (isStale) {
        // A step changes several things one after the other: they are told together, when it is whole.
        await Promise.resolve();
        isStale = false;
        await sendCommand('session.report', {snapshot: snapshot()});
      }
    } catch (error) {
      log.warn('a report did not arrive', {error: String(error)});
    } finally {
      isSending = false;
    }
  }

  return {
    begin(turnId) {
      update({turnId, failure: null});
    },
    end: (failure) => update({failure}),
    turn(next) {
      turnState = next;
      if (next !== 'capturing') isHearing = false;
      update(next === 'idle' ? {turnId: null} : {});
    },
    hearing() {
      isHearing = true;
      update({});
    },
    session: (session, sessionId, host) => update({session, sessionId, host}),
    line: (turnId, who, text, final) => update({lines: withLine(state.lines, {turnId, who, text, final})}),
    failure: (failure) => update({failure}),
    snapshot,
  };
}
