import { eventIterator } from "@orpc/contract";
import { z } from "zod";
import { anybody } from "./access.ts";
import { at, nothing } from "./at.ts";

/** What was asked from outside the window. The number only fills a field. */
const AskedFor = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("new-call"), ani: z.string().max(40).nullable() }),
  z.object({ kind: z.literal("crisis") }),
]);

export const askedContract = {
  watch: at(anybody).input(nothing).output(eventIterator(AskedFor)),
};
