import {withCall} from '../core/live-calls.ts';
import {withLine} from '../core/lines.ts';
import {phaseOf} from '../core/phase.ts';
import type {TurnState} from '../core/turn-machine.ts';
import {sendCommand} from '../platform/bus.ts';
import {now, sleep} from '../platform/clock.ts';
import {createLog} from '../platform/log.ts';
import {IDLE_SNAPSHOT} from '../protocol/idle-snapshot.ts';
import type {Failure} from '../protocol/failures.ts';
import type {Sentence} from '../protocol/sentence.ts';
import type {Line, LiveCall, Snapshot} from '../protocol/snapshot.ts';
import type {Bill} from '../protocol/spending.ts';
import type {Connection} from './line.ts';

const log = createLog('session');

/** Showing a press keeps Chrome busy just when it opens the microphone, which is mostly there sooner than this. */
const OPENING_MS = 60;

/** Turns what happens into snapshots, and sends the newest to the worker. */
export interface Publisher {
  begin: (turnId: string) => void;
  /** How far the turn is, and how the capture that is live ends. */
  turn: (state: TurnState, capture: Snapshot['capture']) => void;
  /** The turn is over; what failed in it stays to be seen until the next begins, passing trouble goes. */
  end: (failure: Failure | null) => void;
  /** Audio of the running capture has been kept. */
  hearing: () => void;
  /** Whether a tool runs; it is over with the turn at the latest. */
  working: (isWorking: boolean) => void;
  connection: (line: {
    connection: Connection;
    id: string | null;
    host: string | null;
    attempt: number;
  }) => void;
  /** Whether the microphone is open for the wake word alone. */
  wake: (isListening: boolean, failure: Failure | null) => void;
  /** Tells something that is no failure, until the next turn begins. */
  notice: (told: Sentence) => void;
  /** What the conversation has cost so far. */
  bill: (bill: Bill) => void;
  line: (turnId: string, who: Line['who'], text: string, final: boolean, isCut?: boolean) => void;
  /** A tool was called, or something came of it. */
  call: (call: LiveCall) => void;
  /** What is being said goes to this task; over with the turn. */
  task: (taskId: string) => void;
  failure: (failure: Failure) => void;
  /** The words that were said are no longer to be shown. */
  wipe: () => void;
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
        if (turnState === 'capturing' && !isHearing) await sleep(OPENING_MS);
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
      update({turnId, failure: null, notice: null, taskId: null});
    },
    end: (failure) => update({failure}),
    turn(next, capture) {
      turnState = next;
      if (next !== 'capturing') isHearing = false;
      const isWorking = state.isWorking && (next === 'thinking' || next === 'speaking');
      update(next === 'idle' ? {turnId: null, capture, isWorking, taskId: null} : {capture, isWorking});
    },
    hearing() {
      isHearing = true;
      update({});
    },
    working: (isWorking) => update({isWorking}),
    connection: ({connection, id, host, attempt}) =>
      update({session: connection, sessionId: id, host, attempt}),
    wake(isWakeListening, failure) {
      // What kept the wake word from being listened to is over once it is.
      const rest = isWakeListening && state.failure?.reason.startsWith('wake.') ? null : state.failure;
      update({isWakeListening, failure: failure ?? rest});
    },
    notice: (notice) => update({notice}),
    bill: (bill) => update({bill}),
    line: (turnId, who, text, final, isCut = false) =>
      update({lines: withLine(state.lines, {turnId, who, text, final, isCut})}),
    call: (call) => update({calls: withCall(state.calls, call)}),
    task: (taskId) => update({taskId}),
    failure: (failure) => update({failure}),
    wipe: () => update({lines: [], calls: []}),
    snapshot,
  };
}
