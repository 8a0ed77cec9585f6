import { z } from "zod";
import { anybody } from "./access.ts";
import { at, nothing } from "./at.ts";

/** How the window looks at this desk. `as-system`: what Windows says. */
export const LookView = z.object({ contrast: z.enum(["as-system", "high"]) });
export type LookView = z.infer<typeof LookView>;

/** Also before anybody signed in: whoever needs it needs it to read the sign-in screen. */
export const lookContract = {
  get: at(anybody).input(nothing).output(LookView),
  set: at(anybody).input(LookView).output(LookView),
};
