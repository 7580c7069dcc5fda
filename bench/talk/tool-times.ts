import type {LoggedEvent} from '../../local/realtime/index.ts';
import {isRecord} from '../../local/realtime/json.ts';

/**
 * How long each call of the tool `name` was under way as the server saw it, in ms: from the end of its arguments to
 * the arrival of its output. Both sides are measured by the same log.
 */
export function toolTimes(events: readonly LoggedEvent[], name: string): number[] {
  const asked = new Map<unknown, number>();
  const times: number[] = [];
  for (const {event, atMs} of events) {
    if (!isRecord(event)) continue;
    if (event['type'] === 'response.function_call_arguments.done' && event['name'] === name) {
      asked.set(event['call_id'], atMs);
    }
    const item = event['item'];
    if (event['type'] !== 'conversation.item.create' || !isRecord(item)) continue;
    const askedAt = item['type'] === 'function_call_output' ? asked.get(item['call_id']) : undefined;
    if (askedAt !== undefined) times.push(atMs - askedAt);
  }
  return times;
}
