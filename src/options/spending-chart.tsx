import {costInWords, dollars} from '../core/cost-words.ts';
import type {DayBill} from '../core/spending.ts';

// The size of the drawing in its own units; it is as wide as there is room.
const WIDTH = 600;
const HEIGHT = 140;
const GAP = 4;

/** A day is written such as `2026-07-21`, which as a time is the midnight of UTC. */
const format = new Intl.DateTimeFormat(undefined, {day: 'numeric', month: 'short', timeZone: 'UTC'});
const dayInWords = (day: string) => format.format(Date.parse(`${day}T00:00:00Z`));

/** The cost of each day as bars, and as a table for whoever wants the figures. */
export function SpendingChart({days}: {days: readonly DayBill[]}) {
  const most = Math.max(...days.map(({bill}) => bill.usd));
  const used = days.filter(({bill}) => bill.tokens > 0);
  const [first, last] = [days[0], days.at(-1)];
  if (used.length === 0 || !first || !last) {
    return <p class="quiet">Nothing was used in the last {days.length} days.</p>;
  }
  const step = WIDTH / days.length;
  return (
    <figure class="chart">
      <figcaption>
        The last {days.length} days{most > 0 && <span class="quiet"> up to {dollars(most)} a day</span>}
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
              <title>{`${dayInWords(day)}: ${costInWords(bill)}`}</title>
            </rect>
          );
        })}
      </svg>
      <div class="ends quiet" aria-hidden="true">
        <span>{dayInWords(first.day)}</span>
        <span>{dayInWords(last.day)}</span>
      </div>
      <details>
        <summary>As a table</summary>
        <table>
          <thead>
            <tr>
              <th scope="col">Day</th>
              <th scope="col">Tokens</th>
              <th scope="col">Cost</th>
            </tr>
          </thead>
          <tbody>
            {used.toReversed().map(({day, bill}) => (
              <tr key={day}>
                <th scope="row">{dayInWords(day)}</th>
                <td>{bill.tokens.toLocaleString()}</td>
                <td>{costInWords(bill)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </figure>
  );
}
