import {describeAttention, NO_ATTENTION, type AttentionInTab} from '../core/attention-words.ts';
import {documentOf, type FrameFound} from '../core/frame-merge.ts';
import {withTimeout} from '../platform/clock.ts';
import type {Args} from '../protocol/commands.ts';
import {ParleyError} from '../protocol/failures.ts';
import type {Attention, FrameChild, Meant, MeantInTab} from '../protocol/picture.ts';
import {findFrames} from './frame-search.ts';
import {askFrame, askPage} from './page-link.ts';

/** What the person means by "this" is worth no more waiting: their words are on the way. */
const PAGE_TIMEOUT_MS = 1_500;
const FRAME_TIMEOUT_MS = 400;
/** Frames inside frames. */
const MOST_DEPTH = 4;

/** What the person attends to in a tab, in words that go with a turn; `null` for nothing. @throws ParleyError as `askPage` */
export async function wordsOnAttention(tabId: number, pointer: boolean): Promise<string | null> {
  const asked = attentionIn(tabId, pointer);
  const attention = await withTimeout(asked, PAGE_TIMEOUT_MS, () => new ParleyError('page.silent'));
  return describeAttention(attention, newNonce());
}

/** Marks of a few words, which no page can guess while they count. */
export function newNonce(): string {
  return crypto.randomUUID().replaceAll('-', '').slice(0, 16);
}

/** What is selected in a tab, without what is secret, in at most `mostChars`; empty for nothing. @throws ParleyError as `askPage` */
export async function selectionIn(tabId: number, mostChars: number): Promise<string> {
  return (await attentionIn(tabId, false, mostChars)).selected?.text ?? '';
}

async function attentionIn(tabId: number, pointer: boolean, mostChars?: number): Promise<AttentionInTab> {
  const asked = {pointer, ...(mostChars === undefined ? {} : {mostChars})};
  const page = await askPage(tabId, 'page.attend', asked);
  const own = {...NO_ATTENTION, ...ofDocument(page, null)};
  if (!page.pointedFrame && !page.focusedFrame) return own;
  const found = await findFrames(tabId, FRAME_TIMEOUT_MS).catch(() => []);
  const inside = (which: 'pointedFrame' | 'focusedFrame') => lookInside(tabId, page, which, asked, found);
  const [pointed, focused] = await Promise.all([inside('pointedFrame'), inside('focusedFrame')]);
  return {
    ...own,
    pointed: own.pointed ?? pointed?.pointed ?? null,
    focused: own.focused ?? focused?.focused ?? null,
    selected: own.selected ?? focused?.selected ?? null,
  };
}

/** Follows the frame that a document names down to the document in which it ends; `null` where one cannot be asked. */
async function lookInside(
  tabId: number,
  page: Attention,
  which: 'pointedFrame' | 'focusedFrame',
  asked: Args<'page.attend'>,
  found: readonly FrameFound[],
): Promise<Pick<AttentionInTab, 'pointed' | 'focused' | 'selected'> | null> {
  let seen: FrameChild | null = page[which];
  let path: FrameFound['path'] = [];
  let inside: ReturnType<typeof ofDocument> | null = null;
  for (let depth = 0; seen && depth < MOST_DEPTH; depth += 1) {
    const frame: FrameFound | null = documentOf({...seen, line: 0, shown: null}, path, found);
    if (!frame) return null;
    const attention: Attention | null = await askFrame(tabId, frame.frameId, 'page.attend', asked).catch(
      () => null,
    );
    if (!attention) return null;
    inside = ofDocument(attention, frame.number);
    path = frame.path;
    seen = attention[which];
  }
  return inside;
}

function ofDocument({pointed, focused, selected}: Attention, number: number | null) {
  return {pointed: inTab(pointed, number), focused: inTab(focused, number), selected};
}

function inTab(meant: Meant | null, number: number | null): MeantInTab | null {
  return meant && {...meant, ref: number === null ? meant.ref : `f${number}${meant.ref}`};
}
