import {tagOf} from './tags.ts';
import {shadowOf} from './flat-tree.ts';

/** The document and every shadow root in it, closed ones too. */
export function everyRoot(): (Document | ShadowRoot)[] {
  const roots: (Document | ShadowRoot)[] = [document];
  for (let at = 0; at < roots.length; at += 1) {
    const root = roots[at];
    const all = root instanceof Document ? root.getElementsByTagName('*') : root?.querySelectorAll('*');
    for (const element of all ?? []) {
      if (!tagOf(element.localName).isHost) continue;
      const shadow = shadowOf(element);
      if (shadow) roots.push(shadow);
    }
  }
  return roots;
}
