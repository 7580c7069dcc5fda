import {describe, expect, it} from 'vitest';
import {createMachine, transition, type Table} from './machine.ts';
import {GATEWAY_TABLE} from './gateway-machine.ts';
import {LINE_TABLE} from './line-machine.ts';
import {SESSION_TABLE} from './session-machine.ts';
import {TURN_TABLE} from './turn-machine.ts';

type Edge = [state: string, event: string, to: string, effects: readonly string[]];

function edges<S extends string, E extends string, F extends string>(table: Table<S, E, F>): Edge[] {
  return Object.entries(table).flatMap(([state, row]) =>
    Object.entries(row as Record<string, {to: S; effects: readonly F[]}>).map(([event, edge]): Edge => [
      state,
      event,
      edge.to,
      edge.effects,
    ]),
  );
}

function reachable<S extends string>(table: Table<S, string, string>, from: S): Set<string> {
  const seen = new Set<string>([from]);
  const all = edges(table);
  for (let before = -1; before !== seen.size;) {
    before = seen.size;
    for (const [state, , to] of all) if (seen.has(state)) seen.add(to);
  }
  return seen;
}

describe('the session machine', () => {
  it.each(edges(SESSION_TABLE))('%s + %s leads to %s', (state, event, to, effects) => {
    const step = transition(SESSION_TABLE, state as 'closed', event as 'open');
    expect(step).toEqual({state: to, effects});
  });

  it('reaches every state from closed, and closed from every state', () => {
    expect(reachable(SESSION_TABLE, 'closed')).toEqual(new Set(Object.keys(SESSION_TABLE)));
    for (const state of Object.keys(SESSION_TABLE)) {
      expect(reachable(SESSION_TABLE, state as 'closed').has('closed')).toBe(true);
    }
  });

  it('disconnects on every way out of a state that has a connection', () => {
    const ways = edges(SESSION_TABLE).filter(
      ([from, , to]) => ['connecting', 'ready'].includes(from) && to === 'closed',
    );
    expect(ways).toHaveLength(4);
    for (const [, , , effects] of ways) expect(effects).toContain('disconnect');
  });
});

describe('the line machine', () => {
  it.each(edges(LINE_TABLE))('%s + %s leads to %s', (state, event, to, effects) => {
    expect(transition(LINE_TABLE, state as 'down', event as 'want')).toEqual({state: to, effects});
  });

  it('reaches every state from down, and down from every state', () => {
    expect(reachable(LINE_TABLE, 'down')).toEqual(new Set(Object.keys(LINE_TABLE)));
    for (const state of Object.keys(LINE_TABLE))
      expect(reachable(LINE_TABLE, state as 'down').has('down')).toBe(true);
  });

  it('leaves no wait behind when it goes on', () => {
    for (const [event, edge] of Object.entries(LINE_TABLE.waiting)) {
      if (event !== 'due') expect(edge.effects[0]).toBe('stopWaiting');
    }
  });
});

describe('the machine of the gateway’s link', () => {
  it.each(edges(GATEWAY_TABLE))('%s + %s leads to %s', (state, event, to, effects) => {
    expect(transition(GATEWAY_TABLE, state as 'off', event as 'want')).toEqual({state: to, effects});
  });

  it('reaches every state from off, and off from every state', () => {
    expect(reachable(GATEWAY_TABLE, 'off')).toEqual(new Set(Object.keys(GATEWAY_TABLE)));
    for (const state of Object.keys(GATEWAY_TABLE))
      expect(reachable(GATEWAY_TABLE, state as 'off').has('off')).toBe(true);
  });

  it('leaves “stopped” by the person’s word alone', () => {
    expect(Object.keys(GATEWAY_TABLE.stopped)).toEqual(['retry', 'close']);
  });

  it('hangs up on every way out of a state that has a connection', () => {
    for (const state of ['connecting', 'up'] as const)
      for (const [event, edge] of Object.entries(GATEWAY_TABLE[state]))
        if (event !== 'connected') expect(edge.effects[0]).toBe('hangUp');
  });
});

describe('the turn machine', () => {
  it.each(edges(TURN_TABLE))('%s + %s leads to %s', (state, event, to, effects) => {
    const step = transition(TURN_TABLE, state as 'idle', event as 'begin');
    expect(step).toEqual({state: to, effects});
  });

  it('closes a turn on every way back to idle, once', () => {
    for (const [, , to, effects] of edges(TURN_TABLE)) {
      const closing = effects.filter((effect) => effect.startsWith('close')).length;
      if (to === 'idle') expect(closing).toBe(1);
    }
  });

  it('interrupts before it closes an answer that a new turn cuts off', () => {
    for (const state of ['thinking', 'speaking'] as const) {
      expect(TURN_TABLE[state].begin?.effects).toEqual(['interrupt', 'closeInterrupted', 'startCapture']);
    }
  });

  it('lets every state be cancelled or failed back to idle, except idle itself', () => {
    for (const [state, row] of Object.entries(TURN_TABLE)) {
      if (state === 'idle') continue;
      expect(row.failed?.to).toBe('idle');
      expect(row.cancel?.to).toBe('idle');
    }
  });
});

describe('createMachine', () => {
  const table: Table<'off' | 'on', 'push' | 'pull', 'light' | 'push again'> = {
    off: {push: {to: 'on', effects: ['light']}},
    on: {push: {to: 'off', effects: []}, pull: {to: 'off', effects: ['push again']}},
  };

  function start() {
    const seen: string[] = [];
    const machine = createMachine({
      table,
      initial: 'off',
      run(effect) {
        seen.push(`${effect} in ${machine.state}`);
        if (effect === 'push again') machine.send('push');
      },
      onStep: (from, event, to) => seen.push(`${from}-${event}-${to}`),
      onUnlisted: (state, event) => seen.push(`no ${event} in ${state}`),
    });
    return {machine, seen};
  }

  it('writes the state before effects run', () => {
    const {machine, seen} = start();
    expect(machine.send('push')).toBe(true);
    expect(seen).toEqual(['off-push-on', 'light in on']);
  });

  it('changes nothing for a pair that is not listed, and says so', () => {
    const {machine, seen} = start();
    expect(machine.send('pull')).toBe(false);
    expect(machine.state).toBe('off');
    expect(seen).toEqual(['no pull in off']);
  });

  it('lets an effect send the next event', () => {
    const {machine, seen} = start();
    machine.send('push');
    machine.send('pull');
    expect(machine.state).toBe('on');
    expect(seen.slice(2)).toEqual(['on-pull-off', 'push again in off', 'off-push-on', 'light in on']);
  });
});
