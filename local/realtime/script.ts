import {z} from 'zod';
import type {Step} from './brain/talk.ts';

const ScriptStep = z.union([
  z.strictObject({say: z.string()}),
  z.strictObject({
    call: z.strictObject({name: z.string(), arguments: z.record(z.string(), z.unknown()).default({})}),
  }),
]);

/** What `POST /control/script` takes: each response to come does the next turn; then the brain is back. */
export const Script = z.strictObject({turns: z.array(ScriptStep)});
export type Script = z.input<typeof Script>;

/** The steps still to be done. */
export interface ScriptQueue {
  set(steps: readonly Step[]): void;
  next: () => Step | null;
  left(): number;
}

export function createScriptQueue(): ScriptQueue {
  let steps: Step[] = [];
  return {
    set: (next) => void (steps = [...next]),
    next: () => steps.shift() ?? null,
    left: () => steps.length,
  };
}
