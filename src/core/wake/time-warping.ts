/** A stretch of sound as a row of frames, each a list of `width` numbers, one frame after another in `values`. */
export interface Frames {
  readonly count: number;
  readonly width: number;
  readonly values: Float32Array;
}

/** How unlike two stretches are along the best alignment: the mean over it, and the mean over its worst part. */
export interface Unlikeness {
  mean: number;
  worst: number;
}

/**
 * How one pair of frames follows another on the alignment, in frames of either side: speech may run at half to double
 * the pace, and never stands still. Source: the slope constraint P = 1 of Sakoe and Chiba, 1978.
 */
const MOVES = [
  {rows: 1, columns: 1},
  {rows: 1, columns: 2},
  {rows: 2, columns: 1},
] as const;
const START = MOVES.length;
const UNREACHED = -1;

/**
 * Aligns `heard` with `template` by dynamic time warping. Up to `slack` frames may stay out of it at the beginning of
 * either and at the end of the template. `part` is the length of the worst part, in frames. `null` where no pace from
 * half to double fits.
 */
export function warp(
  template: Frames,
  heard: Frames,
  {slack, part}: {slack: number; part: number},
): Unlikeness | null {
  const rows = template.count;
  const columns = heard.count;
  const far = new Float32Array(rows * columns);
  const total = new Float32Array(rows * columns);
  const length = new Float32Array(rows * columns);
  const move = new Int8Array(rows * columns).fill(UNREACHED);

  for (let row = 0; row < rows; row += 1) {
    const {from, to} = reachable(row, rows, columns, slack);
    for (let column = from; column <= to; column += 1) {
      const cell = row * columns + column;
      const here = distance(template, row, heard, column);
      far[cell] = here;
      let mean = Infinity;
      // A diagonal step counts double, so that a detour is not cheaper for having fewer steps.
      if ((column === 0 && row <= slack) || (row === 0 && column <= slack)) {
        mean = here;
        total[cell] = here * 2;
        length[cell] = 2;
        move[cell] = START;
      }
      for (let by = 0; by < MOVES.length; by += 1) {
        const {rows: up, columns: back} = MOVES[by] ?? MOVES[0];
        const before = cell - up * columns - back;
        if (row < up || column < back || move[before] === UNREACHED) continue;
        const between = up === back ? here / 2 : (far[cell - (up - 1) * columns - (back - 1)] ?? 0);
        const sum = (total[before] ?? 0) + 2 * between + here;
        const steps = (length[before] ?? 0) + (up === back ? 2 : 3);
        if (sum / steps >= mean) continue;
        mean = sum / steps;
        total[cell] = sum;
        length[cell] = steps;
        move[cell] = by;
      }
    }
  }

  let mean = Infinity;
  let end = -1;
  for (let row = Math.max(0, rows - 1 - slack); row < rows; row += 1) {
    const cell = row * columns + columns - 1;
    if (move[cell] === UNREACHED || (total[cell] ?? 0) / (length[cell] ?? 1) > mean) continue;
    mean = (total[cell] ?? 0) / (length[cell] ?? 1);
    end = cell;
  }
  return end < 0 ? null : {mean, worst: worstPart(along(end, far, move, columns), part)};
}

/** The columns of a row that an alignment can pass, inclusive, with one to spare for what lies between two moves. */
function reachable(row: number, rows: number, columns: number, slack: number): {from: number; to: number} {
  const left = rows - 1 - row;
  return {
    from: Math.max(0, Math.floor((row - slack) / 2) - 1, columns - 1 - 2 * left - 1),
    to: Math.min(columns - 1, 2 * row + slack + 1, columns - 1 - Math.floor((left - slack) / 2) + 1),
  };
}

/** Euclidean, between one frame of each. */
function distance(template: Frames, row: number, heard: Frames, column: number): number {
  const {width} = template;
  const one = row * width;
  const other = column * width;
  let squares = 0;
  for (let at = 0; at < width; at += 1) {
    const apart = (template.values[one + at] ?? 0) - (heard.values[other + at] ?? 0);
    squares += apart * apart;
  }
  return Math.sqrt(squares);
}

/** The distances along the alignment that ends in `cell`, last first. */
function along(cell: number, far: Float32Array, move: Int8Array, columns: number): number[] {
  const found: number[] = [];
  for (let at = cell; ;) {
    found.push(far[at] ?? 0);
    const step = MOVES[move[at] ?? START];
    if (!step) return found;
    const {rows: up, columns: back} = step;
    if (up !== back) found.push(far[at - (up - 1) * columns - (back - 1)] ?? 0);
    at -= up * columns + back;
  }
}

/** The greatest mean of `part` neighbours. */
function worstPart(found: readonly number[], part: number): number {
  const size = Math.min(part, found.length);
  let sum = 0;
  let worst = 0;
  for (const [at, value] of found.entries()) {
    sum += value - (at >= size ? (found[at - size] ?? 0) : 0);
    if (at >= size - 1) worst = Math.max(worst, sum / size);
  }
  return worst;
}
