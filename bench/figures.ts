/** One measured thing, with the same thing measured at the peer where there is one. */
export interface Figure {
  name: string;
  unit: 'ms';
  /** How many measurements it rests on. */
  count: number;
  median: number | null;
  p95: number | null;
  /** What it is compared with. */
  peer: string | null;
  peerMedian: number | null;
  /** Median over the peer's median; below 1 is faster. */
  ratio: number | null;
  /** What it ought to be, in words. */
  aim: string;
  ok: boolean;
}

/** What a figure ought to be: a median of at most so many ms, or at most so much of the peer's. */
export type Aim = {atMostMs: number} | {atMostOfPeer: number};

/** The value below which `share` of `values` lie (nearest rank), or `null` of none. */
export function quantile(values: readonly number[], share: number): number | null {
  const sorted = [...values].sort((one, other) => one - other);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? null;
}

/** Sums up the measurements of one thing, in ms. */
export function figure(
  name: string,
  values: readonly number[],
  aim: Aim,
  peer: {name: string; values: readonly number[]} | null = null,
): Figure {
  const median = quantile(values, 0.5);
  const peerMedian = peer ? quantile(peer.values, 0.5) : null;
  const ratio = median === null || !peerMedian ? null : median / peerMedian;
  const isReached =
    'atMostMs' in aim
      ? median !== null && median <= aim.atMostMs
      : ratio !== null && ratio <= aim.atMostOfPeer;
  return {
    name,
    unit: 'ms',
    count: values.length,
    median: round(median, 1),
    p95: round(quantile(values, 0.95), 1),
    peer: peer?.name ?? null,
    peerMedian: round(peerMedian, 1),
    ratio: round(ratio, 3),
    aim: 'atMostMs' in aim ? `at most ${aim.atMostMs} ms` : `at most ${aim.atMostOfPeer} of the peer`,
    ok: isReached,
  };
}

/** The figures as lines of a table. */
export function table(figures: readonly Figure[]): string {
  const rows = [
    ['figure', 'n', 'median', 'p95', 'peer median', 'ratio', 'aim', ''],
    ...figures.map((one) => [
      one.name,
      String(one.count),
      show(one.median),
      show(one.p95),
      show(one.peerMedian),
      show(one.ratio),
      one.aim,
      one.ok ? 'reached' : 'MISSED',
    ]),
  ];
  const widths = rows[0]?.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0))) ?? [];
  return rows
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

function show(value: number | null): string {
  return value === null ? '-' : String(value);
}

function round(value: number | null, digits: number): number | null {
  return value === null ? null : Number(value.toFixed(digits));
}
