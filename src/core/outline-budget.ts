import {estimateTokens} from './token-estimate.ts';

/** Text lines longer than this are cut first, when an outline is too long. */
const SHORTENED_CHARS = 280;
/** Kept for the note on what was left out. */
const NOTE_TOKENS = 40;

/** An outline that fits, and the first ref of what was left out. */
export interface FittedOutline {
  lines: string[];
  tokens: number;
  /** How many lines were left out, and the last ref that was kept; `null` where there was none. */
  left: number;
  lastRef: string | null;
}

/**
 * Fits an outline to a number of tokens: long text is shortened first, then lines are left out from the end. What is
 * left out is counted, so that it can be asked for.
 */
export function fitOutline(lines: readonly string[], mostTokens: number): FittedOutline {
  const total = sum(lines.map(estimateTokens));
  if (total <= mostTokens) return {lines: [...lines], tokens: total, left: 0, lastRef: null};
  const kept: string[] = [];
  let tokens = NOTE_TOKENS;
  for (const line of lines.map(shorten)) {
    const more = estimateTokens(line) + 1;
    if (tokens + more > mostTokens) break;
    tokens += more;
    kept.push(line);
  }
  return {lines: kept, tokens, left: lines.length - kept.length, lastRef: lastRefOf(kept)};
}

/** The lines after the one that has `ref`; all of them where none has. */
export function linesAfter(lines: readonly string[], ref: string): string[] {
  const at = lines.findIndex((line) => refsOf(line).includes(ref));
  return lines.slice(at + 1);
}

function shorten(line: string): string {
  if (line.length <= SHORTENED_CHARS || /\[f?\d*e\d/.test(line.slice(SHORTENED_CHARS - 40))) return line;
  return `${line.slice(0, SHORTENED_CHARS).trimEnd()}…`;
}

function lastRefOf(lines: readonly string[]): string | null {
  for (const line of [...lines].reverse()) {
    const last = refsOf(line).at(-1);
    if (last) return last;
  }
  return null;
}

/** The refs in a line, in order. */
export function refsOf(line: string): string[] {
  return [...line.matchAll(/(?:^ *#+ |\[)((?:f\d+)?e\d+)(?=[ \]])/g)].flatMap(([, ref]) => ref ?? []);
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
