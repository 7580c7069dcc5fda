import './latency.css';
import {useSignal} from '@preact/signals';
import {useEffect} from 'preact/hooks';
import {latenciesOf, latencyJson, spanInWords, timeInWords, type Latency} from '../core/latency.ts';
import {now} from '../platform/clock.ts';
import {followHistory} from '../platform/history-channel.ts';
import {readTurns} from '../platform/history-reader.ts';
import {say, WORDS} from '../platform/text.ts';
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
      <h2 id="latency-title">{say('times_title')}</h2>
      {latencies.length === 0 ? (
        <p class="quiet">{say('times_none')}</p>
      ) : (
        <>
          <p>{WORDS.counted('times_intro', turns.value.length)}</p>
          <Times latencies={latencies} />
          <div class="row">
            <button type="button" onClick={() => act(copy)}>
              {say('times_copy')}
            </button>
            <span role="status">{isCopied.value ? say('times_copied') : ''}</span>
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
          <th scope="col">{say('times_part')}</th>
          <th scope="col">{say('times_half')}</th>
          <th scope="col">{say('times_most')}</th>
        </tr>
      </thead>
      <tbody>
        {latencies.map(({name, count, medianMs, p95Ms}) => (
          <tr key={name}>
            <th scope="row">
              {spanInWords(name, WORDS)} <span class="quiet">({count})</span>
              <span class="bar" aria-hidden="true">
                <i class="most" style={{width: share(p95Ms)}} />
                <i class="half" style={{width: share(medianMs)}} />
              </span>
            </th>
            <td>{timeInWords(medianMs, WORDS)}</td>
            <td>{timeInWords(p95Ms, WORDS)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
