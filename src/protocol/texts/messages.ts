/** One text of Chrome's `_locales/LOCALE/messages.json`. Source: https://developer.chrome.com/docs/extensions/reference/api/i18n */
interface Message {
  message: string;
  placeholders?: Record<string, {content: string}>;
}

const PLACEHOLDER = /\{(\w+)\}/g;

/** The names of the placeholders in a text, each once. */
export function placeholdersIn(text: string): string[] {
  return [...new Set([...text.matchAll(PLACEHOLDER)].map(([, name = '']) => name))];
}

/**
 * Texts as Chrome's message file has them. Chrome numbers what is put in, so names are numbered by the alphabet: whoever
 * asks for a text sorts what it puts in. Texts of one number and of many (`x_one`, `x_other`) get the same things put in.
 * `english` are the texts that decide which placeholders there are.
 */
export function messagesOf(
  texts: Readonly<Record<string, string>>,
  english: Readonly<Record<string, string>>,
): Record<string, Message> {
  return Object.fromEntries(
    Object.entries(texts).map(([key, text]) => [key, messageOf(text, namesFor(key, english))]),
  );
}

function messageOf(text: string, names: readonly string[]): Message {
  const message = text
    .replaceAll('$', '$$$$')
    .replaceAll(PLACEHOLDER, (_, name: string) => `$${name.toUpperCase()}$`);
  if (names.length === 0) return {message};
  return {
    message,
    placeholders: Object.fromEntries(names.map((name, at) => [name.toLowerCase(), {content: `$${at + 1}`}])),
  };
}

function namesFor(key: string, english: Readonly<Record<string, string>>): string[] {
  const base = /^(.*)_(?:one|other)$/.exec(key)?.[1];
  const texts = base === undefined ? [key] : [`${base}_one`, `${base}_other`];
  return [...new Set(texts.flatMap((name) => placeholdersIn(english[name] ?? '')))].sort();
}
