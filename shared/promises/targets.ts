import { type Content } from "../content/content.ts";
import { type Target } from "../content/policy.ts";
import { type Words } from "../content/words.ts";
import { dayWords, timeWords } from "../dates/day-words.ts";
import { instantMs, wallClock } from "../dates/zone.ts";
import { type Priority } from "../events/bodies.ts";
import { type LineOverride } from "../hours/line-status.ts";
import { afterStaffedMinutes, closeOfStaffedDay, onStaffedDay } from "./staffed-time.ts";

/** Three of the four dates of an escalation; the lawful due date is the assessment's. ISO 8601 in UTC. */
export type EscalationTargets = {
  readonly acknowledgeBy: string;
  readonly answerBy: string;
  /** When the member hears from us at the latest, answer or not. Never on a closed day. */
  readonly memberPromisedBy: string;
  readonly phoneAsWell: boolean;
};

const later = (a: string, b: string): string => (instantMs(a) >= instantMs(b) ? a : b);

const targetAt = (
  target: Target,
  raisedAt: string,
  acknowledgeBy: string,
  content: Content,
  overrides: readonly LineOverride[],
): string => {
  switch (target.kind) {
    case "staffed-minutes":
      return afterStaffedMinutes(content, raisedAt, target.minutes, overrides);
    case "same-day":
      // Raised minutes before closing, "the same day" is the day it can first be acknowledged.
      return closeOfStaffedDay(content, acknowledgeBy, overrides);
    case "business-day":
      return onStaffedDay(content, raisedAt, target.days, target.at, overrides);
  }
};

/** The targets of an escalation raised at an instant, in staffed time, by the content's policy. */
export const escalationTargets = (
  priority: Priority,
  raisedAt: string,
  content: Content,
  overrides: readonly LineOverride[] = [],
): EscalationTargets => {
  const policy = content.policy.targets[priority];
  const acknowledgeBy = targetAt(policy.acknowledge, raisedAt, raisedAt, content, overrides);
  const answer = targetAt(policy.answer, raisedAt, acknowledgeBy, content, overrides);
  const answerBy = later(answer, acknowledgeBy);
  const memberPromisedBy = afterStaffedMinutes(
    content,
    answerBy,
    policy.tellMemberMinutes,
    overrides,
  );
  return { acknowledgeBy, answerBy, memberPromisedBy, phoneAsWell: policy.phone };
};

/** "today 3:00 PM", "Mon, Nov 30, 12:00 PM", in the line's zone. */
export const targetWords = (instant: string, now: string, content: Content): Words => {
  const { day, minutes } = wallClock(instant, content.line.zone);
  const time = timeWords(Math.floor(minutes), true);
  if (day === wallClock(now, content.line.zone).day)
    return { en: `today ${time}`, es: `hoy ${time}` };
  const on = dayWords(day);
  return { en: `${on.en}, ${time}`, es: `${on.es ?? on.en}, ${time}` };
};
