import { stdout } from "node:process";
import { type Reporter, type TestCase } from "vitest/node";

/**
 * Names every test that passed only when tried again, with what went wrong first: a browser may stumble on a busy machine,
 * but a key that is lost now and then is a fault, and nobody looks for what is not told.
 */
export class SecondTries implements Reporter {
  readonly #told: string[] = [];

  onTestCaseResult(testCase: TestCase): void {
    if (testCase.diagnostic()?.flaky !== true) return;
    const first = testCase.result().errors?.[0]?.message ?? "no message";
    this.#told.push(`SECOND TRY  ${testCase.module.relativeModuleId} > ${testCase.name}: ${first}`);
  }

  onTestRunEnd(): void {
    for (const line of this.#told) stdout.write(`${line}\n`);
    stdout.write(`${String(this.#told.length)} tests needed a second try\n`);
  }
}
