import {isRecord, parseJson} from '../json.ts';
import type {OutlineLine} from './outline.ts';
import type {BrainItem} from './talk.ts';

/** How a client tells what the person attends to while they speak: a few lines, the surest first. */
const LINE =
  /^(?:Circled by the person|Under the pointer|Focused): \[((?:f\d+)?e\d+) ([a-z]+)(?: ("(?:[^"\\]|\\.)*"))?/m;
const SELECTED = /^Selected: “(?<text>[^”]+)”/m;

/** Whether a text tells what a person attends to, rather than what is on a page. */
export function isAttention(text: string): boolean {
  return LINE.test(text) || SELECTED.test(text);
}

/** What "this" means in the newest request: what was told of right before it; null for nothing. */
export function meantBy(items: readonly BrainItem[]): {line: OutlineLine | null; selected: string | null} {
  const asked = items.findLastIndex((item) => item.kind === 'user');
  for (const item of items.slice(0, Math.max(0, asked)).toReversed()) {
    if (item.kind === 'user' || item.kind === 'assistant') break;
    if (item.kind !== 'context' || !isAttention(item.text)) continue;
    const [, ref, role, quoted] = LINE.exec(item.text) ?? [];
    const name: unknown = quoted === undefined ? '' : parseJson(quoted);
    const line = ref === undefined ? null : {ref, role: role ?? '', name: isRecord(name) ? '' : String(name)};
    return {line, selected: SELECTED.exec(item.text)?.groups?.['text'] ?? null};
  }
  return {line: null, selected: null};
}
