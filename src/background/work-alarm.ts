import browser from 'webextension-polyfill';

const NAME = 'open-work';
/** The shortest that Chrome grants. A worker that is killed while work is open is back by then. */
const PERIOD_MINUTES = 0.5;

/** While work is open, an alarm sees to it that the worker comes back, whatever ended it. */
export async function watchOpenWork(isNeeded: boolean): Promise<void> {
  const isSet = (await browser.alarms.get(NAME)) !== undefined;
  if (isNeeded && !isSet) await chrome.alarms.create(NAME, {periodInMinutes: PERIOD_MINUTES});
  if (!isNeeded && isSet) await browser.alarms.clear(NAME);
}

/** Calls `onDue` at each such alarm. To be called in the worker's first moment. */
export function onOpenWork(onDue: () => void): void {
  browser.alarms.onAlarm.addListener(({name}) => {
    if (name === NAME) onDue();
  });
}
