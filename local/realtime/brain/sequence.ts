import {errorOf, questionIn} from './page.ts';
import type {BrainItem, Step} from './talk.ts';

/** What stands between two things that are asked for in one breath. */
const BETWEEN =
  /,?\s+(?:and then|then|and)\s+(?=(?:click|press|tap|type|write|enter|choose|select|pick|open|scroll|hover|focus)\b)/i;
/** What is handed on is handed on whole. */
const HANDED_ON = /\b(?:open ?claw|my agent)\b/i;

/** The things that are asked for in a request, in their order. */
export function clausesOf(request: string): string[] {
  return HANDED_ON.test(request) ? [request] : request.split(BETWEEN);
}

/**
 * Plans the clauses of a request one after another. `since` is what happened since it was made: each clause is planned with the
 * outputs of its own calls, until it has something to say; what fails, or asks something back, ends the request.
 */
export function inTurn(
  clauses: readonly string[],
  since: readonly BrainItem[],
  plan: (clause: string, own: readonly BrainItem[]) => Step,
): Step {
  const said: string[] = [];
  let from = 0;
  for (const clause of clauses) {
    let to = from;
    let step = plan(clause, []);
    while (!('say' in step)) {
      const next = since.findIndex((item, at) => at >= to && item.kind === 'output');
      if (next < 0) return step;
      to = next + 1;
      step = plan(clause, since.slice(from, to));
    }
    said.push(step.say);
    if (isStuck(since.slice(from, to))) break;
    from = to;
  }
  return {say: said.join(' ')};
}

function isStuck(own: readonly BrainItem[]): boolean {
  const last = own.findLast((item) => item.kind === 'output');
  return last?.kind === 'output' && (questionIn(last.output) !== null || errorOf(last.output) !== null);
}
