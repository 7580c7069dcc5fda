export type Unit = 'ms' | 'words' | '%';

/** One measured thing, with the same thing measured at the peer where there is one. */
export interface Figure {
  name: string;
  unit: Unit;
  /** How many measurements it rests on. */
  count: number;
  median: number | null;
  p95: number | null;
  /** The highest of them. */
  most: number | null;
  /** What it is compared with. */
  peer: string | null;
  peerMedian: number | null;
  /** Median over the peer's median; below 1 is less. */
  ratio: number | null;
  /** What it ought to be, in words. */
  aim: string;
  ok: boolean;
}

/** What a median ought to be, against a number, the peer's median, or both; or what no measurement may exceed. */
export type Aim =
  {atMost: number; belowPeer?: boolean} | {atMostOfPeer: number} | {atMostOverPeer: number} | {never: true};

/** What is to be summed up: the measurements of one thing, and those of its peer. */
export interface Measured {
  name: string;
  unit: Unit;
  values: readonly number[];
  aim: Aim;
  peer?: {name: string; values: readonly number[]};
}

/** The value below which `share` of `values` lie (nearest rank), or `null` of none. */
export function quantile(values: readonly number[], share: number): number | null {
  const sorted = [...values].sort((one, other) => one - other);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? null;
}

/** Sums up the measurements of one thing. Without any the aim is missed. */
export function figure({name, unit, values, aim, peer}: Measured): Figure {
  const median = quantile(values, 0.5);
  const peerMedian = peer ? quantile(peer.values, 0.5) : null;
  const most = quantile(values, 1);
  const ratio = median === null || !peerMedian ? null : median / peerMedian;
  return {
    name,
    unit,
    count: values.length,
    median: round(median, 2),
    p95: round(quantile(values, 0.95), 2),
    most: round(most, 2),
    peer: peer?.name ?? null,
    peerMedian: round(peerMedian, 2),
    ratio: round(ratio, 3),
    aim: inWords(aim, unit),
    ok: median !== null && most !== null && isReached(aim, median, most, peerMedian),
  };
}

function isReached(aim: Aim, median: number, most: number, peerMedian: number | null): boolean {
  if ('never' in aim) return most <= 0;
  if ('atMost' in aim) {
    const isBelow = !aim.belowPeer || (peerMedian !== null && median < peerMedian);
    return median <= aim.atMost && isBelow;
  }
  if (peerMedian === null) return false;
  return median <= ('atMostOfPeer' in aim ? aim.atMostOfPeer * peerMedian : peerMedian + aim.atMostOverPeer);
}

function inWords(aim: Aim, unit: Unit): string {
  if ('never' in aim) return `no ${unit} at all`;
  if ('atMost' in aim) return `at most ${aim.atMost} ${unit}${aim.belowPeer ? ' and below the peer' : ''}`;
  return 'atMostOfPeer' in aim
    ? `at most ${aim.atMostOfPeer} of the peer`
    : `at most ${aim.atMostOverPeer} ${unit} over the peer`;
}

function round(value: number | null, digits: number): number | null {
  return value === null ? null : Number(value.toFixed(digits));
}
