import type {Tag} from './tags.ts';
import type {Traits} from './traits.ts';

/** How a box stands among others, by its computed `display`. */
export type Flow = 'inline' | 'box' | 'cell' | 'block';
const FLOWS = new Map<string, Flow>([
  ['inline', 'inline'],
  ['contents', 'inline'],
  ['ruby', 'inline'],
  ['ruby-text', 'inline'],
  ['inline-block', 'box'],
  ['inline-flex', 'box'],
  ['inline-grid', 'box'],
  ['inline-table', 'box'],
  ['table-cell', 'cell'],
]);

/** What an outline depends on in the style of an element that is drawn. */
export interface Look {
  flow: Flow;
  /** Whether its own text is visible. */
  isShown: boolean;
  /** Whether the pointer is a hand over it. */
  hasHand: boolean;
  /** Whether what is inside it is kept from being drawn. */
  isSkipped: boolean;
}

/**
 * Elements of the same tag, class and attributes that style asks for, inside elements that are such as well, with the look that
 * was last found of one.
 */
export interface Kin {
  look: Look;
  /** How many there were so far. */
  count: number;
  /** Whether all of them that were asked had the same look. */
  isAlike: boolean;
  /** The kinds of elements inside them, by tag, and by class and such attributes. */
  inner: Map<string, Map<string | null, Kin>> | null;
}

const VISIBLE = {visibilityProperty: true};

/** Begins to know elements by their kind. */
export function beginKin(): Kin {
  return newKin({flow: 'block', isShown: true, hasHand: false, isSkipped: false});
}

/**
 * The look of an element inside elements of the kind `around`, in its kind; `null` for one that is not drawn.
 *
 * A question of style costs more than all else that is asked of an element, and makes an object that has to be cleared
 * away: of elements that no rule of usual make can tell apart, only the first, the second, the fourth and so on are asked.
 * Whether it is visible is asked of every one.
 */
export function kinIn(element: Element, tag: Tag, {styled, hasClass}: Traits, around: Kin): Kin | null {
  if (tag.isCustom || !styled || !element.checkVisibility(VISIBLE)) {
    return kinOf(getComputedStyle(element));
  }
  const kinds = kindsOfTag(around, tag.name);
  let like = hasClass ? element.getAttribute('class') : null;
  for (const name of styled) like = `${like ?? ''}\n${name}=${element.getAttribute(name) ?? ''}`;
  const kin = kinds.get(like);
  if (kin) {
    kin.count += 1;
    if (kin.isAlike && !isPowerOfTwo(kin.count)) return kin;
  }
  const look = lookOf(getComputedStyle(element));
  if (!look) return null;
  if (kin) {
    kin.isAlike &&= isSameLook(kin.look, look);
    kin.look = look;
    return kin;
  }
  const first = newKin(look);
  kinds.set(like, first);
  return first;
}

/** An element as a kind of its own, by its computed style; `null` where it is not drawn. */
export function kinOf(style: CSSStyleDeclaration): Kin | null {
  const look = lookOf(style);
  return look && newKin(look);
}

function lookOf(style: CSSStyleDeclaration): Look | null {
  const {display} = style;
  if (display === 'none') return null;
  const flow = FLOWS.get(display) ?? 'block';
  return {
    flow,
    isShown: style.visibility === 'visible',
    hasHand: style.cursor === 'pointer',
    isSkipped: flow === 'block' && style.contentVisibility === 'hidden',
  };
}

function kindsOfTag(around: Kin, name: string): Map<string | null, Kin> {
  around.inner ??= new Map();
  const known = around.inner.get(name);
  if (known) return known;
  const kinds = new Map<string | null, Kin>();
  around.inner.set(name, kinds);
  return kinds;
}

function newKin(look: Look): Kin {
  return {look, count: 1, isAlike: true, inner: null};
}

function isSameLook(one: Look, other: Look): boolean {
  return (
    one.flow === other.flow &&
    one.isShown === other.isShown &&
    one.hasHand === other.hasHand &&
    one.isSkipped === other.isSkipped
  );
}

function isPowerOfTwo(count: number): boolean {
  return (count & (count - 1)) === 0;
}
