import browser from 'webextension-polyfill';
import type {AgentQuestion} from '../protocol/agent-question.ts';

const KEY = 'agentQuestions';

/**
 * Calls `onChange` with the questions of the agent's, and again whenever they change, until `signal` ends. Apart from the store
 * that parses them: views are kept free of schemas, and only the worker writes there.
 */
export function watchAgentQuestions(
  onChange: (questions: readonly AgentQuestion[]) => void,
  signal: AbortSignal,
): void {
  const tell = (kept: unknown) => onChange(Array.isArray(kept) ? (kept as AgentQuestion[]) : []);
  const listener = (changes: Record<string, {newValue?: unknown}>, area: string) => {
    const change = changes[KEY];
    if (area === 'local' && change) tell(change.newValue);
  };
  browser.storage.onChanged.addListener(listener);
  signal.addEventListener('abort', () => browser.storage.onChanged.removeListener(listener));
  void browser.storage.local.get(KEY).then((stored) => {
    if (!signal.aborted) tell(stored[KEY]);
  });
}
