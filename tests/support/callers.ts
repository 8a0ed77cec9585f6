import { readFileSync } from "node:fs";
import { z } from "zod";

const Line = z.object({
  id: z.string(),
  lang: z.enum(["en", "es"]),
  statement: z.string(),
  expected: z.object({ verdict: z.enum(["in", "out", "mixed", "not-an-intake"]) }),
});
export type Situation = z.infer<typeof Line>;

const all = readFileSync(new URL("callers.jsonl", import.meta.url), "utf8")
  .trim()
  .split("\n")
  .map((line) => Line.parse(JSON.parse(line)));

/** One caller of `callers.jsonl`, in their own words. */
export const situation = (id: string): Situation => {
  const found = all.find((each) => each.id === id);
  if (found === undefined) throw new Error(`No caller ${id} in callers.jsonl`);
  return found;
};
