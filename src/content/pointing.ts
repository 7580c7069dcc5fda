import {ParleyError} from '../protocol/failures.ts';
import type {PointArguments, Pointed} from '../protocol/page.ts';
import {nameOf} from './names.ts';
import {elementOf} from './refs.ts';
import {showRing} from './ring.ts';
import {roleOf} from './roles.ts';
import {isVisible} from './visibility.ts';

/**
 * Scrolls to an element and puts a ring around it.
 * @throws ParleyError `ref.unknown` with what the model should do
 */
export function pointAt({ref, label}: PointArguments): Pointed {
  const element = elementOf(ref);
  if (!element)
    throw unknown(`${ref} is not on the page any more; call read_page and use a ref from its outline.`);
  if (!isVisible(element))
    throw unknown(`${ref} is on the page but hidden now; call read_page to see what is shown.`);
  const role = roleOf(element) ?? element.localName;
  const name = nameOf(element, role);
  element.scrollIntoView({block: 'center', inline: 'nearest', behavior: 'instant'});
  showRing(element, ref, label ?? name);
  return {ref, role, name};
}

function unknown(message: string): ParleyError {
  return new ParleyError('ref.unknown', {message});
}
