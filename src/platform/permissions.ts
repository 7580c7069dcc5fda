import browser from 'webextension-polyfill';

/**
 * Asks the person for access to a server's host, where the extension does not have it. Must be called from a click.
 * Answers whether access is there. Addresses that are no web address are left to the check that stores them.
 */
export async function askForHost(address: string): Promise<boolean> {
  const url = URL.parse(address);
  if (url?.protocol !== 'https:') return true;
  return browser.permissions.request({origins: [`https://${url.hostname}/*`]});
}

/** Whether the microphone may be used, as the browser remembers it. */
export async function microphonePermission(): Promise<PermissionState> {
  const status = await navigator.permissions.query({name: 'microphone'});
  return status.state;
}
