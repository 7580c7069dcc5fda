import {readImage} from './images.ts';

export type Direction = 'server' | 'client';

export interface LoggedEvent {
  sessionId: string;
  /** Who sent it. */
  direction: Direction;
  /** Unix time in ms, with fractions. */
  atMs: number;
  /** The event; long audio is replaced by its length, an image by its size and hash. */
  event: unknown;
}

/** The newest events of all sessions, for tests and for the curious. */
export interface EventLog {
  add(sessionId: string, direction: Direction, event: unknown): void;
  /** Events at `ms` (Unix time) or later, oldest first. */
  since(ms: number): LoggedEvent[];
}

const MAX_EVENTS = 20_000;
const LONG = 2000;

function elide(key: string, value: unknown): unknown {
  if (typeof value !== 'string') return value;
  const image = key === 'image_url' ? readImage(value) : null;
  if (image)
    return `(${value.length} characters, ${image.type}, ${image.width}x${image.height}, sha256 ${image.sha256})`;
  const isData = key === 'audio' || key === 'image_url' || value.startsWith('data:');
  if (isData && value.length > 64) return `(${value.length} characters)`;
  return value.length > LONG && key !== 'output' && key !== 'text'
    ? `${value.slice(0, LONG)}… (${value.length} characters)`
    : value;
}

export function createEventLog(): EventLog {
  let events: LoggedEvent[] = [];
  return {
    add(sessionId, direction, event) {
      // A copy: items go on changing after they were told of.
      const copy: unknown = JSON.parse(JSON.stringify(event ?? null, elide));
      events.push({sessionId, direction, atMs: performance.timeOrigin + performance.now(), event: copy});
      if (events.length > MAX_EVENTS) events = events.slice(-MAX_EVENTS / 2);
    },
    since: (ms) => events.filter((event) => event.atMs >= ms),
  };
}
