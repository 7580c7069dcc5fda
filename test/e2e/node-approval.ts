import {expect} from 'vitest';
import {waitFor} from '../../local/desk/wait.ts';
import type {LocalGateway} from '../../local/openclaw/gateway.ts';
import {openOperator} from '../../local/openclaw/operator.ts';

/** The commands by which an agent looks at the tab that is shared with it, and those by which it acts there. */
export const LOOK = ['page.snapshot', 'page.screenshot', 'page.point'];
export const ACT = ['page.click', 'page.type'];

/** As `node.pair.list` of a gateway of version 2026.9.6 tells it. */
interface Pending {
  pending: {requestId: string; displayName: string; commands: string[]}[];
}

/** Approves what the shared tab offers, as a person does where the gateway runs, once it asks for `commands`. */
export async function approveNode(gateway: LocalGateway, commands: readonly string[]): Promise<void> {
  const operator = await openOperator(gateway, ['operator.pairing']);
  try {
    const request = await waitFor(
      'the wish of the shared tab',
      async () => {
        const {pending} = await operator.ask<Pending>('node.pair.list', {});
        return pending.find((one) => commands.every((command) => one.commands.includes(command)));
      },
      {timeoutMs: 60_000, everyMs: 200},
    );
    expect(request.displayName).toBe('Parley: the shared tab');
    await operator.ask('node.pair.approve', {requestId: request.requestId});
  } finally {
    operator.close();
  }
}
