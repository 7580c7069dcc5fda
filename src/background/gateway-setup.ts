import {gatewayAddress} from '../core/gateway-address.ts';
import {forgetDeviceKey} from '../platform/device-key-store.ts';
import {readGatewayStatus, writeGatewayStatus} from '../platform/gateway-status-store.ts';
import {createLog, inBackground} from '../platform/log.ts';
import type {Args} from '../protocol/commands.ts';
import {ParleyError} from '../protocol/failures.ts';
import {NO_GATEWAY, type GatewayStatus, type GatewayView} from '../protocol/gateway.ts';
import {forgetKey, hasKey, readDeviceToken, writeDeviceToken, writeKey} from './credentials.ts';
import {agent, openedAgent} from './gateway-door.ts';
import {readSettings, writeSettings} from './settings.ts';
import {followSharing} from './sharing-door.ts';

const log = createLog('gateway');

/** Somebody who sets the gateway up is waited for this long: approving means to go to another computer. */
const SETUP_MS = 10 * 60_000;
let setup: ReturnType<typeof setTimeout> | undefined;

/** The gateway as pages may see it. */
export async function viewGateway(): Promise<GatewayView> {
  const url = await gatewayOf();
  return {
    url: url?.href ?? null,
    hasToken: url !== null && (await hasKey(url, 'gateway view')),
    isPaired: url !== null && (await readDeviceToken(url, 'gateway view')) !== null,
    status: await presentStatus(),
  };
}

/**
 * Takes another address, or none, and another token, where one is given, and tries them.
 * @throws ParleyError `gateway.address`
 */
export async function saveGateway({url, token}: Args<'gateway.save'>): Promise<GatewayView> {
  const next = url === null ? null : gatewayAddress(url);
  await writeSettings({...(await readSettings()), gatewayUrl: next?.href ?? null});
  if (next && token !== null) {
    await writeKey(next, token);
    // The new one is what the person wants tried.
    await writeDeviceToken(next, null);
    await writeDeviceToken(next, null, 'node');
  }
  await writeGatewayStatus(NO_GATEWAY);
  await followGateway(true);
  if (next) await connectGateway();
  return viewGateway();
}

/** The settings may name another gateway than before; `isAnew` when the token is another. */
export async function followGateway(isAnew: boolean): Promise<void> {
  (await openedAgent())?.link.moveTo(await gatewayOf(), isAnew);
  await followSharing(isAnew);
}

/** Tries to connect on the person's word, and goes on trying while they set things right. */
export async function connectGateway(): Promise<GatewayView> {
  if (!(await gatewayOf())) throw new ParleyError('gateway.missing');
  const {link} = await agent();
  link.want('person', true);
  link.retry();
  clearTimeout(setup);
  setup = setTimeout(() => link.want('person', false), SETUP_MS);
  return viewGateway();
}

/** Forgets the token, what the gateway gave this browser, and the browser's own key. */
export async function forgetGateway(): Promise<GatewayView> {
  const url = await gatewayOf();
  if (url) {
    await forgetKey(url);
    await writeDeviceToken(url, null);
    await writeDeviceToken(url, null, 'node');
  }
  await forgetDeviceKey();
  await writeGatewayStatus(NO_GATEWAY);
  inBackground(followGateway(true), log, 'leaving the gateway');
  return viewGateway();
}

/** What an earlier life of the worker wrote of its connection is not so any more. */
async function presentStatus(): Promise<GatewayStatus> {
  const status = await readGatewayStatus();
  const isOver = openedAgent() === null && ['connected', 'connecting', 'waiting'].includes(status.phase);
  return isOver ? {...status, phase: 'off', retryAt: null} : status;
}

async function gatewayOf(): Promise<URL | null> {
  const {gatewayUrl} = await readSettings();
  return gatewayUrl === null ? null : gatewayAddress(gatewayUrl);
}
