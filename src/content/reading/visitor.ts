import type {OutlineItem} from '../../core/outline-words.ts';
import {isOverlay} from '../overlay.ts';
import {iconName, isClickable} from './clickables.ts';
import {drawnIn, isSetAside, isTextAlone, measure, withoutCaption} from './drawn.ts';
import {isTelling, kindOf, type Kind} from './kinds.ts';
import {fieldName, givenName, libraryName, tidy} from './names.ts';
import {isRow, refOf} from './refs.ts';
import {roleOf} from './roles.ts';
import {common, isCovered, type Box} from './screen.ts';
import {levelOf, statesOf} from './states.ts';
import {tagOf} from './tags.ts';
import {valueOf} from './values.ts';
import type {Place, Visitor, Walk} from './walk.ts';

/** How a box stands among others, by its computed `display`. */
type Flow = 'inline' | 'box' | 'cell' | 'block';
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
const NO_NODES: Node[] = [];
/** What a clickable holds may be a whole card: a name is shorter. */
const LONGEST_CLICKABLE_NAME = 120;

/** Says what an outline tells of each element. With `isPart`, what cannot be seen in the window is left out. */
export function createVisitor(walk: Walk, view: {isPart: boolean; modal: Element | null}): Visitor {
  const {writer} = walk;
  const range = document.createRange();
  const endBlock = () => writer.breakLine();
  const endBox = () => writer.text(' ');

  return {text: visitText, element: visitElement};

  function refFor(element: Element, role: string, name: string, row?: Element | null): string {
    const ref = refOf(element, role, name, row);
    walk.items?.set(element, {ref, role, name});
    return ref;
  }

  function visitText(node: Text, place: Place): void {
    if (!place.isShown || place.isTold) return;
    if (view.isPart && !place.isWhole && place.clip && node.data.trim() !== '') {
      range.selectNodeContents(node);
      if (!common(range.getBoundingClientRect(), place.clip)) return;
    }
    writer.text(node.data);
  }

  function visitElement(element: Element, place: Place): Place | null {
    const name = element.localName;
    const tag = tagOf(name);
    if (tag.isNothing || (tag.maybeOurs && isOverlay(element))) return null;
    if (name === 'br') {
      if (place.isInItem) writer.text(' ');
      else writer.breakLine();
      return null;
    }
    const hasAttributes = element.hasAttributes();
    if (hasAttributes && isSetAside(element)) return null;

    let {clip, isWhole} = place;
    // Most of a page is not on the screen: that is found out first, before anything is asked of its style.
    let where = clip && !isWhole ? measure(element, clip) : null;
    if (where === 'outside') return null;
    const style = getComputedStyle(element);
    const display = style.display;
    if (display === 'none') return null;
    const flow = FLOWS.get(display) ?? 'block';
    const role = roleOf(element);
    const kind = kindOf(element, role);
    if (clip && isWhole && (flow !== 'inline' || style.position !== 'static')) where = measure(element, clip);
    if (where === 'outside') return null;
    if (where) isWhole = where === 'within';
    if (view.isPart) {
      // A check box that is see-through is drawn by what is around it, and still takes the click. In the view of the
      // whole page, what is see-through may be waiting to be scrolled to.
      if (style.opacity === '0' && kind !== 'field') return null;
      if (clip && flow !== 'inline' && style.overflow !== 'visible') {
        clip = common(element.getBoundingClientRect(), clip);
        if (!clip) return null;
      }
    }
    if (hasAttributes && flow === 'block' && style.contentVisibility === 'hidden') return null;
    if (view.isPart) {
      if (walk.seen.has(element)) return null;
      walk.seen.add(element);
    }

    // Words that only stand out, such as bold ones, follow what is around them; each question of style costs.
    const isPlain = flow === 'inline' && !hasAttributes && place.isShown;
    const isShown = isPlain || style.visibility === 'visible';
    if (isShown && tellLeaf(element, role, kind, flow, clip, place.row)) return null;
    const isAsked = !isPlain && !place.isInItem && kind !== 'item';
    const hasPointer = isAsked ? style.cursor === 'pointer' : place.hasPointer;
    const isText = isWhole && isShown && isTextAlone(element);
    const next: Place = {
      children: isText ? NO_NODES : drawnIn(element),
      at: 0,
      isShown,
      hasPointer,
      isInItem: place.isInItem,
      clip,
      isWhole,
      isTold: false,
      row: isRow(element, role) ? element : place.row,
      leave: null,
    };
    begin(next, flow, kind);
    if (isShown) open(element, role, kind, hasPointer && !place.hasPointer, next);
    if (!isText) return next;
    // Most elements hold nothing but text: no need to walk into them.
    writer.text(element.textContent);
    next.leave?.();
    return null;
  }

  function begin(next: Place, flow: Flow, kind: Kind): void {
    if (flow === 'block') {
      writer.breakLine();
      next.leave = endBlock;
    } else if (flow === 'box') {
      writer.text(' ');
      next.leave = endBox;
    }
    if (flow === 'cell' || kind === 'cell') {
      writer.openCell();
      next.leave = () => writer.closeCell();
    }
  }

  /** Tells an element that stands for itself, whatever is inside it; `false` where it is none. */
  function tellLeaf(
    element: Element,
    role: string,
    kind: Kind,
    flow: Flow,
    clip: Box | null,
    row: Element | null,
  ): boolean {
    if (kind === 'picture') {
      const name = givenName(element);
      // What has no name is an ornament; a drawing may still hold words.
      if (name !== '') writer.picture(name, writer.isInItem ? null : refFor(element, 'img', name, row));
      return name !== '' || element.localName === 'img';
    }
    if (kind !== 'field' && kind !== 'media') return false;
    if (flow === 'block') writer.breakLine();
    const name =
      kind === 'field' ? fieldName(element) : givenName(element) || tidy(element.getAttribute('title'));
    if (element instanceof HTMLIFrameElement) {
      tellFrame(element, name);
      return true;
    }
    const states = statesOf(element, role);
    if (clip && isCovered(element, clip)) states.push('covered');
    const value = kind === 'field' ? valueOf(element, role) : null;
    writer.item({ref: refFor(element, role, name, row), role, name, isNamedByContent: false, states, value});
    if (flow === 'block') writer.breakLine();
    return true;
  }

  function tellFrame(frame: HTMLIFrameElement, name: string): void {
    const words = `[${refFor(frame, 'iframe', name)} iframe${name ? ` ${JSON.stringify(name)}` : ''}]`;
    const line = writer.enter(words);
    writer.leave(line, true);
    walk.holes.push({element: frame, line});
  }

  /** Writes what begins with an element, and notes what is to be written at its end. */
  function open(element: Element, role: string, kind: Kind, hasOwnPointer: boolean, next: Place): void {
    switch (kind) {
      case 'heading': {
        const heading = writer.openHeading();
        const given = () => givenName(element);
        const isUsed = isClickable(element, hasOwnPointer);
        next.isInItem = true;
        atEnd(next, () => {
          writer.closeHeading(heading, levelOf(element), given, (name) =>
            refFor(element, role, name, next.row),
          );
        });
        // Many folds are opened by their heading.
        if (isUsed) openItem(element, 'clickable', next);
        return;
      }
      case 'item':
        openItem(element, role, next);
        return;
      case 'row':
        writer.breakLine();
        atEnd(next, () => writer.endRow());
        return;
      case 'container': {
        const name = givenName(element);
        if (name !== '' || isTelling(role)) {
          const modal = element === view.modal ? ' (modal)' : '';
          const children = withoutCaption(element, name, next.children);
          const isCaptioned = children.length < next.children.length;
          next.children = children;
          const line = writer.enter(`${role}${name ? ` ${JSON.stringify(name)}` : ''}${modal}`);
          atEnd(next, () => writer.leave(line, isCaptioned));
          return;
        }
        break;
      }
      default:
    }
    const explained = element.localName === 'abbr' ? tidy(element.getAttribute('title')) : '';
    if (explained !== '') atEnd(next, () => writer.text(` (${explained})`));
    if (element.localName === 'label') openLabel(element as HTMLLabelElement, next);
    else if (!next.isInItem && element.localName !== 'body' && isClickable(element, hasOwnPointer))
      openItem(element, 'clickable', next);
  }

  function openLabel(label: HTMLLabelElement, next: Place): void {
    const control = label.control;
    if (!control) return;
    // The field that it belongs to says it already, unless it is not drawn and the label stands for it.
    const isPlain = next.children.every((node) => node.nodeType === Node.TEXT_NODE || node === control);
    if (control.checkVisibility({visibilityProperty: true})) next.isTold = isPlain;
    else if (control instanceof HTMLInputElement && /^(?:checkbox|radio|file)$/.test(control.type))
      openItem(label, control.type, next);
  }

  function openItem(element: Element, role: string, next: Place): void {
    const item = writer.open();
    next.isInItem = true;
    atEnd(next, () => {
      writer.close(item, (plain, hasNested) => describe(element, role, plain, hasNested, next));
    });
  }

  function describe(
    element: Element,
    role: string,
    plain: string,
    hasNested: boolean,
    {clip, row}: Place,
  ): OutlineItem | null {
    const given = givenName(element);
    let name = given || plain || (role === 'clickable' ? '' : libraryName(element));
    if (name === '' && !hasNested) name = iconName(element);
    if (role === 'clickable') {
      // A bare link without words is more often the rest of something than something to click.
      if (name === '' || (element.localName === 'a' && plain === '' && given === '' && !hasNested))
        return null;
      if (name.length > LONGEST_CLICKABLE_NAME && !hasNested)
        name = `${name.slice(0, LONGEST_CLICKABLE_NAME)}…`;
    }
    const states = statesOf(element, role);
    if (clip && isCovered(element, clip)) states.push('covered');
    const isNamedByContent = given === '' || given === plain;
    return {ref: refFor(element, role, name, row), role, name, isNamedByContent, states, value: null};
  }
}

/** Does `act` at the end of an element, before what was to be done there already. */
function atEnd(place: Place, act: () => void): void {
  const {leave} = place;
  place.leave = leave
    ? () => {
        act();
        leave();
      }
    : act;
}
