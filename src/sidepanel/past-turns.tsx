import type {TurnWords} from '../core/transcript-days.ts';
import {TurnCost} from './turn-cost.tsx';
import {hasMore, isRead, pastDays, query, showMore} from './past.ts';

// Dates and times in the form the person's browser uses.
const day = new Intl.DateTimeFormat(undefined, {dateStyle: 'full'});
const timeOfDay = new Intl.DateTimeFormat(undefined, {timeStyle: 'short'});
const WHO = {you: 'You', parley: 'Parley'} as const;

/** What was said before, by day; in each day the newest turn first, in each turn as it was said. */
export function PastTurns() {
  const days = pastDays.value;
  return (
    <>
      <p role="status" class="quiet">
        {statusOf(days.flatMap(({turns}) => turns))}
      </p>
      {days.map(({date, turns}) => (
        <section key={date} class="day" aria-labelledby={`day-${date}`}>
          <h3 id={`day-${date}`}>{dayInWords(turns)}</h3>
          <ol>
            {turns.map((turn) => (
              <Turn key={turn.entries[0]?.entryId} turn={turn} />
            ))}
          </ol>
        </section>
      ))}
      {hasMore.value && (
        <button type="button" onClick={showMore}>
          Show earlier
        </button>
      )}
    </>
  );
}

function Turn({turn: {entries}}: {turn: TurnWords}) {
  const at = entries[0]?.at ?? 0;
  return (
    <li>
      <time dateTime={new Date(at).toISOString()}>{timeOfDay.format(at)}</time>
      <div>
        {entries.map(({entryId, who, text, isCut}) => (
          <p key={entryId} class={who}>
            <b>{WHO[who]}</b> {text}
            {isCut && <em> (cut off here)</em>}
          </p>
        ))}
        <TurnCost turnId={entries[0]?.turnId} />
      </div>
    </li>
  );
}

function statusOf(turns: TurnWords[]): string {
  if (!isRead.value) return '';
  if (!query.value.trim()) return turns.length === 0 ? 'Nothing is kept yet.' : '';
  if (turns.length === 0) return 'Nothing of that was said.';
  return `${hasMore.value ? 'The last' : 'Found'} ${turns.length === 1 ? 'one turn' : `${turns.length} turns`}.`;
}

function dayInWords(turns: TurnWords[]): string {
  return day.format(turns.at(-1)?.entries[0]?.at ?? 0);
}
