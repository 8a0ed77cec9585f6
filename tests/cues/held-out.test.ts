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
      crisisFound: 0.9,
      crisisFalse: 0.19,
      primaryFirstTwo: 0.76,
      excludedFound: 0.92,
      wrong: 0.36,
    },
  ],
  [
    "set-6.jsonl",
    {
      crisisFound: 0.73,
      crisisFalse: 0.12,
      primaryFirstTwo: 0.81,
      excludedFound: 0.69,
      wrong: 0.38,
    },
  ],
  [
    "set-12.jsonl",
    {
      crisisFound: 0.86,
      crisisFalse: 0.11,
      primaryFirstTwo: 0.86,
      excludedFound: 0.8,
      wrong: 0.37,
    },
  ],
])("strangers of %s are heard no worse than they were", (name, floor) =>
  expectReached(name, evaluate(readSet(name, "held-out"), cues), floor),
);
