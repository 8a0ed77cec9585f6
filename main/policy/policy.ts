import { readFile } from "node:fs/promises";
import { z } from "zod";
import { accept, refuse, type Result } from "#shared/result.ts";

const minutes = (most: number) => z.int().min(1).max(most);

/** What IT sets for a desk. Unknown names are refused: a misspelt rule is a rule that is not in force. */
export const Policy = z.strictObject({
  serverUrl: z.url({ protocol: /^https?$/ }).optional(),
  idleLockMinutes: minutes(240).default(10),
  /** How often a quiet desk asks for news, milliseconds. */
  pollMs: z.int().min(250).max(60_000).default(3_000),
  /** The longest pause between two tries while the network is away, milliseconds. */
  longestPauseMs: z.int().min(500).max(600_000).default(30_000),
  leadExtension: z.string().max(20).default("4410"),
});
export type Policy = z.infer<typeof Policy>;

/** Reads the policy file. None: the defaults. One that cannot be taken is refused with place and remedy. */
export const readPolicy = async (path: string): Promise<Result<Policy>> => {
  let text: string;
  try {
    text = await readFile(path, "utf8");
  } catch {
    return accept(Policy.parse({}));
  }
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (failure) {
    return refuse(
      "policy-not-json",
      `${path} is not JSON (${String(failure)}). Correct or remove it, then start again.`,
    );
  }
  const parsed = Policy.safeParse(json);
  return parsed.success
    ? accept(parsed.data)
    : refuse(
        "policy-not-valid",
        `${path}: ${z.prettifyError(parsed.error)}. Correct it, then start again.`,
      );
};
