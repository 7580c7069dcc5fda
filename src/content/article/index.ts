import {Readability} from '@mozilla/readability';
import {textLines} from './text-lines.ts';

/**
 * Finds the article in a copy of a page, which is used up by it, and gives it as lines of text; `null` where there is
 * none. A script of its own: it is put into a page when its article is asked for, and not before.
 */
function articleLines(copy: Document): string[] | null {
  const found = new Readability<Node>(copy, {serializer: (node) => node}).parse();
  if (!found?.content) return null;
  const lines = textLines(found.content);
  return found.byline ? [found.byline.replaceAll(/\s+/g, ' ').trim(), ...lines] : lines;
}

(globalThis as {parleyArticle?: typeof articleLines}).parleyArticle = articleLines;
