import browser from 'webextension-polyfill';
import {GatewayStatus, NO_GATEWAY} from '../protocol/gateway.ts';

/** In the storage that outlives the browser: a token that was refused is not tried again because Chrome was restarted. */
const KEY = 'gateway';

/** How the link was last said to stand. */
export async function readGatewayStatus(): Promise<GatewayStatus> {
  return GatewayStatus.safeParse((await browser.storage.local.get(KEY))[KEY]).data ?? NO_GATEWAY;
}

export async function writeGatewayStatus(status: GatewayStatus): Promise<void> {
  await browser.storage.local.set({[KEY]: status});
}

/** Calls `onChange` whenever another status was written, until `signal` ends. */
export function watchGatewayStatus(onChange: () => void, signal: AbortSignal): void {
  const listener = (changes: Record<string, unknown>, area: string) => {
    if (area === 'local' && KEY in changes) onChange();
  };
  browser.storage.onChanged.addListener(listener);
  signal.addEventListener('abort', () => browser.storage.onChanged.removeListener(listener));
}
