import type {TranscriptEntry} from '../protocol/transcript.ts';

/** The utterances of one turn, in order. */
export interface TurnWords {
  turnId: string;
  entries: TranscriptEntry[];
}

/** The turns that began on one day of the person's calendar. */
export interface Day {
  /** Such as `2026-07-21`. */
  date: string;
  turns: TurnWords[];
}

/** Groups utterances, which stand in order, by the day and turn they belong to. `timeZone` is an IANA name. */
export function byDay(entries: readonly TranscriptEntry[], timeZone: string): Day[] {
  const days: Day[] = [];
  for (const entry of entries) {
    const {date} = localTime(entry.at, timeZone);
    let day = days.at(-1);
    let turn = day?.turns.at(-1);
    // A turn that runs past midnight stays whole.
    if (turn?.turnId !== entry.turnId) {
      if (day?.date !== date) days.push((day = {date, turns: []}));
      day.turns.push((turn = {turnId: entry.turnId, entries: []}));
    }
    turn.entries.push(entry);
  }
  return days;
}

/** Date and time of day, as `2026-07-21` and `14:03:22`, of `at` (ms since the epoch) in a time zone. */
export function localTime(at: number, timeZone: string): {date: string; time: string} {
  // Sweden writes dates and times as ISO 8601 does.
  const written = formatterFor(timeZone).format(at);
  const [date = '', time = ''] = written.split(' ');
  return {date, time};
}

const formatters = new Map<string, Intl.DateTimeFormat>();

/** Making a formatter costs far more than using it. */
function formatterFor(timeZone: string): Intl.DateTimeFormat {
  const known = formatters.get(timeZone);
  if (known) return known;
  const made = new Intl.DateTimeFormat('sv-SE', {dateStyle: 'short', timeStyle: 'medium', timeZone});
  formatters.set(timeZone, made);
  return made;
}
