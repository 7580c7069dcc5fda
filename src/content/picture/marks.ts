import {refsOf} from '../../core/outline-budget.ts';
import type {Mark} from '../../protocol/picture.ts';
import {readScreen} from '../reading/reading.ts';
import {elementOf, toldOf} from '../reading/refs.ts';
import {common, pointOnTop, windowBox} from '../reading/screen.ts';

/** More boxes than this hide the page they are drawn on. */
const MOST_MARKS = 90;
/** What is only looked at gets no mark. */
const NOT_USED = /^(?:img|image|heading|iframe|canvas|)$/;

/** What can be used on the screen, by its ref, in the order of reading. */
export async function marksOnScreen(): Promise<Mark[]> {
  const {lines} = await readScreen(null);
  const window = windowBox(null);
  const refs = [...new Set(lines.flatMap(refsOf))].filter((ref) => !NOT_USED.test(toldOf(ref)?.role ?? ''));
  const marks = refs.flatMap((ref) => {
    const element = elementOf(ref);
    // Of a link over two lines the first one is marked.
    const rect = element && [...element.getClientRects()].find((one) => common(one, window));
    const box = rect ? common(rect, window) : null;
    return element && box && pointOnTop(element, window) ? [{ref, box}] : [];
  });
  return marks.slice(0, MOST_MARKS);
}
