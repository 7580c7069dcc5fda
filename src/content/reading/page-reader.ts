import {ParleyError} from '../../protocol/failures.ts';
import type {DocumentReadArguments, PageReading} from '../../protocol/page.ts';
import {selectedText} from '../selected.ts';
import {surroundings} from './around.ts';
import {readArticle} from './article.ts';
import {isSame, stampNow, watchChanges} from './changes.ts';
import {findElement} from './find.ts';
import {seenFrames} from './frames.ts';
import {readAll, readScreen, type Outline} from './reading.ts';
import {elementOf} from './refs.ts';

const NONE: Outline = {lines: [], holes: [], elsewhere: [], isModal: false, busyMs: 0, longestSliceMs: 0};

/**
 * Reads this document as it is asked for.
 * @throws ParleyError `page.unreachable` for a document that holds no page, such as Chrome's PDF viewer; `ref.unknown`
 * for an element to read around that is gone
 */
export async function readDocument(asked: DocumentReadArguments): Promise<PageReading> {
  refuseViewer();
  if (asked.since !== null && isSame(asked.since, asked.view)) return tell(NONE, asked, true);
  watchChanges(asked.view);
  return tell(await outlineOf(asked), asked, false);
}

/** @throws ParleyError `page.unreachable` for a document that holds no page, such as Chrome's PDF viewer */
export function refuseViewer(): void {
  if (document.contentType !== 'application/pdf') return;
  throw new ParleyError('page.unreachable', {
    message: 'This is a PDF, and Chrome does not let extensions read its viewer.',
  });
}

async function outlineOf({view, ref, shown}: DocumentReadArguments): Promise<Outline> {
  switch (view) {
    case 'viewport':
      return readScreen(shown);
    case 'full':
      return readAll(document.documentElement);
    case 'around': {
      const element = ref === null ? null : ((await findElement(ref)) ?? elementOf(ref));
      if (!element) {
        throw new ParleyError('ref.unknown', {
          message: `${ref ?? 'That ref'} is not on the page any more; call read_page with view "viewport" and take a ref from there.`,
        });
      }
      return readAll(surroundings(element));
    }
    case 'text':
      return readArticle();
    case 'selection':
      return NONE;
  }
}

function tell(outline: Outline, {view, shown}: DocumentReadArguments, isUnchanged: boolean): PageReading {
  const {lines, holes, elsewhere, isModal, busyMs, longestSliceMs} = outline;
  return {
    title: document.title,
    address: location.href,
    selection: selectedText(),
    lines,
    elsewhere,
    frames: seenFrames(holes, view === 'viewport' ? shown : null, view === 'viewport'),
    isModal,
    stamp: stampNow(view),
    isUnchanged,
    busyMs,
    longestSliceMs,
  };
}
