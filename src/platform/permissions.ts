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

/** Every page that a person can open, as Chrome's match pattern. */
const EVERY_PAGE = {origins: ['<all_urls>']};

/** Whether the extension may put scripts into every page. */
export async function hasEveryPage(): Promise<boolean> {
  return browser.permissions.contains(EVERY_PAGE);
}

/** Asks the person for access to every page, and answers whether it is there. Must be called from a click. */
export async function askForEveryPage(): Promise<boolean> {
  return browser.permissions.request(EVERY_PAGE);
}

/** Gives the access to every page back; what was granted for single hosts stays. */
export async function leaveEveryPage(): Promise<void> {
  await browser.permissions.remove(EVERY_PAGE);
}

/** Calls `onChange` whenever the person has given or taken a permission, here or in Chrome's own settings. */
export function watchPermissions(onChange: () => void, signal: AbortSignal): void {
  browser.permissions.onAdded.addListener(onChange);
  browser.permissions.onRemoved.addListener(onChange);
  signal.addEventListener('abort', () => {
    browser.permissions.onAdded.removeListener(onChange);
    browser.permissions.onRemoved.removeListener(onChange);
  });
}

/** Whether the microphone may be used, as the browser remembers it. */
export async function microphonePermission(): Promise<PermissionState> {
  const status = await navigator.permissions.query({name: 'microphone'});
  return status.state;
}

/** Calls `onChange` whenever the person has let the microphone be used, or not any more, wherever they did, until `until` ends. */
export async function watchMicrophone(onChange: () => void, until: AbortSignal): Promise<void> {
  const status = await navigator.permissions.query({name: 'microphone'});
  status.addEventListener('change', onChange, {signal: until});
}

/** Whether Chrome lets the extension reach a service, by its address. */
export async function mayReach(address: string): Promise<boolean> {
  const {protocol, hostname} = new URL(address);
  return browser.permissions.contains({origins: [`${protocol}//${hostname}/*`]});
}
