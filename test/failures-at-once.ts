import type {Reporter, TestCase} from 'vitest/node';

/**
 * Prints what went wrong in a test as soon as it ends, also where a later try passed: the list at the end of a run never comes
 * where the run is ended before its time.
 */
export default class FailuresAtOnce implements Reporter {
  onTestCaseResult(test: TestCase): void {
    for (const {message, stacks} of test.result().errors ?? []) {
      const [at] = stacks ?? [];
      const place = at
        ? `${at.file.split('/').slice(-2).join('/')}:${at.line}`
        : test.module.relativeModuleId;
      console.error(
        `\nfailed try (${test.result().state} in the end): ${test.fullName}\n  ${place}: ${message}\n`,
      );
    }
  }
}
