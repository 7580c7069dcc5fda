import browser from 'webextension-polyfill';
import type {Question} from '../protocol/question.ts';

const KEY = 'question';

/**
 * Calls `onChange` with the question that waits, and again whenever it changes, until `signal` ends. Apart from the store
 * that parses it: views are kept free of schemas, and only the worker writes there.
 */
export function watchQuestion(onChange: (question: Question | null) => void, signal: AbortSignal): void {
  const listener = (changes: Record<string, {newValue?: unknown}>, area: string) => {
    const change = changes[KEY];
    if (area === 'session' && change) onChange((change.newValue as Question | null | undefined) ?? null);
  };
  browser.storage.onChanged.addListener(listener);
  signal.addEventListener('abort', () => {
    browser.storage.onChanged.removeListener(listener);
  });
  void browser.storage.session.get(KEY).then((stored) => {
    if (!signal.aborted) onChange((stored[KEY] as Question | null | undefined) ?? null);
  });
}
