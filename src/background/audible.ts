import browser from 'webextension-polyfill';

/** Whether any tab can be heard: its sound may be taken for the person's voice. */
export async function isAnyPageAudible(): Promise<boolean> {
  return (await browser.tabs.query({audible: true})).length > 0;
}
