import {execFile} from 'node:child_process';

/** A named step: its commands run one after another, the first that fails ends it. */
export interface Step {
  name: string;
  commands: string[][];
}

export interface StepResult {
  name: string;
  isOk: boolean;
  /** What the commands printed. */
  output: string;
}

const STEP_TIMEOUT_MS = 10 * 60_000;

/** Runs all steps, at most `atOnce` at a time, and prints each as it ends; of a failed one also what it said. */
export async function runSteps(
  steps: Step[],
  {cwd, atOnce, print = console.log}: {cwd: string; atOnce: number; print?: (line: string) => void},
): Promise<StepResult[]> {
  const waiting = [...steps];
  const results: StepResult[] = [];
  const work = async () => {
    for (let step = waiting.shift(); step; step = waiting.shift()) {
      const startedAt = performance.now();
      const result = await runStep(step, cwd);
      const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
      print(`${result.isOk ? 'passed' : 'FAILED'}  ${step.name} (${seconds} s)`);
      if (!result.isOk) print(result.output);
      results.push(result);
    }
  };
  await Promise.all(Array.from({length: atOnce}, work));
  return results;
}

async function runStep(step: Step, cwd: string): Promise<StepResult> {
  let output = '';
  for (const [program, ...args] of step.commands) {
    if (program === undefined) continue;
    const done = await new Promise<{isOk: boolean; text: string}>((resolve) => {
      const options = {cwd, timeout: STEP_TIMEOUT_MS, maxBuffer: 64 * 1024 * 1024};
      execFile(program, args, options, (error, stdout, stderr) => {
        const text = [stdout, stderr, error?.killed ? 'It took too long and was ended.' : '']
          .filter(Boolean)
          .join('\n');
        resolve({isOk: !error, text: text.trim() || (error?.message ?? '')});
      });
    });
    output += `${done.text}\n`;
    if (!done.isOk) return {name: step.name, isOk: false, output: output.trim()};
  }
  return {name: step.name, isOk: true, output: output.trim()};
}
