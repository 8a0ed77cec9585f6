import { z } from "zod";
import { Concern, Priority } from "../events/bodies.ts";
import { RegionId } from "../events/ids.ts";
import { Words } from "./words.ts";

/** A condition left out matches everything. */
export const RoutingRule = z.strictObject({
  id: z.string().regex(/^[a-z][a-z0-9-]{0,60}$/),
  when: z.strictObject({
    regions: z.array(RegionId).min(1).optional(),
    concerns: z.array(Concern).min(1).optional(),
    priorities: z.array(Priority).min(1).optional(),
    services: z
      .array(z.enum(["mental-health", "substance-use"]))
      .min(1)
      .optional(),
  }),
  /** `region`: the lead of the member's region. `team`: a team of its own. */
  to: z.discriminatedUnion("kind", [
    z.strictObject({ kind: z.literal("region") }),
    z.strictObject({
      kind: z.literal("team"),
      name: Words,
      lead: z.string().min(1),
      phone: z.string().min(3),
    }),
  ]),
});
export type RoutingRule = z.infer<typeof RoutingRule>;
