import type {TargetReading} from '../../protocol/target.ts';
import {kindAtEnd, kindAtStart, kindOfPhrase, type SpokenKind} from './spoken-roles.ts';
import {plainOf} from './words.ts';

const QUOTED = /(?<![\p{L}\p{N}])(?:"([^"]+)"|“([^”]+)”|«([^»]+)»|„([^“”]+)[“”]|'([^']+)'(?![\p{L}\p{N}]))/gu;
/** Stands for something quoted while the words around it are looked at: no letter that anybody says. */
const HELD = '\u0001';

const ORDINALS: Record<string, number> = {
  first: 1,
  second: 2,
  third: 3,
  fourth: 4,
  fifth: 5,
  sixth: 6,
  seventh: 7,
  eighth: 8,
  ninth: 9,
  tenth: 10,
  last: -1,
  final: -1,
};
const COLOURS = /^(?:red|orange|yellow|green|blue|purple|violet|pink|brown|black|white|gr[ae]y)$/;
const SIDES: Record<string, TargetReading['sides'][number]> = {
  left: 'left',
  leftmost: 'left',
  right: 'right',
  rightmost: 'right',
  top: 'top',
  topmost: 'top',
  upper: 'top',
  bottom: 'bottom',
  bottommost: 'bottom',
  lower: 'bottom',
  middle: 'middle',
  centre: 'middle',
  center: 'middle',
};
/** Words around a side that say nothing more. */
const SIDE_PHRASE =
  /\b(?:(?:on|at|in|to|towards?|from) (?:the )?(?:far |very )?)((?:top|bottom|upper|lower|left|right|middle|centre|center)(?: (?:left|right|middle|centre|center))?)(?: (?:hand )?(?:side|corner|edge|half))?(?: of (?:the |this )?(?:page|screen|window|site))?\b/;
/** What comes before the words near which something stands. */
const NEAR =
  / (?:(?:in|inside|within|of|from|for|with|on) (?:the )?(?:row|line|entry|card|item|section|part|box|group|panel|list|table|form|dialog|menu|toolbar|block|column) (?:of|for|with|named|called|about|saying|labelled|titled|that says|where it says)|next to|beside|besides|near|close to|by|under|below|beneath|underneath|above|over|inside|within|in|of|from|for|with|on|to the right of|to the left of|right of|left of|after|before|belonging to) /;
/** A place that is no more than the whole. */
const EVERYWHERE =
  /^(?:the |this )?(?:page|screen|window|site|tab|web page|website|list|results?|menu|form|table)$/;
const NAMED =
  /^(?:called|named|labell?ed|saying|that says|which says|reading|titled|with the (?:text|words?|label|name)|to|for|about|of)$/;
/** "In Anna's row". */
const OWN_ROW = /\b(in|on|of|from) (?:the )?(\S+(?: \S+)?)'s (?:row|line|entry|card|section)\b/;
const ASKING =
  /^(?:please )?(?:(?:can|could) you )?(?:(?:point|look|go) (?:at|to)|show(?: me)?|highlight|find|where is|wheres|click(?: on)?|press|select) /;

/**
 * What a target may mean, likeliest first: the words as they stand on the page, then what they describe. A page whose button is
 * called "The last link" has that button meant.
 */
export function readTarget(target: string): TargetReading[] {
  const text = target.replaceAll(/\s+/g, ' ').trim();
  const quotes: string[] = [];
  const held = text.replaceAll(QUOTED, (...match) => {
    const quote = match.slice(1, 6).find((part): part is string => typeof part === 'string');
    quotes.push(quote ?? '');
    return `${HELD}${quotes.length - 1}${HELD}`;
  });
  const described = describedBy(held, quotes).flatMap(withClosing);
  const [only] = quotes;
  if (only !== undefined && held === `${HELD}0${HELD}`) return [plainReading(only)];
  if (quotes.length > 0) return described;
  const isDescription = described.some(
    (one) =>
      one.roles.length > 0 || one.repeated || one.nth !== null || one.near !== '' || one.sides.length > 0,
  );
  const literal = {...plainReading(text), isUnlikely: isDescription};
  return [literal, ...described.filter((one) => !isSameAs(one, literal))];
}

/** What is drawn as a cross is mostly called by what it does. */
const CROSS = /^(?:x|×|✕|✖|╳|cross)$/i;

function withClosing(reading: TargetReading): TargetReading[] {
  return CROSS.test(reading.name) ? [reading, {...reading, name: 'Close'}] : [reading];
}

function plainReading(name: string): TargetReading {
  return {
    name,
    hint: '',
    roles: [],
    repeated: null,
    nth: null,
    near: '',
    sides: [],
    colour: null,
    isUnlikely: false,
  };
}

function describedBy(held: string, quotes: readonly string[]): TargetReading[] {
  let words = plainHeld(held).replace(OWN_ROW, '$1 the row of $2');
  words = words.replace(ASKING, '').replace(/^(?:the|a|an|that|this|my) /, '');
  const sides: TargetReading['sides'] = [];
  words = words.replace(SIDE_PHRASE, (_whole, said: string) => {
    for (const word of said.split(' ')) if (SIDES[word]) sides.push(SIDES[word]);
    return ' ';
  });
  words = words.replaceAll(/\s+/g, ' ').trim();
  const readings: TargetReading[] = [];
  const make = (head: string, near: string) => {
    const made = readHead(head, quotes);
    if (!made) return;
    const reading = {...made, near: unheld(near, quotes), sides: [...sides, ...made.sides]};
    if (!readings.some((one) => isSameAs(one, reading))) readings.push(reading);
  };
  for (const {head, near} of splits(words)) make(head, near);
  make(words, '');
  return readings;
}

/** Where words may end that say what, and begin that say near what: the earliest place first. */
function splits(words: string): {head: string; near: string}[] {
  const possessive = /^(.*)'s (?:row |line |entry |card )?(.+)$/.exec(words);
  if (possessive?.[1] && possessive[2] && kindAtEnd(wordList(possessive[2])))
    return [{head: possessive[2], near: possessive[1]}];
  const match = NEAR.exec(words);
  if (!match || match.index === 0) return [];
  const head = words.slice(0, match.index);
  const near = words.slice(match.index + match[0].length).replace(/^(?:the|a|an|that|this) /, '');
  if (EVERYWHERE.test(near)) return [{head, near: ''}];
  const isFor = /^ (?:for|of|with|to|on|by|in) $/.test(match[0]);
  const split = {head, near: nearWords(near)};
  // "The box for email" is called email; "the price of the lamp" stands by the lamp: both are tried.
  if (!isFor) return [split];
  const kind = kindAtEnd(wordList(head));
  return kind ? [split] : [];
}

/** The words near which something stands, without what kind of place that is. */
function nearWords(near: string): string {
  const list = near.split(' ');
  const start = kindAtStart(list);
  const isPlace =
    /^(?:row|line|section|heading|part|group|panel|card|box|block|column|list) (?:of |for |with |called |named )?(.+)$/.exec(
      near,
    );
  if (isPlace?.[1]) return isPlace[1];
  if (start && start.rest.length > 0 && start.kind.repeated === null && start.kind.roles[0] === 'heading')
    return start.rest.join(' ');
  return near.replace(/ (?:row|line|section|part|group|panel|card|box|block|column|area|heading)$/, '');
}

/** Reads words that say what is meant: ordinal, colour, side, kind, name. */
function readHead(head: string, quotes: readonly string[]): Omit<TargetReading, 'near'> | null {
  let list = wordList(head).filter((word) => word !== 'the');
  let nth: number | null = null;
  let colour: string | null = null;
  const sides: TargetReading['sides'] = [];
  for (let more = true; more;) {
    more = false;
    const [first, second, third] = list;
    if (first === undefined) break;
    const number = ORDINALS[first] ?? numeral(first);
    if ((first === 'second' || first === 'next') && second === 'to' && third === 'last') {
      nth = -2;
      list = list.slice(3);
      more = true;
    } else if (number !== undefined && nth === null && list.length > 1) {
      nth = number;
      list = list.slice(1);
      more = true;
    } else if (COLOURS.test(first) && list.length > 1) {
      colour = first === 'gray' ? 'grey' : first;
      list = list.slice(1);
      more = true;
    } else if (SIDES[first] && list.length > 1) {
      sides.push(SIDES[first]);
      list = list.slice(1);
      more = true;
    }
  }
  const numbered = /^(.+?) (?:number )?(\d{1,3})$/.exec(list.join(' '));
  if (nth === null && numbered?.[1] && kindOfPhrase(numbered[1])) {
    nth = Number(numbered[2]);
    list = numbered[1].split(' ');
  }
  const {kind, name} = kindAndName(list);
  const base = {nth, colour, sides, isUnlikely: false};
  const known = unheld(name, quotes);
  if (!kind) {
    if (nth === null && sides.length === 0 && colour === null && quotes.length === 0)
      return known ? {...base, name: known, hint: '', roles: [], repeated: null} : null;
    return {...base, name: known, hint: '', roles: [], repeated: null};
  }
  return {...base, name: known, hint: kind.hint, roles: [...kind.roles], repeated: kind.repeated};
}

/** The kind words name, at their end or beginning, and the rest, which is the name. */
function kindAndName(list: readonly string[]): {kind: SpokenKind | null; name: string} {
  const heldAt = list.findIndex((word) => word.startsWith(HELD));
  if (heldAt >= 0) {
    const quote = list[heldAt] ?? '';
    const before = list
      .slice(0, heldAt)
      .filter((word) => !NAMED.test(word) && word !== 'that' && word !== 'says');
    const after = list.slice(heldAt + 1);
    return {kind: kindAtEnd(before)?.kind ?? kindAtStart(after)?.kind ?? null, name: quote};
  }
  const phrase = list.join(' ');
  const whole = kindOfPhrase(phrase);
  if (whole) return {kind: whole, name: ''};
  const named =
    /^(.+?) (?:called|named|labell?ed|saying|that says|which says|reading|titled|with the (?:text|words?|label|name)|to|for|about|of) (.+)$/.exec(
      phrase,
    );
  if (named?.[1] && named[2]) {
    const front = kindAtEnd(named[1].split(' '));
    if (front && front.rest.length === 0) return {kind: front.kind, name: named[2].replace(/^the /, '')};
  }
  const end = kindAtEnd(list);
  if (end) return {kind: end.kind, name: end.rest.join(' ')};
  const start = kindAtStart(list);
  // A name may begin with such a word, "Text me": only a role that stands alone in a model's words counts.
  if (start && start.rest.length > 0 && start.kind.roles[0] !== 'text')
    return {kind: start.kind, name: start.rest.join(' ')};
  return {kind: null, name: phrase};
}

function numeral(word: string): number | undefined {
  const match = /^(\d{1,3})(?:st|nd|rd|th)$/.exec(word);
  return match ? Number(match[1]) : undefined;
}

function wordList(text: string): string[] {
  return text.split(' ').filter(Boolean);
}

/** Plain words, in which what was quoted keeps its marks and a genitive its apostrophe. */
function plainHeld(held: string): string {
  return held
    .split(/(\u0001\d+\u0001)/)
    .map((part) =>
      part.startsWith(HELD)
        ? ` ${part} `
        : part
            .split(/(?<=[\p{L}\p{N}])['’]s\b/u)
            .map(plainOf)
            .join("'s "),
    )
    .join(' ')
    .replaceAll(/\s+/g, ' ')
    .trim();
}

/** Puts what was quoted back in. */
function unheld(words: string, quotes: readonly string[]): string {
  return words.replaceAll(/\u0001(\d+)\u0001/g, (_whole, at: string) => quotes[Number(at)] ?? '').trim();
}

function isSameAs(one: TargetReading, other: TargetReading): boolean {
  const key = ({name, roles, repeated, nth, near, sides, colour, hint}: TargetReading) =>
    JSON.stringify([plainOf(name), roles, repeated, nth, near, sides, colour, hint]);
  return key(one) === key(other);
}
