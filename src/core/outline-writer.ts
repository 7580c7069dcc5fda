import {isCaptionOf, lineOf, wrap, type Line} from './outline-lines.ts';
import {
  PLAIN_LIMIT,
  asText,
  evenText,
  itemHead,
  pictureName,
  quote,
  type OutlineItem,
} from './outline-words.ts';

/** Something that is named by what it contains, from its beginning to its end. */
export interface OpenItem {
  /** Where its content begins in the current line, or -1 once the line was broken inside it. */
  at: number;
  plainAt: number;
  /** The line that will carry it, once its content takes lines of its own. */
  header: number;
  /** Its nested items' words, in case they cannot stay where they stand. */
  nested: string[];
}

/** What an open item turned out to be; `null` leaves its content as plain text. */
export type Describe = (plainText: string, hasNested: boolean) => OutlineItem | null;

/**
 * Writes an outline line by line as a page is walked through: text flows into the current line, blocks break it, and an
 * item that is named by its content wraps what was written since it was opened. Pure: knows nothing of a page.
 */
export class OutlineWriter {
  readonly #lines: Line[] = [];
  readonly #open: OpenItem[] = [];
  #buffer = '';
  /** The words of the open items, without marks. */
  #plain = '';
  #depth = 0;
  #cells = 0;

  /** How many lines stand so far. */
  get size(): number {
    return this.#lines.length;
  }

  /** Whether something is open that is named by its content. */
  get isInItem(): boolean {
    return this.#open.length > 0;
  }

  /** Adds text to the current line. White space is made one; what could be taken for an item's mark is broken. */
  text(raw: string): void {
    const text = asText(raw);
    if (text === '') return;
    if (this.#open.length > 0) this.#plain += text;
    const last = this.#buffer.at(-1);
    if (text.startsWith(' ') && (last === undefined || last === ' ')) {
      this.#buffer += text.slice(1);
      return;
    }
    // Words apart on the page stand apart here, and are read apart.
    if (last === ']' && /^[\p{L}\d]/u.test(text)) this.#buffer += ' ';
    this.#buffer += text;
  }

  /** Adds a block that holds nothing but text. */
  block(raw: string): void {
    this.breakLine();
    this.text(raw);
    this.breakLine();
  }

  /** Adds a picture's name to the current line; inside an item it is part of the item's name. */
  picture(name: string, ref: string | null): void {
    if (this.#open.length > 0) this.#plain += ` ${name} `;
    this.#put(`![${ref ? `${ref} ` : ''}${pictureName(name)}]`);
  }

  /** Adds an item that is no container of text, such as a field. */
  item(item: OutlineItem): void {
    const words = `[${itemHead(item)}]`;
    if (this.#open.length > 0) {
      this.#plain += item.value ? ` ${item.value} ` : '';
      this.#open.at(-1)?.nested.push(words);
    }
    const last = this.#buffer.at(-1);
    if (last !== undefined && last !== ' ' && last !== '(') this.#buffer += ' ';
    this.#put(words);
  }

  /** A new line begins; inside a table's cell, short ones are run together. */
  breakLine(): void {
    if (this.#cells > 0 && this.#buffer.length < PLAIN_LIMIT) {
      if (this.#buffer !== '' && !this.#buffer.endsWith(' ')) this.#buffer += ' ';
      if (this.#open.length > 0) this.#plain += ' ';
      return;
    }
    this.#flush();
  }

  /** A table's cell begins: cells of one row stand in one line, between bars. */
  openCell(): void {
    if (this.#buffer.trim() !== '' && !this.#buffer.endsWith('| '))
      this.#buffer = `${this.#buffer.trimEnd()} | `;
    this.#cells += 1;
  }

  closeCell(): void {
    this.#cells -= 1;
  }

  /** A row of a table ends. */
  endRow(): void {
    const cells = this.#cells;
    this.#cells = 0;
    this.#flush();
    this.#cells = cells;
  }

  /** A line that others stand under, such as a landmark; they are indented until `leave`. */
  enter(words: string): number {
    this.#endLine();
    this.#lines.push({depth: this.#depth, kind: 'container', body: `${words}:`, level: 0});
    this.#depth += 1;
    return this.#lines.length - 1;
  }

  /** Ends a container; one that stayed empty goes again, unless it `isKept`. */
  leave(line: number, isKept = false): void {
    this.#endLine();
    this.#depth -= 1;
    const own = this.#lines[line];
    if (!own || this.#lines.length > line + 1) return;
    if (isKept) own.body = own.body.slice(0, -1);
    else this.#lines.pop();
  }

  /** An item or heading begins that is named by its content. */
  open(): OpenItem {
    if (this.#open.length === 0) this.#plain = '';
    const item: OpenItem = {at: this.#buffer.length, plainAt: this.#plain.length, header: -1, nested: []};
    this.#open.push(item);
    return item;
  }

  /** The item ends; `describe` tells what it is, given the words inside it. */
  close(item: OpenItem, describe: Describe): void {
    const plain = this.#end(item);
    if (item.header >= 0) {
      this.#closeBroken(item, plain, describe);
      return;
    }
    const content = this.#buffer.slice(item.at);
    this.#buffer = this.#buffer.slice(0, item.at);
    const described = describe(plain, item.nested.length > 0);
    const words = described ? wrap(described, content, item.nested) : content;
    if (described) this.#open.at(-1)?.nested.push(words);
    this.#put(words);
  }

  /** A heading begins, on a line of its own. */
  openHeading(): OpenItem {
    this.#endLine();
    return this.open();
  }

  /** A heading ends. One that is a single link has that link's ref, and `refOf` is not asked. */
  closeHeading(
    item: OpenItem,
    level: number,
    givenName: () => string,
    refOf: (name: string) => string,
  ): void {
    const start = item.header >= 0 ? item.header : -1;
    const plain = this.#end(item);
    let body = '';
    if (start >= 0) {
      this.#flush();
      this.#depth -= 1;
      body = this.#lines
        .splice(start)
        .slice(1)
        .map((line) => line.body)
        .join(' ');
    } else {
      body = this.#buffer.slice(item.at).trim();
      this.#buffer = this.#buffer.slice(0, item.at);
      this.#flush();
    }
    const given = givenName();
    const name = given || plain;
    if (body === '' && name === '') return;
    const isOneItem = item.nested.length === 1 && item.nested[0]?.trim() === body;
    if (body === '') body = asText(name).trim();
    else if (given !== '' && given !== plain) body = `${quote(name)} ${body}`;
    if (!isOneItem) body = `${refOf(name)} ${body}`;
    this.#lines.push({depth: this.#depth, kind: 'heading', body, level});
  }

  /** The outline so far, one string a line, indented by depth. */
  finish(): string[] {
    this.#endLine();
    return this.#lines.map(lineOf);
  }

  /** Takes an item, and whatever is still open inside it, from what is open; gives the words inside it. */
  #end(item: OpenItem): string {
    this.#open.length = Math.max(0, this.#open.lastIndexOf(item));
    return evenText(this.#plain.slice(item.plainAt)).trim();
  }

  #put(words: string): void {
    const touches = this.#buffer.endsWith(']') && /^!?\[/.test(words);
    this.#buffer += touches ? ` ${words}` : words;
  }

  /** Ends the line whatever it is in, even a cell. */
  #endLine(): void {
    const cells = this.#cells;
    this.#cells = 0;
    this.#flush();
    this.#cells = cells;
  }

  #flush(): void {
    let from = 0;
    for (const item of this.#open) {
      if (item.header >= 0) continue;
      this.#push(this.#buffer.slice(from, item.at));
      from = item.at;
      item.header = this.#lines.length;
      item.at = 0;
      this.#lines.push({depth: this.#depth, kind: 'item', body: '', level: 0});
      this.#depth += 1;
    }
    this.#push(this.#buffer.slice(from));
    this.#buffer = '';
    if (this.#open.length > 0) this.#plain += ' ';
  }

  #push(words: string): void {
    const trimmed = words.trim();
    const body = trimmed.endsWith(' |') ? trimmed.slice(0, -2) : trimmed;
    const last = this.#lines.at(-1);
    if (body === '' || (last?.depth === this.#depth && isCaptionOf(body, last))) return;
    this.#lines.push({depth: this.#depth, kind: /^\[f?\d*e\d/.test(body) ? 'item' : 'text', body, level: 0});
  }

  #closeBroken(item: OpenItem, plain: string, describe: Describe): void {
    this.#endLine();
    this.#depth -= 1;
    const inside = this.#lines.splice(item.header + 1);
    this.#lines.pop();
    const described = describe(plain, item.nested.length > 0);
    const only = inside[0];
    const joined = inside.map(({body}) => body).join(' ');
    let words = '';
    if (!described) {
      this.#lines.push(...inside.map((line) => ({...line, depth: line.depth - 1})));
    } else if (inside.length === 1 && only?.kind === 'heading' && item.nested.length === 0) {
      const heading = only.body.replace(/^e\d+ /, '');
      words = wrap(described, heading, []);
      this.#lines.push({...only, depth: this.#depth, body: words});
    } else if (
      item.nested.length === 0 &&
      inside.every(({kind}) => kind === 'text') &&
      // A picture's name is longer than what is told of it.
      Math.min(plain.length, joined.length) <= PLAIN_LIMIT
    ) {
      words = wrap(described, joined, []);
      this.#lines.push({depth: this.#depth, kind: 'item', body: words, level: 0});
    } else {
      // What stands below is the name already, unless the page gave another.
      const head = itemHead({...described, name: described.isNamedByContent ? '' : described.name});
      this.#lines.push({depth: this.#depth, kind: 'item', body: `[${head}]:`, level: 0}, ...inside);
    }
    if (described) this.#open.at(-1)?.nested.push(words);
  }
}
