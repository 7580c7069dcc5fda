export type Unit = 'ms' | 'words' | '%' | 'tokens' | 'names' | 'frames' | 'of 1';

/** One measured thing, with the same thing measured at the peer where there is one. */
export interface Figure {
  name: string;
  unit: Unit;
  /** How many measurements it rests on. */
  count: number;
  median: number | null;
  p95: number | null;
  /** The lowest and the highest of them. */
  least: number | null;
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

/**
 * What a median ought to be, against a number, the peer's median, or both, with what the 95th percentile may be; or what
 * no measurement may exceed, or fall short of.
 */
export type Aim =
  | {atMost: number; belowPeer?: boolean; p95?: number}
  | {atMostOfPeer: number}
  | {atMostOverPeer: number}
  | {never: true}
  | {neverOver: number}
  | {neverUnder: number};

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
  const least = quantile(values, 0);
  const p95 = quantile(values, 0.95);
  const ratio = median === null || !peerMedian ? null : median / peerMedian;
  return {
    name,
    unit,
    count: values.length,
    median: round(median, 2),
    p95: round(p95, 2),
    least: round(least, 3),
    most: round(most, 2),
    peer: peer?.name ?? null,
    peerMedian: round(peerMedian, 2),
    ratio: round(ratio, 3),
    aim: inWords(aim, unit),
    ok: median !== null && isReached(aim, {median, p95, least, most}, peerMedian),
  };
}

interface Measure {
  median: number;
  p95: number | null;
  least: number | null;
  most: number | null;
}

function isReached(aim: Aim, {median, p95, least, most}: Measure, peerMedian: number | null): boolean {
  if ('never' in aim) return most !== null && most <= 0;
  if ('neverOver' in aim) return most !== null && most <= aim.neverOver;
  if ('neverUnder' in aim) return least !== null && least >= aim.neverUnder;
  if ('atMost' in aim) {
    const isBelow = !aim.belowPeer || (peerMedian !== null && median < peerMedian);
    return median <= aim.atMost && isBelow && (aim.p95 === undefined || (p95 !== null && p95 <= aim.p95));
  }
  if (peerMedian === null) return false;
  return median <= ('atMostOfPeer' in aim ? aim.atMostOfPeer * peerMedian : peerMedian + aim.atMostOverPeer);
}

function inWords(aim: Aim, unit: Unit): string {
  if ('never' in aim) return `no ${unit} at all`;
  if ('neverOver' in aim) return `never over ${aim.neverOver} ${unit}`;
  if ('neverUnder' in aim) return `never under ${aim.neverUnder} ${unit}`;
  if ('atMost' in aim) {
    const tail = aim.p95 === undefined ? '' : `, p95 ${aim.p95}`;
    return `at most ${aim.atMost} ${unit}${tail}${aim.belowPeer ? ' and below the peer' : ''}`;
  }
  return 'atMostOfPeer' in aim
    ? `at most ${aim.atMostOfPeer} of the peer`
    : `at most ${aim.atMostOverPeer} ${unit} over the peer`;
}

function round(value: number | null, digits: number): number | null {
  return value === null ? null : Number(value.toFixed(digits));
}
