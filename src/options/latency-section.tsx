import './latency.css';
import {useSignal} from '@preact/signals';
import {useEffect} from 'preact/hooks';
import {latenciesOf, latencyJson, spanInWords, timeInWords, type Latency} from '../core/latency.ts';
import {now} from '../platform/clock.ts';
import {followHistory} from '../platform/history-channel.ts';
import {readTurns} from '../platform/history-reader.ts';
import type {TurnRecord} from '../protocol/turn-record.ts';
import {act, refresher} from '../ui/act.ts';

/** How long the parts of the last turns took. */
export function LatencySection() {
  const turns = useSignal<TurnRecord[] | null>(null);
  const isCopied = useSignal(false);
  useEffect(() => {
    const page = new AbortController();
    const read = async () => {
      turns.value = await readTurns();
    };
    const refresh = refresher(read);
    followHistory(refresh, page.signal);
    refresh();
    return () => page.abort();
  }, []);
  const copy = async () => {
    await navigator.clipboard.writeText(latencyJson(turns.value ?? [], now()));
    isCopied.value = true;
  };
  if (!turns.value) return null;
  const latencies = latenciesOf(turns.value);
  return (
    <section aria-labelledby="latency-title">
      <h2 id="latency-title">Times</h2>
      {latencies.length === 0 ? (
        <p class="quiet">There are no turns to measure yet.</p>
      ) : (
        <>
          <p>
            How long the parts of{' '}
            {turns.value.length === 1 ? 'the last turn' : `the last ${turns.value.length} turns`} took: half
            of them no longer than the full bar, 95 of 100 no longer than the whole of it.
          </p>
          <Times latencies={latencies} />
          <div class="row">
            <button type="button" onClick={() => act(copy)}>
              Copy as JSON
            </button>
            <span role="status">{isCopied.value ? 'Copied.' : ''}</span>
          </div>
        </>
      )}
    </section>
  );
}

function Times({latencies}: {latencies: readonly Latency[]}) {
  const most = Math.max(...latencies.map(({p95Ms}) => p95Ms), 1);
  const share = (ms: number) => `${Math.max(0, (ms / most) * 100)}%`;
  return (
    <table class="times">
      <thead>
        <tr>
          <th scope="col">Part of a turn</th>
          <th scope="col">Half</th>
          <th scope="col">95 of 100</th>
        </tr>
      </thead>
      <tbody>
        {latencies.map(({name, count, medianMs, p95Ms}) => (
          <tr key={name}>
            <th scope="row">
              {spanInWords(name)} <span class="quiet">({count})</span>
              <span class="bar" aria-hidden="true">
                <i class="most" style={{width: share(p95Ms)}} />
                <i class="half" style={{width: share(medianMs)}} />
              </span>
            </th>
            <td>{timeInWords(medianMs)}</td>
            <td>{timeInWords(p95Ms)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
