import {ParleyError} from '../protocol/failures.ts';
import type {PageReading, ReadPageArguments} from '../protocol/page.ts';
import {outlinePage} from './outline.ts';
import {readVisibleText} from './visible-text.ts';

/**
 * Reads the page as the person sees it. With the view `selection` the outline and the text are left out.
 * @throws ParleyError `page.unreachable` for a document that holds no page, such as Chrome's PDF viewer
 */
export function readPage({view}: ReadPageArguments): PageReading {
  if (document.contentType === 'application/pdf') {
    throw new ParleyError('page.unreachable', {
      message: 'This is a PDF, and Chrome does not let extensions read its viewer.',
    });
  }
  const isWhole = view !== 'selection';
  return {
    title: document.title,
    address: location.href,
    selection: getSelection()?.toString().trim() ?? '',
    text: isWhole ? readVisibleText() : '',
    outline: isWhole ? outlinePage() : [],
  };
}
