/** What became of the history: entries were written, or all of it was wiped. */
export type HistoryChange = 'changed' | 'wiped';

const NAME = 'parley.history';
let mouth: BroadcastChannel | null = null;

/** Tells every other context, and other followers in this one. */
export function tellHistory(change: HistoryChange): void {
  mouth ??= new BroadcastChannel(NAME);
  mouth.postMessage(change);
}

/** Calls `onChange` whenever the history has changed, until `signal` ends. */
export function followHistory(onChange: (change: HistoryChange) => void, signal: AbortSignal): void {
  const ear = new BroadcastChannel(NAME);
  ear.addEventListener('message', ({data}: MessageEvent<HistoryChange>) => onChange(data));
  signal.addEventListener('abort', () => ear.close());
}
