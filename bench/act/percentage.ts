import {figure, type Figure} from '../figures.ts';

/** How many of the tries were right, in per cent, as one measurement; `results` holds 1 for each that was, 0 for the others. */
export function percentage(
  name: string,
  results: readonly number[],
  peer: {name: string; values: readonly number[]} | null,
): Figure {
  return figure({
    name,
    unit: '%',
    values: [per100(results)],
    aim: {neverUnder: 96},
    ...(peer ? {peer: {name: peer.name, values: [per100(peer.values)]}} : {}),
  });
}

function per100(results: readonly number[]): number {
  return (100 * results.reduce((sum, one) => sum + one, 0)) / Math.max(1, results.length);
}
