import type {Line} from '../protocol/snapshot.ts';

/** How many lines a view is given: two turns of both sides. */
export const KEPT_LINES = 4;

/** Puts a side's words into the lines: replaces that turn's line of that side, or adds it in order. */
export function withLine(lines: readonly Line[], line: Line): Line[] {
  const at = lines.findIndex((known) => known.turnId === line.turnId && known.who === line.who);
  if (at >= 0) return lines.with(at, line);
  // The person's words are often recognised after the answer has begun; they still come first.
  const answer = line.who === 'you' ? lines.findIndex((known) => known.turnId === line.turnId) : -1;
  const next = answer >= 0 ? lines.toSpliced(answer, 0, line) : [...lines, line];
  return next.slice(-KEPT_LINES);
}
