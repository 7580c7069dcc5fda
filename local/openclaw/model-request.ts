/** As much of a request for a chat completion as is looked at. */
export interface ModelRequest {
  messages?: {role: string; content: unknown}[];
  stream?: boolean;
  /** What the agent may call. */
  tools?: {function?: {name?: string}}[];
}

/** Messages that the gateway itself adds behind what the person said; after a crash it asks to go on with what that was. */
const ADDED =
  /^(?:<<<BEGIN_OPENCLAW_INTERNAL_CONTEXT>>>|Image\(s\) from tool result|(?:\[[^\]]*\] )+Your previous turn was interrupted)/;

/** Whether a message is one of the gateway's own, behind what the person said. */
export function isAdded({content}: {content: unknown}): boolean {
  return ADDED.test(textOf(content));
}

/** The words of a message, its parts one after the other. */
export function textOf(content: unknown): string {
  if (typeof content === 'string') return content;
  if (!Array.isArray(content)) return '';
  return content.map((part: {text?: unknown}) => (typeof part.text === 'string' ? part.text : '')).join('\n');
}
