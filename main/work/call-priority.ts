import { pacificDay } from "#shared/case/pacific-words.ts";
import { type Content } from "#shared/content/content.ts";
import { crisisOf } from "#shared/crisis/recorded.ts";
import { dayOf } from "#shared/dates/epoch-day.ts";
import { type Priority } from "#shared/events/bodies.ts";
import { isDoesNotKnow } from "#shared/contract/fact-fields.ts";
import { understandBirthDate } from "#shared/identity/birth-date.ts";
import {
  decidePriority,
  raisePriority,
  type PriorityDecision,
} from "#shared/priority/decide-priority.ts";
import { type Assessment } from "#shared/timely-access/assessment.ts";
import { dayIn } from "./call-fields-understood.ts";
import { clinicCancellations } from "./call-offers.ts";
import { identityOfCall } from "./identity-judgement.ts";
import { assessmentOf, urgencyOf } from "./call-timely.ts";
import { type CallSight } from "./judgement.ts";
import { saidAtMs } from "./said-at.ts";

const daysUntil = (field: string, sight: CallSight, content: Content): number | null => {
  const day = dayIn(field, sight.fields[field], content, saidAtMs(sight));
  return day === null ? null : dayOf(day.earliest) - dayOf(pacificDay(sight.nowMs));
};

/** With an approximate start the earliest day it may be: a priority is never too low for a guess. */
const strictestDue = ({ dueOn, dueSpan }: Assessment): string | null => dueSpan?.least ?? dueOn;

/** "15 y", "Mateo D., 15": an age said with the name; null where none was. */
const ageSaid = (name: string | undefined): number | null => {
  const found = /(?:^|[\s,(])(\d{1,3})(?:\s*(?:y|yo|yrs?|years?|años)\b.*)?\)?\s*$/i.exec(
    name ?? "",
  );
  const age = found === null ? null : Number(found[1]);
  return age !== null && age <= 120 ? age : null;
};

/** By the date of birth where one was understood, else as it was said with the name. */
const ageOf = ({ fields, nowMs }: CallSight): number | null => {
  const born = understandBirthDate(fields["memberBornOn"] ?? "", pacificDay(nowMs));
  return born.ok ? born.value.age : ageSaid(fields["memberName"]);
};

/**
 * Earlier escalations of the same concern. Who is not confirmed is not known to be that member, and a
 * parent is not even told how many there were: then none counts.
 */
const escalatedBefore = (sight: CallSight, content: Content): number =>
  identityOfCall(sight, content).identity.storyHidden === null ? (sight.escalatedBefore ?? 0) : 0;

const decided = (sight: CallSight, content: Content): PriorityDecision => {
  const crisis = crisisOf(sight.file.crisis);
  const { fields } = sight;
  const known = (field: string): string =>
    isDoesNotKnow(fields[field] ?? "") ? "" : (fields[field] ?? "");
  return decidePriority(
    {
      today: pacificDay(sight.nowMs),
      // One that was handed over or cut off stays first; one that was asked and is safe does not.
      crisis:
        crisis.kind !== "none" &&
        (crisis.kind !== "over" || crisis.outcome.kind !== "asked-and-safe"),
      urgentPer: urgencyOf(sight),
      medicationDaysLeft: daysUntil("medicationRunsOut", sight, content),
      medication: `${known("medicationName")} ${known("medicationRunsOut")}`,
      dischargeInDays: daysUntil("dischargedOn", sight, content),
      dueOn: strictestDue(assessmentOf(sight, content)),
      authorizationEndsInDays: daysUntil("authorizationEndsOn", sight, content),
      clinicCancellations: clinicCancellations(sight, content),
      memberAge: ageOf(sight),
      escalations: 1 + escalatedBefore(sight, content) + (sight.escalatedHere ?? 0),
    },
    content,
  );
};

const isPriority = (text: string | undefined): text is Priority => text === "P1" || text === "P2";

/** The priority with its reasons; a raise counts once it has a reason in words, a lowering never. */
export const priorityOf = (
  sight: CallSight,
  content: Content,
): { priority: Priority; reasons: string[] } => {
  const { fields } = sight;
  const to = fields["priorityRaisedTo"];
  const because = fields["priorityRaisedWhy"]?.trim() ?? "";
  const computed = decided(sight, content);
  const { priority, reasons } =
    isPriority(to) && because !== "" ? raisePriority(computed, to, because) : computed;
  return { priority, reasons: reasons.map(({ en }) => en.slice(0, 200)) };
};

/** What keeps a raise from counting, with what to do; null where there is none or it counts. */
export const raiseProblem = (sight: CallSight, content: Content): string | null => {
  const { fields } = sight;
  const to = fields["priorityRaisedTo"];
  if (!isPriority(to)) return null;
  const { priority } = decided(sight, content);
  if (to >= priority) return `It is ${priority} by its facts already; a priority is never lowered.`;
  return (fields["priorityRaisedWhy"]?.trim() ?? "") === ""
    ? "Say why in a few words; it counts from then on."
    : null;
};
