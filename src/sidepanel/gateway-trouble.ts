import {signal} from '@preact/signals';
import {readGatewayStatus, watchGatewayStatus} from '../platform/gateway-status-store.ts';
import {createLog, inBackground} from '../platform/log.ts';
import {saidOf} from '../ui/said.ts';

const log = createLog('gateway');

/** What keeps work from going to the gateway, in a sentence; empty for nothing. */
export const gatewayTrouble = signal('');

/** Follows how the link stands, until `signal` ends. */
export function followGatewayTrouble(until: AbortSignal): void {
  const read = async () => {
    const {failure} = await readGatewayStatus();
    gatewayTrouble.value = failure ? saidOf(failure) : '';
  };
  const refresh = () => inBackground(read(), log, 'reading how the link stands');
  watchGatewayStatus(refresh, until);
  refresh();
}
