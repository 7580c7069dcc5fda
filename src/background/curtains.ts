import {placeInTab, type CoveredTab} from '../core/frame-places.ts';
import type {FrameFound} from '../core/frame-merge.ts';
import {withTimeout} from '../platform/clock.ts';
import {createLog} from '../platform/log.ts';
import {ParleyError} from '../protocol/failures.ts';
import type {Covered, CoverArguments} from '../protocol/picture.ts';
import {findFrames} from './frame-search.ts';
import {askFrame, askPage} from './page-link.ts';

const log = createLog('tools');

/** A frame that takes longer to hide its secrets is hidden whole. */
const FRAME_TIMEOUT_MS = 500;

/** A tab in which no secret is drawn. */
export interface CurtainedTab extends CoveredTab {
  window: Covered['window'];
  /** Lets everything be drawn again; answers whether nothing has changed since it was hidden. */
  open: () => Promise<boolean>;
}

interface Inner {
  frame: FrameFound;
  covered: Covered;
}

/**
 * Hides every secret in all documents of a tab: each hides its own, and a frame that cannot be asked, or does not know
 * whether it is done, is hidden whole by the document around it.
 * @throws ParleyError where the page itself cannot be asked
 */
export async function hideSecrets(tabId: number, marks: boolean): Promise<CurtainedTab> {
  const first = await askPage(tabId, 'page.cover', {children: null, marks});
  if (first.frames.length === 0) return curtained(tabId, checked(first), []);

  const found = await findFrames(tabId, FRAME_TIMEOUT_MS).catch((error: unknown) => {
    log.debug('the frames were not found', {error: String(error)});
    return [];
  });
  let frames = found;
  // Each round may find a frame that does not do its part; without it, the one around it has more to hide.
  for (;;) {
    const asked = await Promise.all(frames.map((frame) => cover(tabId, frame, frames, marks)));
    const inner = asked.flatMap((one) => one ?? []);
    if (inner.length === frames.length) {
      const page = await askPage(tabId, 'page.cover', {children: childrenOf([], frames), marks});
      return curtained(tabId, checked(page), inner);
    }
    frames = inner.map(({frame}) => frame);
  }
}

async function cover(
  tabId: number,
  frame: FrameFound,
  frames: readonly FrameFound[],
  marks: boolean,
): Promise<Inner | null> {
  const args: CoverArguments = {children: childrenOf(frame.path, frames), marks};
  try {
    const asked = askFrame(tabId, frame.frameId, 'page.cover', args);
    const covered = await withTimeout(asked, FRAME_TIMEOUT_MS, () => new ParleyError('page.silent'));
    return covered.isPainted ? {frame, covered} : null;
  } catch (error) {
    log.debug('a frame did not hide its secrets', {error: String(error)});
    return null;
  }
}

function childrenOf(path: FrameFound['path'], frames: readonly FrameFound[]): CoverArguments['children'] {
  return frames
    .filter(
      (frame) => frame.path.length === path.length + 1 && path.every((step, at) => frame.path[at] === step),
    )
    .map(({path: own, address, width, height}) => ({index: own.at(-1) ?? null, address, width, height}));
}

function checked(page: Covered): Covered {
  if (page.isPainted) return page;
  throw new ParleyError('picture.failed', {
    message: 'The page is not drawn now: it is not in front, or busy.',
  });
}

function curtained(tabId: number, page: Covered, inner: readonly Inner[]): CurtainedTab {
  const documents = [
    {frameId: 0, documentId: page.documentId},
    ...inner.map(({frame, covered}) => ({frameId: frame.frameId, documentId: covered.documentId})),
  ];
  return {
    ...placeInTab(page, inner),
    window: page.window,
    async open() {
      const opened = await Promise.allSettled(
        documents.map(async ({frameId, documentId}) => {
          const after = await askFrame(tabId, frameId, 'page.uncover', {});
          return after.isSame && after.documentId === documentId;
        }),
      );
      return opened.every((one) => one.status === 'fulfilled' && one.value);
    },
  };
}
