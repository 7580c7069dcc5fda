import browser, {type Tabs} from 'webextension-polyfill';
import {withTimeout} from '../platform/clock.ts';

/** What tabs have been loading since they are followed. */
export interface TabFollowing {
  /** Whether a tab has begun to load something. */
  hasBegun: (tabId: number) => boolean;
  /** Waits until a tab has begun to load something, for so many ms; answers whether it has. */
  untilBegun: (tabId: number, ms: number) => Promise<boolean>;
  /** Waits until a tab has loaded what it began to load, or was closed, for so many ms; answers whether it has loaded. */
  untilLoaded: (tabId: number, ms: number) => Promise<boolean>;
  /** Ends it. */
  drop: () => void;
}

type State = 'loading' | 'loaded' | 'closed';

/** Follows what tabs load from now on. To be begun before anything is: a page from the cache is there at once. */
export function followTabs(): TabFollowing {
  const states = new Map<number, State>();
  const begun = new Set<number>();
  const waiting = new Set<() => void>();
  const become = (tabId: number, state: State) => {
    states.set(tabId, state);
    if (state === 'loading') begun.add(tabId);
    for (const look of waiting) look();
  };
  const onUpdated = (tabId: number, {status}: Tabs.OnUpdatedChangeInfoType) => {
    if (status === 'loading') become(tabId, 'loading');
    if (status === 'complete') become(tabId, 'loaded');
  };
  const onRemoved = (tabId: number) => {
    become(tabId, 'closed');
  };
  browser.tabs.onUpdated.addListener(onUpdated);
  browser.tabs.onRemoved.addListener(onRemoved);
  const until = async (suits: () => boolean, ms: number) => {
    let look: () => void = () => undefined;
    const suited = new Promise<boolean>((resolve) => {
      look = () => {
        if (suits()) resolve(true);
      };
    });
    waiting.add(look);
    look();
    const isSuited = await withTimeout(suited, ms, () => new Error('late')).catch(() => false);
    waiting.delete(look);
    return isSuited;
  };
  return {
    hasBegun: (tabId) => begun.has(tabId),
    untilBegun: (tabId, ms) => until(() => states.has(tabId), ms),
    untilLoaded: async (tabId, ms) => {
      await until(() => states.get(tabId) === 'loaded' || states.get(tabId) === 'closed', ms);
      return states.get(tabId) === 'loaded';
    },
    drop: () => {
      browser.tabs.onUpdated.removeListener(onUpdated);
      browser.tabs.onRemoved.removeListener(onRemoved);
    },
  };
}
