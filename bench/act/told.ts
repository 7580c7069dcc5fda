/** What an acting tool told, as far as one who does without a model must understand it. */
export interface Told {
  isDone: boolean;
  asksForYes: boolean;
  /** The refs of what may have been meant, best first. */
  candidates: string[];
  text: string;
}

/** What stands in an output: our words as JSON in its first line, the page's words after it. */
export function tellOf(output: string): Told {
  const [first = '', ...rest] = output.split('\n');
  const head = JSON.parse(first) as {done?: string | false; ask?: string; note?: string};
  const isDone = typeof head.done === 'string';
  const asksForYes = head.ask !== undefined;
  const candidates =
    isDone || asksForYes ? [] : rest.flatMap((line) => /^\[((?:f\d+)?e\d+) /.exec(line)?.[1] ?? []);
  return {isDone, asksForYes, candidates, text: output};
}
