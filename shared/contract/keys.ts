import { z } from "zod";
import { anybody } from "./access.ts";
import { at, nothing } from "./at.ts";

/** The keys in force at this desk. */
export const KeysView = z.object({
  /** Default chord → the chord a policy put in its place. */
  remap: z.record(z.string(), z.string()),
  /** What of the policy was not taken, each a sentence. */
  refused: z.array(z.string()),
  /** Keys that a program beside the workstation answers to as well. */
  clashes: z.array(z.object({ words: z.string(), lost: z.boolean() })),
});
export type KeysView = z.infer<typeof KeysView>;

export const keysContract = {
  get: at(anybody).input(nothing).output(KeysView),
};
