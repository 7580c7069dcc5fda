import './spending.css';
import {useSignal} from '@preact/signals';
import {useEffect} from 'preact/hooks';
import {costInWords} from '../core/cost-words.ts';
import {PRICES_AS_OF, TEXT_PRICES_AS_OF} from '../core/prices.ts';
import {billOf, dayBefore, firstOfMonth, lastDays, monthBill} from '../core/spending.ts';
import {today} from '../platform/clock.ts';
import {followHistory} from '../platform/history-channel.ts';
import {readSpending} from '../platform/spending-reader.ts';
import {say, WORDS} from '../platform/text.ts';
import type {SettingsView} from '../protocol/settings.ts';
import type {Bill, DaySpend} from '../protocol/spending.ts';
import {refresher} from '../ui/act.ts';
import {SpendingChart} from './spending-chart.tsx';
import {SpendingForm} from './spending-form.tsx';

/** A date in words; as a time it is the midnight of UTC. */
const inWords = (date: string) =>
  new Intl.DateTimeFormat(WORDS.locale, {dateStyle: 'long', timeZone: 'UTC'}).format(Date.parse(date));
/** Days that the chart shows. */
const SHOWN_DAYS = 30;

/** What Parley has cost, and what may be done about it. */
export function SpendingSection(props: {view: SettingsView; onSaved: (view: SettingsView) => void}) {
  const rows = useSignal<DaySpend[] | null>(null);
  const day = today();
  useEffect(() => {
    const page = new AbortController();
    const read = async () => {
      const [chart, month] = [dayBefore(today(), SHOWN_DAYS - 1), firstOfMonth(today())];
      rows.value = await readSpending(chart < month ? chart : month);
    };
    const refresh = refresher(read);
    followHistory(refresh, page.signal);
    refresh();
    return () => page.abort();
  }, []);
  return (
    <section aria-labelledby="spending-title">
      <h2 id="spending-title">{say('spending_title')}</h2>
      {rows.value && (
        <>
          <dl class="sums">
            <Sum of={say('spending_today')} bill={billOf(rows.value.filter((row) => row.day === day))} />
            <Sum of={say('spending_month')} bill={monthBill(rows.value, day)} />
          </dl>
          <SpendingChart days={lastDays(rows.value, day, SHOWN_DAYS)} />
        </>
      )}
      <p class="quiet">
        {say('spending_source', {date: inWords(PRICES_AS_OF), textDate: inWords(TEXT_PRICES_AS_OF)})}
      </p>
      <SpendingForm {...props} />
    </section>
  );
}

function Sum({of, bill}: {of: string; bill: Bill}) {
  return (
    <div>
      <dt>{of}</dt>
      <dd>{bill.tokens === 0 ? say('spending_none') : costInWords(bill, WORDS)}</dd>
    </div>
  );
}
