import browser from 'webextension-polyfill';

const NAME = 'shared-tab';
/** The shortest that Chrome grants. A worker that is killed while a tab is shared is back by then. */
const PERIOD_MINUTES = 0.5;

/** While a tab is shared, an alarm sees to it that the worker comes back, whatever ended it. */
export async function watchSharedTab(isNeeded: boolean): Promise<void> {
  if (isNeeded) await chrome.alarms.create(NAME, {periodInMinutes: PERIOD_MINUTES});
  else await browser.alarms.clear(NAME);
}

/** Calls `onDue` at each such alarm. To be called in the worker's first moment. */
export function onSharedTab(onDue: () => void): void {
  browser.alarms.onAlarm.addListener(({name}) => {
    if (name === NAME) onDue();
  });
}
