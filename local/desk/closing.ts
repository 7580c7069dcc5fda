import {within} from './wait.ts';

const open = new Set<() => Promise<void>>();
let isListening = false;

/**
 * Sees to it that `close` runs when this process is told to end by Ctrl+C or an ordinary kill.
 * Returns a function that forgets it again.
 */
export function closeOnSignal(close: () => Promise<void>): () => void {
  open.add(close);
  listen();
  return () => void open.delete(close);
}

function listen(): void {
  if (isListening) return;
  isListening = true;
  for (const [signal, code] of [
    ['SIGINT', 130],
    ['SIGTERM', 143],
  ] as const) {
    process.once(signal, () => {
      void within('closing', 8000, Promise.all([...open].map((close) => close())))
        .catch(() => undefined)
        .finally(() => process.exit(code));
    });
  }
}
