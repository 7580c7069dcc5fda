import type {Args} from '../../protocol/commands.ts';
import type {Envelope} from '../../protocol/routes.ts';

/** Whether the extension that put this script here still runs; once it was replaced, Chrome takes `runtime` or its id away. */
export function isAlive(): boolean {
  const {runtime} = chrome as {runtime?: {id?: string}};
  return Boolean(runtime?.id);
}

/** Tells the worker what the person did with the pill. What comes of it is seen: the worker changes the pill. */
export function tell<K extends 'pill.stop' | 'pill.move'>(command: K, args: Args<K>): void {
  if (!isAlive()) return;
  const envelope: Envelope = {parley: 1, to: 'background', command, args};
  // An extension that is just being replaced does not answer; that is nothing to trouble a page with.
  chrome.runtime.sendMessage(envelope).catch(() => undefined);
}
