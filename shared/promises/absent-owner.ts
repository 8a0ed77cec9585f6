import { pacificDay } from "../case/pacific-words.ts";

/** So long before its time a promise goes to the lead, so that it can still be kept. */
const BEFORE_ITS_TIME_MS = 30 * 60_000;

/** What is known of whether somebody is here today. */
export type Presence = {
  /** A supervisor's word of today; null: nobody said anything. */
  readonly said: "here" | "absent" | null;
  /** When they last signed in or recorded something, in milliseconds; null: not as far as is known. */
  readonly seenMs: number | null;
};

/**
 * Why a promise is on the lead's list: its owner was marked absent on its day, or has not been seen
 * today by its time. Null: it is with its owner.
 */
export const whyWithLead = (
  dueMs: number,
  nowMs: number,
  { said, seenMs }: Presence,
): "absent" | "not-seen" | null => {
  const today = pacificDay(nowMs);
  if (said === "absent") return pacificDay(dueMs) <= today ? "absent" : null;
  if (said === "here" || (seenMs !== null && pacificDay(seenMs) === today)) return null;
  return dueMs - BEFORE_ITS_TIME_MS <= nowMs ? "not-seen" : null;
};
