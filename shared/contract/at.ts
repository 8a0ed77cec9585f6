import { oc } from "@orpc/contract";
import { z } from "zod";
import { type Access } from "./access.ts";

/**
 * A procedure of the workstation contract with who may call it. `only(…)` means here: unlocked, with
 * one of these roles. `anybody`: also on the sign-in and lock screens.
 */
export const at = (access: Access) =>
  oc
    .$meta<{ access?: Access }>({})
    .meta({ access })
    .errors({
      /** An expected "no": `remedy` says what to do next and is shown as it is. */
      REFUSED: { data: z.object({ code: z.string(), remedy: z.string() }) },
      FORBIDDEN: { data: z.object({ remedy: z.string() }) },
    });

export const nothing = z.object({});
