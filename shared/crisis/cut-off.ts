import { type Content } from "../content/content.ts";
import { instantMs, isoInstant } from "../dates/zone.ts";

/** One redial after the line went dead. */
export type Redial = { readonly at: string; readonly result: "reached" | "no-answer" | "message" };

/** What to do about a call that was cut off. It is never closed as a hang-up. */
export type CutOffStep =
  | { readonly kind: "redial"; readonly number: 1 | 2; readonly by: string }
  | { readonly kind: "reached" }
  /** With a crisis cue, or while nobody could ask whether they are safe: the lead decides about a welfare check at the stored address. */
  | { readonly kind: "lead-decides-welfare-check" }
  /** Without one: it becomes a call-back with its own attempts. */
  | { readonly kind: "call-back" };

/**
 * The next step after a cut-off: redial within the policy's minutes, twice; at once where a crisis
 * was heard. `safetyOpen`: nobody could ask whether they are safe, so silence is no answer. Every instant
 * is ISO 8601.
 */
export const afterCutOff = (
  cutOffAt: string,
  redials: readonly Redial[],
  crisisHeard: boolean,
  content: Content,
  safetyOpen = false,
): CutOffStep => {
  if (redials.some((redial) => redial.result === "reached")) return { kind: "reached" };
  const { redialMinutes, redials: most } = content.policy.crisis;
  if (redials.length >= most)
    return { kind: crisisHeard || safetyOpen ? "lead-decides-welfare-check" : "call-back" };
  const by = crisisHeard
    ? (redials.at(-1)?.at ?? cutOffAt)
    : isoInstant(instantMs(cutOffAt) + redialMinutes * 60_000);
  return { kind: "redial", number: redials.length === 0 ? 1 : 2, by };
};
