import type {EventLog} from './event-log.ts';
import type {Emit, Outgoing} from './events.ts';
import type {FaultBoard} from './faults.ts';
import {createId} from './ids.ts';
import type {SchemaCheck} from './schema-check.ts';
import {toWire} from './wire.ts';

export interface OutboxOptions {
  sessionId: string;
  send: (text: string) => void;
  faults: FaultBoard;
  log: EventLog;
  schema: SchemaCheck;
}

/** The way out for a session's events: gives each its id, checks, logs and sends it, and suffers the faults in force. */
export interface Outbox {
  emit: Emit;
  /** Sends an event of a test's making as it stands; it gets an `event_id` only if it has none. */
  sendRaw(event: Record<string, unknown>, isChecked: boolean): void;
  close(): void;
}

// With events swapped in pairs, a last one without a partner is sent after this.
const LONELY_MS = 30;
const ACCOMPANIED: readonly Outgoing['type'][] = ['response.created', 'session.updated'];

export function createOutbox(options: OutboxOptions): Outbox {
  let isClosed = false;
  let held: string | null = null;
  let timer: NodeJS.Timeout | undefined;

  function release(): void {
    clearTimeout(timer);
    const text = held;
    held = null;
    if (text !== null) options.send(text);
  }

  function deliver(text: string): void {
    const faults = options.faults.current();
    if (faults.stall) return;
    if (faults.reorderEvents && held === null) {
      held = text;
      timer = setTimeout(release, LONELY_MS);
      return;
    }
    options.send(text);
    if (faults.duplicateEvents) options.send(text);
    release();
  }

  return {
    emit(event) {
      if (isClosed) return;
      const numbered = {event_id: createId('event'), ...event};
      options.schema.check('server', numbered);
      options.log.add(options.sessionId, 'server', numbered);
      deliver(toWire(numbered));
      if (options.faults.current().unknownEvents && ACCOMPANIED.includes(event.type)) {
        deliver(
          JSON.stringify({event_id: createId('event'), type: 'weather.changed', weather: {sky: 'blue'}}),
        );
      }
    },
    sendRaw(event, isChecked) {
      if (isClosed) return;
      const numbered = {event_id: createId('event'), ...event};
      if (isChecked) options.schema.check('server', numbered);
      options.log.add(options.sessionId, 'server', numbered);
      deliver(JSON.stringify(numbered));
    },
    close() {
      isClosed = true;
      release();
    },
  };
}
