import { type Content } from "../content/content.ts";
import { lineStatus, type LineOverride } from "./line-status.ts";

/** Whoever stays to finish is still reminded this long after the line closed. */
const STAYS_MS = 4 * 3_600_000;

/** Whether a shift is ending: the line closes within the policy's minutes, or closed less than four hours ago. */
export const shiftEnds = (
  content: Content,
  nowMs: number,
  overrides: readonly LineOverride[] = [],
): boolean => {
  const at = (ms: number) => lineStatus(content, new Date(ms).toISOString(), overrides);
  const { open, closesAt } = at(nowMs);
  if (!open) return at(nowMs - STAYS_MS).open;
  return (
    closesAt !== null && Date.parse(closesAt) - nowMs <= content.policy.closesSoonMinutes * 60_000
  );
};
