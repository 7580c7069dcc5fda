import {costInWords, dollars} from '../core/cost-words.ts';
import type {DayBill} from '../core/spending.ts';
import {say, WORDS} from '../platform/text.ts';

// The size of the drawing in its own units; it is as wide as there is room.
const WIDTH = 600;
const HEIGHT = 140;
const GAP = 4;

/** A day is written such as `2026-07-21`, which as a time is the midnight of UTC. */
const format = new Intl.DateTimeFormat(WORDS.locale, {day: 'numeric', month: 'short', timeZone: 'UTC'});
const dayInWords = (day: string) => format.format(Date.parse(`${day}T00:00:00Z`));

/** The cost of each day as bars, and as a table for whoever wants the figures. */
export function SpendingChart({days}: {days: readonly DayBill[]}) {
  const most = Math.max(...days.map(({bill}) => bill.usd));
  const used = days.filter(({bill}) => bill.tokens > 0);
  const [first, last] = [days[0], days.at(-1)];
  if (used.length === 0 || !first || !last) {
    return <p class="quiet">{say('chart_none', {count: days.length})}</p>;
  }
  const step = WIDTH / days.length;
  return (
    <figure class="chart">
      <figcaption>
        {say('chart_days', {count: days.length})}{' '}
        {most > 0 && <span class="quiet">{say('chart_most', {cost: dollars(most, WORDS)})}</span>}
      </figcaption>
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} preserveAspectRatio="none" aria-hidden="true">
        {days.map(({day, bill}, at) => {
          const height = most > 0 ? (bill.usd / most) * HEIGHT : 0;
          // A day that cost next to nothing, or nothing that is known, is still seen to be one of use.
          const shown = bill.tokens > 0 ? Math.max(2, height) : 0;
          return (
            <rect
              key={day}
              x={at * step + GAP / 2}
              y={HEIGHT - shown}
              width={step - GAP}
              height={shown}
              class={bill.usd > 0 ? 'paid' : 'free'}
            >
              <title>{`${dayInWords(day)}: ${costInWords(bill, WORDS)}`}</title>
            </rect>
          );
        })}
      </svg>
      <div class="ends quiet" aria-hidden="true">
        <span>{dayInWords(first.day)}</span>
        <span>{dayInWords(last.day)}</span>
      </div>
      <details>
        <summary>{say('chart_table')}</summary>
        <table>
          <thead>
            <tr>
              <th scope="col">{say('chart_day')}</th>
              <th scope="col">{say('chart_tokens')}</th>
              <th scope="col">{say('chart_cost')}</th>
            </tr>
          </thead>
          <tbody>
            {used.toReversed().map(({day, bill}) => (
              <tr key={day}>
                <th scope="row">{dayInWords(day)}</th>
                <td>{bill.tokens.toLocaleString(WORDS.locale)}</td>
                <td>{costInWords(bill, WORDS)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </figure>
  );
}
