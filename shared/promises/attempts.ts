import { type Content } from "../content/content.ts";
import { fillWords, type Words } from "../content/words.ts";
import { wallClock } from "../dates/zone.ts";
import { businessDays } from "../timely-access/business-days.ts";

/** One try to reach a member. A message counts only where messages were said to be safe. */
export type Attempt = {
  readonly at: string;
  readonly result: "reached" | "no-answer" | "message-left" | "wrong-number";
};

export type AttemptsStep =
  | { readonly kind: "reached" }
  /** Not on these half-days again: morning and afternoon of days already tried. */
  | { readonly kind: "try-again"; readonly done: number; readonly of: number }
  /** A letter, to the confidential address only; then the case waits for the member. */
  | { readonly kind: "letter-then-waiting" };

const noon = 12 * 60;

const halfDayOf = (at: string, zone: string): string => {
  const { day, minutes } = wallClock(at, zone);
  return `${day}-${minutes < noon ? "morning" : "afternoon"}`;
};

/** Attempts that count: on business days, one for each half-day. */
const counted = (attempts: readonly Attempt[], content: Content): Set<string> => {
  const days = businessDays(content.calendars, content.calendars.adopted);
  const { zone } = content.line;
  return new Set(
    attempts
      .filter((attempt) => days.isBusinessDay(wallClock(attempt.at, zone).day))
      .map((attempt) => halfDayOf(attempt.at, zone)),
  );
};

/**
 * What follows the attempts so far. Never "close": clocks and escalation go on while the member is
 * waited for.
 */
export const afterAttempts = (attempts: readonly Attempt[], content: Content): AttemptsStep => {
  if (attempts.some((attempt) => attempt.result === "reached")) return { kind: "reached" };
  const { count, halfDays, businessDays: wanted } = content.policy.attempts;
  const halves = counted(attempts, content);
  const days = new Set([...halves].map((half) => half.split("-")[0]));
  const enough = halves.size >= Math.max(count, halfDays) && days.size >= wanted;
  return enough
    ? { kind: "letter-then-waiting" }
    : { kind: "try-again", done: Math.min(halves.size, count), of: count };
};

/** Whether an attempt now would count, or repeats a half-day that was tried. */
export const isNewHalfDay = (
  at: string,
  attempts: readonly Attempt[],
  content: Content,
): boolean => {
  const days = businessDays(content.calendars, content.calendars.adopted);
  const { zone } = content.line;
  return (
    days.isBusinessDay(wallClock(at, zone).day) &&
    !counted(attempts, content).has(halfDayOf(at, zone))
  );
};

/** Unknown means no: a message is left only where somebody said it is safe. */
export type MessageConsent = "yes" | "no" | "unknown";

/** What may be said to a machine: a first name and a neutral number; null: nothing at all. */
export const voicemailWords = (
  consent: MessageConsent,
  names: { readonly firstName: string; readonly memberFirstName: string; readonly number: string },
  content: Content,
): Words | null => (consent === "yes" ? fillWords(content.policy.voicemail, names) : null);
