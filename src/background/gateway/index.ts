import {gatewayAddress} from '../../core/gateway-address.ts';
import {readSettings} from '../settings.ts';
import {createLink, type Link, type LinkListener} from './link.ts';

/** What the worker loads when the gateway is first needed: nothing of it is evaluated before. */
export async function startLink(listener: LinkListener): Promise<Link> {
  const {gatewayUrl} = await readSettings();
  return createLink(gatewayUrl === null ? null : gatewayAddress(gatewayUrl), listener);
}
