import {forgetLabels} from '../../src/content/reading/labels.ts';
import {kindOf} from '../../src/content/reading/kinds.ts';
import {nameOf} from '../../src/content/reading/names.ts';
import {roleOf} from '../../src/content/reading/roles.ts';

/** The name an outline would tell of an element, for a page that is not read as a whole. */
function nameIn(element: Element): string {
  forgetLabels();
  return nameOf(element, kindOf(element, roleOf(element)));
}

Object.assign(globalThis, {nameIn});
