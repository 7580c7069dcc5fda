import type {FrameLook, FrameSeen, PageReading} from '../protocol/page.ts';

/** A document of a tab, as the browser names it and as it finds itself among its parents' frames. */
export interface FrameFound extends Omit<FrameLook, 'hasScript'> {
  frameId: number;
}

/** A frame's own outline, or why there is none. */
export type FrameReading =
  {number: number; reading: PageReading; frames: ReadonlyMap<FrameSeen, FrameReading>} | {why: string};

/** The lines of a page, with those of its frames under the lines that show them. */
export function mergeFrames(
  lines: readonly string[],
  frames: ReadonlyMap<FrameSeen, FrameReading>,
  number: number | null,
): string[] {
  const byLine = new Map([...frames].map(([seen, reading]) => [seen.line, reading]));
  return lines.flatMap((line, at) => {
    const own = number === null ? line : inFrame(line, number);
    const frame = byLine.get(at);
    if (!frame) return [own];
    if ('why' in frame) return [`${own} (${frame.why})`];
    const indent = `${/^ */.exec(line)?.[0] ?? ''} `;
    const inner = mergeFrames(frame.reading.lines, frame.frames, frame.number);
    return inner.length === 0 ? [`${own} (empty)`] : [`${own}:`, ...inner.map((each) => indent + each)];
  });
}

/** The document that is drawn in a frame: the one at its place, or for one that is not counted the one most like it. */
export function documentOf(
  seen: FrameSeen,
  parent: readonly (number | null)[],
  found: readonly FrameFound[],
): FrameFound | null {
  const children = found.filter(({path}) => path.length === parent.length + 1 && startsWith(path, parent));
  if (seen.index !== null) return children.find(({path}) => path.at(-1) === seen.index) ?? null;
  const hidden = children.filter(({path}) => path.at(-1) === null);
  const alike = hidden.filter(({address}) => address === seen.address);
  const sized = (alike.length > 0 ? alike : hidden).filter(
    ({width, height}) => Math.abs(width - seen.width) <= 2 && Math.abs(height - seen.height) <= 2,
  );
  return sized.length === 1 ? (sized[0] ?? null) : alike.length === 1 ? (alike[0] ?? null) : null;
}

/** Puts a frame's number before every ref of a line. */
function inFrame(line: string, number: number): string {
  return line.replaceAll(/(^ *#+ |\[)(?=e\d)/g, `$1f${number}`);
}

function startsWith(path: readonly (number | null)[], start: readonly (number | null)[]): boolean {
  return start.every((step, at) => path[at] === step);
}
