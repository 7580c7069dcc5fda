import {tidy} from './names.ts';

/** Larger pictures are no icons but ornaments. Half a centimetre a side is already a lot for an icon. */
const LARGEST_PX = 64;
const MOST_WORDS = 3;
const BUTTONS =
  'button, a[href], summary, label, [role="button"], [role="link"], [role="menuitem"], [role="tab"], [role="option"]';
const FILE = /url\("?(?:[^"]*\/)?([^/"?#]+?)(?:\.\w+)?(?:[?#][^"]*)?"?\)/;
/** Parts of class and file names that say how an icon looks or where it belongs, not what it is. */
const NO_NAME = /\b(?:icons?|ico|img|image|sprite|svg|png|btn|button|small|large|sm|lg|\d+(?:x\d+)?|px)\b/gi;

/**
 * What an element without any content shows by its style alone: a small picture, such as a bin at the end of a row. Its name
 * is that of the picture's file, or of its class; `null` for an element that shows nothing so.
 */
export function iconByStyle(element: Element): string | null {
  if (element.firstChild !== null) return null;
  const style = getComputedStyle(element);
  const picture = [style.content, style.backgroundImage, style.maskImage].find((value) =>
    value.startsWith('url('),
  );
  if (picture === undefined) return null;
  const {width, height} = element.getBoundingClientRect();
  if (width === 0 || height === 0 || width > LARGEST_PX || height > LARGEST_PX) return null;
  const file = picture.startsWith('url("data:') ? '' : (FILE.exec(picture)?.[1] ?? '');
  const [own = ''] = [element.getAttribute('class') ?? '', file].map(inWords).filter(Boolean);
  return own === '' ? null : own;
}

/** The icon that an element is in something that takes clicks as a whole. On a button it is an ornament, and not told. */
export function ownIcon(element: Element): string | null {
  return element.firstChild === null && !element.closest(BUTTONS) ? iconByStyle(element) : null;
}

function inWords(name: string): string {
  const words = name.replaceAll(/([a-z])([A-Z])/g, '$1 $2').replaceAll(/[-_.]+/g, ' ');
  const telling = tidy(words.replaceAll(NO_NAME, ' ')).toLowerCase().split(' ');
  return [...new Set(telling)].slice(0, MOST_WORDS).join(' ');
}
