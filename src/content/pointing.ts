import {ParleyError} from '../protocol/failures.ts';
import type {PointArguments, Pointed} from '../protocol/page.ts';
import {findElement} from './reading/find.ts';
import {toldOf} from './reading/refs.ts';
import {isVisible} from './reading/visibility.ts';
import {showRing} from './ring.ts';

/**
 * Scrolls to an element and puts a ring around it.
 * @throws ParleyError `ref.unknown` with what the model should do
 */
export async function pointAt({ref, label}: PointArguments): Promise<Pointed> {
  const element = await findElement(ref);
  const told = toldOf(ref);
  if (!element || !told)
    throw unknown(`${ref} is not on the page any more; call read_page and use a ref from its outline.`);
  if (!isVisible(element))
    throw unknown(`${ref} is on the page but hidden now; call read_page to see what is shown.`);
  element.scrollIntoView({block: 'center', inline: 'nearest', behavior: 'instant'});
  showRing(element, ref, label ?? told.name);
  return {ref, role: told.role, name: told.name};
}

function unknown(message: string): ParleyError {
  return new ParleyError('ref.unknown', {message});
}
