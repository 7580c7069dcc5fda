import {kindOf} from './kinds.ts';
import {tidy} from './names.ts';
import {roleOf} from './roles.ts';
import {BARE, traitsOf} from './traits.ts';

/** Attributes by which pages and their frameworks bind a click in the markup. Sources: each framework's own guide. */
const CLICK_ATTRIBUTES = new Set([
  'onclick',
  'onmousedown',
  'onpointerdown',
  'ng-click',
  'data-ng-click',
  'on:click',
  'phx-click',
  '(click)',
]);
/** Only what is worked has these states; where it holds something else to work, it is that which has them. */
const STATES = new Set(['aria-expanded', 'aria-haspopup', 'aria-pressed']);
const WORKED = 'a, button, input, select, textarea, [role], [tabindex], h1, h2, h3, h4, h5, h6, ul, ol';
/** Vue, Alpine and Livewire take modifiers after the event; two of them mean a click anywhere else. */
const CLICK_WITH_MODIFIERS = /^(?:@|v-on:|x-on:|wire:)click(?!\S*\.(?:outside|away)\b)(?:\.|$)/;
/** Bootstrap, whose tooltips alone open without a click. */
const TOGGLE = /^data-(?:bs-)?toggle$/;
/** htmx: what is no form or field asks at a click, unless another trigger is named. */
const REQUEST = /^(?:data-)?hx-(?:get|post|put|patch|delete)$/;
const HINTS = ['title', 'data-tooltip', 'data-title', 'data-original-title', 'alt', 'data-label'];
/** Class names and file names that icon fonts and sprites give to what they show. */
const ICON =
  /\b(?:icon|icons|fa|glyphicon|bi|mdi|octicon|ti|lucide|material-icons?)[-_]+([a-z][a-z-]{2,})\b/i;
/** Parts of such names that say how an icon looks, not what it is. */
const NO_ICON =
  /^(?:solid|regular|brands|fw|lg|sm|xs|button|btn|wrapper|container|inline|svg|only|small|large)$/i;

/**
 * Whether a person may click an element that says so by no role: the hand appears on it and not around it, its markup
 * binds a click or tells a state that only what is worked has, or the keyboard stops at it. Listeners that scripts added cannot be
 * seen from outside the page's own world (docs/decisions/0024-speed-of-reading.md).
 */
export function isClickable(element: Element, hasOwnPointer: boolean, traits = traitsOf(element)): boolean {
  if (!hasOwnPointer && traits === BARE) return false;
  if (element.localName === 'body') return false;
  if (hasOwnPointer) return true;
  // A link that leads nowhere is a button of the page's scripts; one with a name is a place to go to.
  if (element.localName === 'a' && !element.hasAttribute('name') && !element.hasAttribute('id')) return true;
  for (const name of traits.clicks) {
    if (CLICK_ATTRIBUTES.has(name) || CLICK_WITH_MODIFIERS.test(name)) return true;
    if (REQUEST.test(name) && /^$|click/.test(element.getAttribute('hx-trigger') ?? '')) return true;
    const isWorked = STATES.has(name) || (TOGGLE.test(name) && element.getAttribute(name) !== 'tooltip');
    if (isWorked && element.querySelector(WORKED) === null) return true;
    // Stimulus: an action without an event is one at a click.
    if (name === 'data-action' && /(?:^|\s)(?:click->)?[\w-]+#\w/.test(element.getAttribute(name) ?? ''))
      return true;
    if (name === 'tabindex' && Number(element.getAttribute(name)) >= 0) return true;
    if (name === 'jsaction' && /(?:^|[\s;])(?:click:|[^\s:;]+(?:$|;))/.test(element.getAttribute(name) ?? ''))
      return true;
  }
  return false;
}

/** The best name for a thing that shows no words: a hint, its icon's title, what its icon is called, its id. */
export function iconName(element: Element): string {
  for (const name of HINTS) {
    const hint = tidy(element.getAttribute(name));
    if (hint !== '') return hint;
  }
  const inner = element.querySelector('[title], [aria-label], img[alt]:not([alt=""]), svg title');
  if (inner) {
    const hint =
      inner.getAttribute('aria-label') ??
      inner.getAttribute('title') ??
      inner.getAttribute('alt') ??
      inner.textContent;
    if (tidy(hint) !== '') return tidy(hint);
  }
  for (const candidate of [element, ...element.querySelectorAll('i, svg, use, span, img')].slice(0, 6)) {
    const told = [
      candidate.getAttribute('class'),
      candidate.getAttribute('href'),
      candidate.getAttribute('data-icon'),
    ];
    for (const match of told.map((words) => ICON.exec((words ?? '').replace('#', ' ')))) {
      if (match?.[1] && !NO_ICON.test(match[1])) return match[1].replaceAll(/[-_]+/g, ' ');
    }
  }
  // Not `element.id`: a form answers with a field of that name.
  const id = element.getAttribute('id') ?? '';
  return tidy(id.replaceAll(/[-_]+/g, ' ').replaceAll(/([a-z])([A-Z])/g, '$1 $2'));
}

/** Whether an element takes clicks only for the thing it begins with: a list's item around what is in it. */
export function isWrapper(element: Element): boolean {
  for (let node = element.firstChild; node; node = node.nextSibling) {
    if (node instanceof Element) return kindOf(node, roleOf(node)) === 'item';
    if (node.nodeType === Node.TEXT_NODE && tidy(node.nodeValue) !== '') return false;
  }
  return false;
}

/** Whether an element is a branch in a branch of a tree whose branches take clicks: the hand is over all of them alike. */
export function isTwig(element: Element, hasHand: boolean): boolean {
  return hasHand && element.localName === 'li' && element.parentElement?.parentElement?.localName === 'li';
}
