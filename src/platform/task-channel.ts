const NAME = 'parley.tasks';
let mouth: BroadcastChannel | null = null;

/** Tells every other context, and other followers in this one, that some task has changed. */
export function tellTasks(): void {
  mouth ??= new BroadcastChannel(NAME);
  mouth.postMessage('changed');
}

/** Calls `onChange` whenever some task has changed, until `signal` ends. */
export function followTasks(onChange: () => void, signal: AbortSignal): void {
  const ear = new BroadcastChannel(NAME);
  ear.addEventListener('message', () => onChange());
  signal.addEventListener('abort', () => ear.close());
}
