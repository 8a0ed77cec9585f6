import { type Content } from "../content/content.ts";
import { instantMs, isoInstant } from "../dates/zone.ts";
import { type LineOverride } from "../hours/line-status.ts";
import { onStaffedDay } from "../promises/staffed-time.ts";
import { type CrisisState } from "./crisis.ts";

/** Where the specialist goes when the path is closed. */
export type AfterCrisis =
  /** Asked, says safe: back to the field they came from. */
  | { readonly kind: "back-to-field" }
  /** Handed over or cut off: a short close, and somebody with a name calls the next staffed morning. */
  | {
      readonly kind: "short-close";
      readonly priority: "P1";
      readonly safetyCallBackBy: string;
      readonly recoveryUntil: string;
    };

/** What follows a crisis that is over. Null while it is open or there was none. */
export const afterCrisis = (
  state: CrisisState,
  content: Content,
  overrides: readonly LineOverride[] = [],
): AfterCrisis | null => {
  if (state.kind !== "over") return null;
  if (state.outcome.kind === "asked-and-safe") return { kind: "back-to-field" };
  const { recoveryMinutes, callBackBy } = content.policy.crisis;
  return {
    kind: "short-close",
    priority: "P1",
    safetyCallBackBy: onStaffedDay(content, state.endedAt, 1, callBackBy, overrides),
    // Off every metric: nobody measures the minutes after a crisis.
    recoveryUntil: isoInstant(instantMs(state.endedAt) + recoveryMinutes * 60_000),
  };
};
