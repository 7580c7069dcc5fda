import {lettersOf} from './letters.ts';
import {isPlainLinkText, itemHead, type OutlineItem} from './outline-words.ts';

type LineKind = 'text' | 'heading' | 'item' | 'container';

/** One line of an outline, as it is written. */
export interface Line {
  depth: number;
  kind: LineKind;
  body: string;
  /** Level of a heading, 1 to 6; 0 for other lines. */
  level: number;
}

const INDENT = ' ';
const PICTURE = /^(?:\[f?\d*e\d+ )?!\[(?:f?\d*e\d+ )?([^[\]]*)\]{1,2}$/;

/** A line as it is told, indented by its depth. */
export function lineOf({depth, kind, body, level}: Line): string {
  const start =
    kind === 'heading' ? `${'#'.repeat(level)} ` : kind === 'text' && /^[#\\]/.test(body) ? '\\' : '';
  return INDENT.repeat(depth) + start + body;
}

/** Whether words only say again what the picture in the line before is called. */
export function isCaptionOf(words: string, {body}: Line): boolean {
  if (!body.endsWith(']')) return false;
  const name = PICTURE.exec(body)?.[1];
  if (name === undefined) return false;
  const said = lettersOf(words);
  return said !== '' && said === lettersOf(name);
}

/** An item around its content: a link keeps its content as it stands, other items are named in quotes. */
export function wrap(item: OutlineItem, content: string, nested: readonly string[]): string {
  const inside = content.trim();
  const isPlainLink =
    item.role === 'link' &&
    item.isNamedByContent &&
    item.states.length === 0 &&
    !item.value &&
    inside !== '' &&
    isPlainLinkText(inside);
  const [before, after] = [
    content.startsWith(' ') ? ' ' : '',
    content.endsWith(' ') && inside !== '' ? ' ' : '',
  ];
  if (isPlainLink) return `${before}[${item.ref} ${inside}]${after}`;
  const more = nested.length > 0 ? ` ${nested.join(' ')}` : '';
  const own = item.isNamedByContent || inside === '' || nested.length > 0 ? '' : ` ${inside}`;
  return `${before}[${itemHead(item)}${own}${more}]${after}`;
}
