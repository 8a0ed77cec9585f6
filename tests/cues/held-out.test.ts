import { test } from "vitest";
import { expectReached } from "./bars.ts";
import { compiled, evaluate } from "./evaluate.ts";
import { readSet } from "./learn.ts";

const cues = compiled();

/**
 * Callers that have taught the listening aid nothing and must not: what it makes of them is what it
 * makes of strangers. The floors are what was measured (docs/content.md), below the bars of the aid.
 */
test.each([
  [
    "set-5.jsonl",
    {
      crisisFound: 0.8,
      crisisFalse: 0.21,
      primaryFirstTwo: 0.78,
      excludedFound: 0.85,
      wrong: 0.37,
    },
  ],
  [
    "set-6.jsonl",
    {
      crisisFound: 0.63,
      crisisFalse: 0.26,
      primaryFirstTwo: 0.8,
      excludedFound: 0.65,
      wrong: 0.42,
    },
  ],
])("strangers of %s are heard no worse than they were", (name, floor) =>
  expectReached(name, evaluate(readSet(name, "held-out"), cues), floor),
);
