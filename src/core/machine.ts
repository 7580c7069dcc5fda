/**
 * A machine as data: for each state, the events it listens to, the state each leads to, and the effects to run after
 * the new state is in place. A pair that is not listed changes nothing.
 */
export type Table<State extends string, Event extends string, Effect extends string> = {
  readonly [S in State]: {readonly [E in Event]?: {readonly to: State; readonly effects: readonly Effect[]}};
};

export interface Step<State extends string, Effect extends string> {
  state: State;
  effects: readonly Effect[];
}

/** The step that `event` makes from `state`, or `null` where the table does not list the pair. */
export function transition<State extends string, Event extends string, Effect extends string>(
  table: Table<State, Event, Effect>,
  state: State,
  event: Event,
): Step<State, Effect> | null {
  const edge = table[state][event];
  return edge ? {state: edge.to, effects: edge.effects} : null;
}

export interface Machine<State extends string, Event extends string> {
  readonly state: State;
  /** Takes the step for `event`; answers whether the table lists it. */
  send(event: Event): boolean;
}

/**
 * Runs a table. The state is written before its effects run, so an effect that sends an event meets the new state.
 * `onUnlisted` hears of pairs that the table does not list: they are worth a line in the log, never a crash.
 */
export function createMachine<State extends string, Event extends string, Effect extends string>(options: {
  table: Table<State, Event, Effect>;
  initial: State;
  run: (effect: Effect) => void;
  onStep: (from: State, event: Event, to: State) => void;
  onUnlisted: (state: State, event: Event) => void;
}): Machine<State, Event> {
  let state = options.initial;
  return {
    get state() {
      return state;
    },
    send(event) {
      const step = transition(options.table, state, event);
      if (!step) {
        options.onUnlisted(state, event);
        return false;
      }
      const from = state;
      state = step.state;
      options.onStep(from, event, state);
      for (const effect of step.effects) options.run(effect);
      return true;
    },
  };
}
