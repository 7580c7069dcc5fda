import {wordsOf} from './outline-items.ts';
import {parseOutline} from './outline.ts';
import {isRecord, parseJson} from '../json.ts';

/** What a tool's output says went wrong, or null: `{"error":{"reason","message","fix"}}` as text. */
export function errorOf(output: string): {message: string; fix: string} | null {
  // Words of the page may follow on further lines.
  const value = parseJson(output) ?? parseJson(output.split('\n')[0] ?? '');
  if (!isRecord(value) || value['error'] === undefined || value['error'] === null) return null;
  const error = value['error'];
  if (!isRecord(error)) return {message: textOf(JSON.stringify(error)), fix: ''};
  const text = (field: unknown): string => (typeof field === 'string' ? field : '');
  return {
    message: text(error['message']) || text(error['reason']) || 'Something went wrong.',
    fix: text(error['fix']),
  };
}

/** The question that a tool wants the person to be asked, as it is spoken, or null. */
export function questionIn(output: string): string | null {
  const head = parseJson(output.split('\n')[0] ?? '');
  if (!isRecord(head) || typeof head['ask'] !== 'string') return null;
  const question = /^Question: (.+)$/m.exec(output)?.[1];
  return question === undefined ? null : clean(question);
}

/** What another model answered, between the marks in which a client hands it on. */
export function answerIn(output: string): string {
  return /<agent-result[^>]*>\n(?<said>[\s\S]*?)\n<\/agent-result/.exec(output)?.groups?.['said'] ?? output;
}

/** Why a tool did nothing though nothing failed, as when several things fit; null where it did something. */
export function undoneIn(output: string): string | null {
  const head = parseJson(output.split('\n')[0] ?? '');
  if (!isRecord(head) || head['done'] !== false || typeof head['note'] !== 'string') return null;
  return /^Several/.test(head['note'])
    ? 'Several things fit that. Which one do you mean?'
    : 'I cannot find that here.';
}

/** The text inside a tool's output: its strings if it is JSON, itself otherwise. */
export function textOf(output: string): string {
  const value = parseJson(output);
  return value === undefined ? output : stringsOf(value).join('\n');
}

function stringsOf(value: unknown, label = ''): string[] {
  if (typeof value === 'string') return [label && !value.includes('\n') ? `${label}: ${value}` : value];
  if (typeof value === 'number' || typeof value === 'boolean')
    return label ? [`${label}: ${value}`] : [String(value)];
  if (Array.isArray(value)) return value.flatMap((part: unknown) => stringsOf(part));
  return isRecord(value) ? Object.entries(value).flatMap(([key, part]) => stringsOf(part, key)) : [];
}

const MAX_SENTENCE = 200;

/** A page in at most three spoken sentences: its title, what is there, its first sentence. */
export function summarisePage(output: string): string {
  const text = textOf(output);
  const outline = parseOutline(text);
  const title =
    /^\W*title\W+(.+)$/im.exec(text)?.[1] ?? outline.find((line) => line.role === 'heading')?.name ?? '';
  const count = (...roles: string[]): number => outline.filter((line) => roles.includes(line.role)).length;
  const headings = outline
    .filter((line) => line.role === 'heading' && line.name !== '')
    .map((line) => line.name);
  const parts = [
    plural(count('link'), 'link'),
    plural(count('button'), 'button'),
    plural(count('textbox', 'searchbox', 'combobox', 'checkbox', 'radio', 'spinbutton'), 'field'),
  ].filter((part) => part !== '');
  const sentences = [
    title ? `This page is called ${clean(title)}.` : 'This page has no title.',
    [
      headings.length > 0
        ? `It has the heading${headings.length > 1 ? 's' : ''} ${listed(headings.slice(0, 3))}`
        : 'It has no headings',
      parts.length > 0 ? `, and ${listed(parts)}.` : '.',
    ].join(''),
    firstSentence(text),
  ];
  return sentences.filter((sentence) => sentence !== '').join(' ');
}

function firstSentence(text: string): string {
  const body = /^\W*(?:visible )?text\b[^:\n]*:\s*([\s\S]+)/im.exec(text)?.[1] ?? text;
  const lines = body.split('\n').map((line) => line.trim());
  const prose = lines.find(
    (line) =>
      !/^[-<[#]/.test(line) && !/^\w+:/.test(line) && /\w+\s+\w+\s+\w+/.test(line) && /[.!?]/.test(line),
  );
  const sentence = prose ? (/^.*?[.!?](?=\s|$)/.exec(wordsOf(prose))?.[0] ?? '') : '';
  return sentence.length > 0 && sentence.length <= MAX_SENTENCE ? `It begins: ${clean(sentence)}` : '';
}

/** Text fit to be spoken: no quotes, brackets or line ends. */
export function clean(text: string): string {
  return text
    .replaceAll(/["“”<>[\]{}|_*`]/g, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim();
}

/** The first few sentences of a text, as spoken. */
export function firstSentences(text: string, most: number): string {
  return (clean(text).match(/[^.!?]+[.!?]*\s*/g) ?? []).slice(0, most).join('').trim();
}

/** "a", "a and b", "a, b and c". */
export function listed(parts: readonly string[]): string {
  if (parts.length < 2) return parts.join('');
  return `${parts.slice(0, -1).join(', ')} and ${parts.at(-1) ?? ''}`;
}

function plural(count: number, noun: string): string {
  return count === 0 ? '' : `${count} ${noun}${count === 1 ? '' : 's'}`;
}
