import type {OutlineItem} from '../../core/outline-words.ts';
import {isOverlay} from '../overlay.ts';
import {iconName, isClickable, isTwig, isWrapper} from './clickables.ts';
import {drawnIn, isSetAside, pickedIn, textAlone, withoutCaption} from './drawn.ts';
import {holderOf} from './flat-tree.ts';
import {ALL, measure, partIn, type Part} from './in-view.ts';
import {ownIcon} from './icons.ts';
import {isTelling, kindOf, type Kind} from './kinds.ts';
import {kinIn, kinOf, type Flow} from './looks.ts';
import {mayBeModal} from './modal.ts';
import {fieldName, givenName, isInName, libraryName, tidy} from './names.ts';
import {isRowRole, refOf} from './refs.ts';
import {roleOf} from './roles.ts';
import {common, isCovered, type Box} from './screen.ts';
import {focusedElement, levelOf, statesOf} from './states.ts';
import {tagOf, type Tag} from './tags.ts';
import {BARE, traitsOf, type Traits} from './traits.ts';
import {hasWordedTwin} from './twins.ts';
import {valueOf} from './values.ts';
import {atEnd, type Place, type Visitor, type Walk} from './walk.ts';

/** What a clickable holds may be a whole card: a name is shorter. */
const LONGEST_CLICKABLE_NAME = 120;

/**
 * Says what an outline tells of each element. With `isPart`, what cannot be seen in the window is left out; `modal` is read
 * only for an element that could be it.
 */
export function createVisitor(walk: Walk, view: {isPart: boolean; modal: Element | null}): Visitor {
  const {writer} = walk;
  const range = document.createRange();
  const focused = focusedElement();
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
    const tag = tagOf(element.localName);
    if (tag.isNothing || (tag.maybeOurs && isOverlay(element))) return null;
    if (tag.isBreak) {
      if (place.isInItem) writer.text(' ');
      else writer.breakLine();
      return null;
    }
    const traits = traitsOf(element);
    if (traits.maySetAside && isSetAside(element)) return null;

    // Most of a page is not on the screen: that is found out first, before anything is asked of its style.
    const where = place.clip && !place.isWhole ? measure(element, place.clip) : null;
    if (where === 'outside') return null;
    const style = place.clip && getComputedStyle(element);
    const kin = style ? kinOf(style) : kinIn(element, tag, traits, place.kin);
    if (!kin || kin.look.isSkipped) return null;
    const {flow, isShown, hasHand} = kin.look;
    const role = roleOf(element, tag, traits);
    const kind = kindOf(element, role);
    let part: Part | null = ALL;
    if (place.clip && style) {
      part = partIn(element, place.clip, where, {style, flow, isField: kind === 'field'});
      if (!part || walk.seen.has(element)) return null;
      walk.seen.add(element);
    }

    // On the screen its twin may be out of sight.
    if (role === 'link' && !place.clip && isShown && hasWordedTwin(element)) return null;
    if (isShown && tellLeaf(element, role, kind, flow, part.clip, place.row)) return null;
    if (place.isInItem && isShown && hasHand && kind === 'plain' && tellIcon(element, part.clip, place.row))
      return null;
    // Words that only stand out, such as bold ones, follow what is around them.
    const isPlain = flow === 'inline' && traits === BARE && place.isShown;
    const hasPointer = isPlain || place.isInItem || kind === 'item' ? place.hasPointer : hasHand;
    const hasOwnPointer = hasPointer && !place.hasPointer;
    const text = part.isWhole && isShown ? textAlone(element, tag) : null;
    // Most elements hold nothing but text, and are nothing more.
    if (text !== null && kind === 'plain' && flow !== 'cell') {
      if (place.isInItem || !isClickable(element, hasOwnPointer, traits)) {
        if (!place.isTold) tellText(text, flow);
        return null;
      }
    }
    const picked = text === null ? pickedIn(element, tag) : null;
    const next: Place = {
      next: text !== null ? null : picked ? (picked[0] ?? null) : holderOf(element, tag).firstChild,
      picked,
      at: 1,
      kin,
      isShown,
      hasPointer,
      isInItem: place.isInItem,
      clip: part.clip,
      isWhole: part.isWhole,
      isTold: place.isTold,
      row: tag.isRow || isRowRole(role) ? element : place.row,
      leave: null,
    };
    begin(next, flow, kind);
    if (isShown) open(element, tag, traits, role, kind, hasOwnPointer, next);
    if (text === null) return next;
    if (!next.isTold) writer.text(text);
    next.leave?.();
    return null;
  }

  function tellText(text: string, flow: Flow): void {
    if (flow === 'block') {
      writer.block(text);
    } else if (flow === 'box') {
      writer.text(` ${text} `);
    } else {
      writer.text(text);
    }
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
    const states = statesOf(element, role, focused);
    if (clip && isCovered(element, clip)) states.push('covered');
    const value = kind === 'field' ? valueOf(element, role) : null;
    writer.item({ref: refFor(element, role, name, row), role, name, isNamedByContent: false, states, value});
    if (flow === 'block') writer.breakLine();
    return true;
  }

  /** Tells a small picture that takes clicks of its own, in a card that takes clicks as well; `false` where it is none. */
  function tellIcon(element: Element, clip: Box | null, row: Element | null): boolean {
    const name = ownIcon(element);
    if (name === null) return false;
    const states = clip && isCovered(element, clip) ? ['covered'] : [];
    const ref = refFor(element, 'clickable', name, row);
    writer.item({ref, role: 'clickable', name, isNamedByContent: false, states, value: null});
    return true;
  }

  function tellFrame(frame: HTMLIFrameElement, name: string): void {
    const words = `[${refFor(frame, 'iframe', name)} iframe${name ? ` ${JSON.stringify(name)}` : ''}]`;
    const line = writer.enter(words);
    writer.leave(line, true);
    walk.holes.push({element: frame, line});
  }

  /** Writes what begins with an element, and notes what is to be written at its end. */
  function open(
    element: Element,
    tag: Tag,
    traits: Traits,
    role: string,
    kind: Kind,
    hasOwnPointer: boolean,
    next: Place,
  ): void {
    switch (kind) {
      case 'heading': {
        const heading = writer.openHeading();
        const given = () => givenName(element);
        const isUsed = isClickable(element, hasOwnPointer, traits);
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
          const modal = mayBeModal(element) && element === view.modal ? ' (modal)' : '';
          const others = withoutCaption(element, tag, name);
          if (others) {
            next.next = others[0] ?? null;
            next.picked = others;
          }
          const line = writer.enter(`${role}${name ? ` ${JSON.stringify(name)}` : ''}${modal}`);
          atEnd(next, () => writer.leave(line, others !== null));
          return;
        }
        break;
      }
      default:
    }
    const explained = tag.name === 'abbr' ? tidy(element.getAttribute('title')) : '';
    if (explained !== '') atEnd(next, () => writer.text(` (${explained})`));
    if (tag.name === 'label') openLabel(element as HTMLLabelElement, next);
    else if (
      next.isInItem ? isTwig(element, next.kin.look.hasHand) : isClickable(element, hasOwnPointer, traits)
    )
      openItem(element, 'clickable', next);
  }

  function openLabel(label: HTMLLabelElement, next: Place): void {
    const control = label.control;
    if (!control) return;
    // The field that it belongs to says it already, unless it is not drawn and the label stands for it.
    const isPlain = drawnIn(label).every((node) => node.nodeType === Node.TEXT_NODE || node === control);
    if (control.checkVisibility({visibilityProperty: true}))
      next.isTold ||= isPlain || (!next.clip && isInName(label, control));
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
      if (hasNested && isWrapper(element)) return null;
      // A bare link without words is more often the rest of something than something to click.
      if (name === '' || (element.localName === 'a' && plain === '' && given === '' && !hasNested))
        return null;
      if (name.length > LONGEST_CLICKABLE_NAME && !hasNested)
        name = `${name.slice(0, LONGEST_CLICKABLE_NAME)}…`;
    }
    const states = statesOf(element, role, focused);
    if (clip && isCovered(element, clip)) states.push('covered');
    const isNamedByContent = given === '' || given === plain;
    return {ref: refFor(element, role, name, row), role, name, isNamedByContent, states, value: null};
  }
}
