import {lettersOf} from '../../core/letters.ts';
import {nameOf} from './names.ts';
import {kindOf} from './kinds.ts';
import {readAll} from './reading.ts';
import {elementOf, isInSameRow, toldOf} from './refs.ts';

/**
 * The element a ref stands for, or `null` where it is gone. One that the page has drawn anew, or used again for something
 * else, is looked for by reading the page: what is the same thing gets its ref back.
 */
export async function findElement(ref: string): Promise<Element | null> {
  const told = toldOf(ref);
  if (!told) return null;
  const element = elementOf(ref);
  if (element && isInSameRow(ref, element) && isStillNamed(element, told)) return element;
  await readAll(document.documentElement);
  const again = elementOf(ref);
  // Its name may have changed with what it does, such as from Play to Pause: what was meant is to be asked again.
  return again && toldOf(ref)?.name === told.name ? again : null;
}

/** Whether an element still says what was told of it. Names that were cut are compared by their beginning. */
export function isStillNamed(element: Element, told: {role: string; name: string}): boolean {
  if (nameOf(element, kindOf(element, told.role)) === told.name) return true;
  const name = lettersOf(told.name);
  const isCut = told.name.endsWith('…');
  const isTold = (text: string) => {
    const said = lettersOf(text);
    return said === '' || said === name || (isCut && said.startsWith(name));
  };
  if (name === '' || isTold(element.textContent)) return true;
  if (told.role !== 'clickable' || !(element instanceof HTMLElement)) return false;
  // What takes clicks as a whole may hold what is not drawn; and what is drawn was all told, with its pictures' names.
  return isTold(element.innerText) || name.includes(lettersOf(element.innerText));
}
