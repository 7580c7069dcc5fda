import type {Figure} from './figures.ts';

/** The figures as lines of a table, then what each was compared with. */
export function table(figures: readonly Figure[]): string {
  const rows = [
    ['figure', 'n', 'median', 'p95', 'least', 'most', 'peer median', 'ratio', 'aim', ''],
    ...figures.map((one) => [
      one.name,
      String(one.count),
      withUnit(one.median, one),
      withUnit(one.p95, one),
      withUnit(one.least, one),
      withUnit(one.most, one),
      withUnit(one.peerMedian, one),
      one.ratio === null ? '-' : String(one.ratio),
      one.aim,
      one.ok ? 'reached' : 'MISSED',
    ]),
  ];
  const widths = rows[0]?.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0))) ?? [];
  const lines = rows.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  );
  const peers = figures.flatMap(({name, peer}) => (peer === null ? [] : [`  ${name}: ${peer}`]));
  return [...lines, ...(peers.length > 0 ? ['Compared with:', ...peers] : [])].join('\n');
}

function withUnit(value: number | null, {unit}: Figure): string {
  return value === null ? '-' : `${value} ${unit}`;
}
