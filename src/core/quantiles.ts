/**
 * The value below which a share of `values` lies, from 0 to 1, with a straight line between neighbours: type 7 of Hyndman and
 * Fan, "Sample Quantiles in Statistical Packages" (1996). `null` of no values.
 */
export function quantile(values: readonly number[], share: number): number | null {
  const sorted = values.toSorted((one, other) => one - other);
  const place = (sorted.length - 1) * share;
  const [below, above] = [sorted[Math.floor(place)], sorted[Math.ceil(place)]];
  if (below === undefined || above === undefined) return null;
  return below + (above - below) * (place - Math.floor(place));
}
