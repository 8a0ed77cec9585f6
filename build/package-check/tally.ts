import { say } from "../tasks/steps.ts";

/** Counts what was asserted; an error inside an assertion is a failure, never the end of the run. */
export class Tally {
  passed = 0;
  failed = 0;

  /** `claim` gives true, or what is wrong. */
  async check(sentence: string, claim: () => unknown): Promise<void> {
    let wrong: unknown;
    try {
      const said = await claim();
      wrong = said === true ? null : said;
    } catch (failure) {
      wrong = failure instanceof Error ? failure.message : failure;
    }
    if (wrong === null) this.passed += 1;
    else this.failed += 1;
    say(
      wrong === null
        ? `ok    ${sentence}`
        : `FAIL  ${sentence}\n      ${typeof wrong === "string" ? wrong : JSON.stringify(wrong)}`,
    );
  }
}

/** True when both are the same JSON, else both. */
export const same = (found: unknown, expected: unknown): unknown =>
  JSON.stringify(found) === JSON.stringify(expected) ? true : { found, expected };
