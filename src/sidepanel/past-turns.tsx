import {useEffect, useRef} from 'preact/hooks';
import type {TurnWords} from '../core/transcript-days.ts';
import {say, WORDS} from '../platform/text.ts';
import type {TranscriptEntry} from '../protocol/transcript.ts';
import {CallLine} from './call-line.tsx';
import {Receipt} from './receipt.tsx';
import {useTurnRecord} from './turn-records.ts';
import {hasMore, isRead, pastDays, query, showMore} from './past-entries.ts';

// Dates and times in the person's language.
const day = new Intl.DateTimeFormat(WORDS.locale, {dateStyle: 'full'});
const timeOfDay = new Intl.DateTimeFormat(WORDS.locale, {timeStyle: 'short'});
/** So far ahead of what is in sight. */
const NEAR = '1200px';
const WHO = {you: say('ui_you'), parley: 'Parley'} as const;

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
      {hasMore.value && <ShowEarlier />}
    </>
  );
}

/** Earlier turns come by themselves when whoever scrolls gets near them; the button is for those who do not scroll. */
function ShowEarlier() {
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (!button.current) return undefined;
    const near = new IntersectionObserver(
      (seen) => {
        if (seen.some(({isIntersecting}) => isIntersecting)) showMore();
      },
      {rootMargin: NEAR},
    );
    near.observe(button.current);
    return () => near.disconnect();
    // What is seen still after some came is near still: it is looked at anew.
  }, [pastDays.value]);
  return (
    <button type="button" ref={button} onClick={showMore}>
      {say('panel_show_earlier')}
    </button>
  );
}

function Turn({turn: {entries}}: {turn: TurnWords}) {
  const at = entries[0]?.at ?? 0;
  const turnId = entries[0]?.turnId;
  const calls = useTurnRecord(turnId)?.tools.map(({callId, name, arguments: asked, ok, output}) => (
    <CallLine key={callId} call={{callId, name, arguments: asked, outcome: {ok, output}}} />
  ));
  return (
    <li>
      <time dateTime={new Date(at).toISOString()}>{timeOfDay.format(at)}</time>
      <div>
        <Said entries={entries.filter(({who}) => who === 'you')} />
        {calls}
        <Said entries={entries.filter(({who}) => who === 'parley')} />
        <Receipt turnId={turnId} />
      </div>
    </li>
  );
}

function Said({entries}: {entries: TranscriptEntry[]}) {
  return entries.map(({entryId, who, text, isCut}) => (
    <p key={entryId} class={who}>
      <b>{WHO[who]}</b> {text}
      {isCut && <em>{say('panel_cut_off')}</em>}
    </p>
  ));
}

function statusOf(turns: TurnWords[]): string {
  if (!isRead.value) return '';
  if (!query.value.trim()) return turns.length === 0 ? say('panel_none_kept') : '';
  if (turns.length === 0) return say('panel_none_found');
  return WORDS.counted(hasMore.value ? 'panel_last' : 'panel_found', turns.length);
}

function dayInWords(turns: TurnWords[]): string {
  return day.format(turns.at(-1)?.entries[0]?.at ?? 0);
}
