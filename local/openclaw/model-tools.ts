import type {ModelCall} from './model-calls.ts';

/** `TOOL page_snapshot {"view": "full"}`, each on a line of its own. */
const CALLS = /^TOOL (?<name>[\w.-]+)(?: (?<args>\{.*\}))?\s*$/gm;

/** As much of a message as is looked at. */
interface Message {
  role: string;
  content: unknown;
}

/**
 * What the stand-in does about words that name tools: it calls them one after the other, and says then what the last ones
 * answered. `since` are the messages after the person's words. `null` for words that name none.
 */
export function toolStep(
  words: string,
  since: readonly Message[],
): {call: ModelCall} | {said: string} | null {
  const wanted = [...words.matchAll(CALLS)];
  if (wanted.length === 0) return null;
  const results = since.filter(({role}) => role === 'tool').map(({content}) => textOf(content));
  const next = wanted[results.length];
  if (next) {
    const {name = '', args = '{}'} = next.groups ?? {};
    return {call: {name, arguments: JSON.parse(args) as ModelCall['arguments']}};
  }
  return {said: `The tools answered: ${results.join(' || ')}`};
}

/** Words of a message; a picture in it is named as one. */
function textOf(content: unknown): string {
  if (typeof content === 'string') return content;
  if (!Array.isArray(content)) return '';
  return content
    .map((part: {text?: unknown; type?: unknown}) =>
      typeof part.text === 'string' ? part.text : `(${String(part.type)})`,
    )
    .join('\n');
}
