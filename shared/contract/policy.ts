import { z } from "zod";
import { everyRole } from "./access.ts";
import { at, nothing } from "./at.ts";

/** The rules in force at this desk, and who set each. */
export const PolicyView = z.object({
  rules: z.array(
    z.object({
      rule: z.string(),
      title: z.string(),
      explain: z.string(),
      value: z.string(),
      setBy: z.enum(["administrator", "machine", "desk", "default"]),
      /** Registry key or file; "" for a default. */
      place: z.string(),
      /** Places that say something else and do not count. */
      overruled: z.array(z.string()),
    }),
  ),
});
export type PolicyView = z.infer<typeof PolicyView>;

export const policyContract = { get: at(everyRole).input(nothing).output(PolicyView) };
