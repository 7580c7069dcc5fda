/**
 * What is new, gone or changed between two outlines of one page, as lines: `+` new, `~` another state of something known,
 * `-` gone. A line in front of new ones tells where they stand. Empty where nothing differs.
 */
export function changesBetween(before: readonly string[], after: readonly string[]): string[] {
  const known = count(before);
  const knownRefs = new Set(before.map(refOf).filter((ref) => ref !== null));
  const still = new Set<string>();
  const told: string[] = [];
  let place: string | null = null;
  let isPlaceTold = false;
  for (const line of after) {
    if (take(known, line.trim())) {
      place = line;
      isPlaceTold = false;
      continue;
    }
    const ref = refOf(line);
    const isKnown = ref !== null && knownRefs.has(ref);
    if (isKnown) still.add(ref);
    if (!isPlaceTold && place !== null && !isKnown) told.push(`  ${place.trim()}`);
    isPlaceTold = true;
    told.push(`${isKnown ? '~' : '+'} ${line.trim()}`);
  }
  for (const line of before) {
    const ref = refOf(line);
    if (!take(known, line.trim()) || (ref !== null && still.has(ref))) continue;
    told.push(`- ${line.trim()}`);
  }
  return told;
}

/** The ref of the item or heading that a line is, not of one inside it. */
function refOf(line: string): string | null {
  return /^\s*(?:#+ (?=f?\d*e)|(?:#+ )?!?\[)((?:f\d+)?e\d+)[ \]]/.exec(line)?.[1] ?? null;
}

function count(lines: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const line of lines) counts.set(line.trim(), (counts.get(line.trim()) ?? 0) + 1);
  return counts;
}

/** Takes one line out of the counted ones; `false` where there was none. */
function take(counts: Map<string, number>, line: string): boolean {
  const left = counts.get(line) ?? 0;
  if (left === 0) return false;
  counts.set(line, left - 1);
  return true;
}
