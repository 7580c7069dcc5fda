import browser from 'webextension-polyfill';
import type {SharedTab, ShareStatus} from '../protocol/sharing.ts';

/** The tab that is shared, and how the way to it stands; each `null` where there is none. */
export interface SharingSeen {
  tab: SharedTab | null;
  status: ShareStatus | null;
}

/**
 * Calls `onChange` with what is shared, and again whenever it changes, until `signal` ends. Apart from the store that parses
 * it: views are kept free of schemas, and only the worker writes there.
 */
export function watchSharing(onChange: (seen: SharingSeen) => void, signal: AbortSignal): void {
  const look = async () => {
    const {sharedTab, shareStatus} = await browser.storage.session.get(['sharedTab', 'shareStatus']);
    if (signal.aborted) return;
    onChange({
      tab: (sharedTab as SharedTab | null | undefined) ?? null,
      status: (shareStatus as ShareStatus | undefined) ?? null,
    });
  };
  const listener = (changes: Record<string, unknown>, area: string) => {
    if (area === 'session' && ('sharedTab' in changes || 'shareStatus' in changes)) void look();
  };
  browser.storage.onChanged.addListener(listener);
  signal.addEventListener('abort', () => browser.storage.onChanged.removeListener(listener));
  void look();
}
