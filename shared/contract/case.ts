import { z } from "zod";
import { MemberTold } from "../events/bodies.ts";
import {
  AttemptMade,
  CloseReason,
  EscalationReplied,
  MemberLinked,
  VisitOutcome,
} from "../events/case-bodies.ts";
import { CaseId, EventId, RegionId } from "../events/ids.ts";
import { everyRole, only } from "./access.ts";
import { at } from "./at.ts";
import { AttemptView, ClimbView, RegionWay } from "./case-views.ts";
import { CaseView } from "./views.ts";

const callers = only("specialist", "supervisor");
const workers = only("specialist", "regional", "supervisor");
const one = z.object({ caseId: CaseId });
const words = z.string().max(1_000);
const said = z.string().min(1).max(1_000);

/** A case after its call, up to the visit that happened. */
export const caseContract = {
  get: at(everyRole).input(one).output(CaseView),
  note: at(everyRole)
    .input(one.extend({ text: z.string().min(1).max(20_000) }))
    .output(CaseView),
  memberTold: at(callers)
    .input(
      one.extend({
        how: MemberTold.shape.how,
        words: z.string().max(2_000),
        memberAnswer: MemberTold.shape.memberAnswer,
      }),
    )
    .output(CaseView),
  followUpDone: at(everyRole)
    .input(one.extend({ followUp: EventId, result: z.string().min(1).max(500) }))
    .output(CaseView),
  /** Something said with a date: the day and time as typed, never on a closed day. */
  promise: at(callers)
    .input(one.extend({ words: z.string().min(1).max(500), when: z.string().max(200) }))
    .output(CaseView),
  attempts: at(callers).input(one).output(AttemptView),
  attempt: at(callers)
    .input(one.extend({ result: AttemptMade.shape.result, words }))
    .output(CaseView),
  letter: at(callers).input(one.extend({ words })).output(CaseView),
  /** Attended ends the case; anything else leaves it open with what happened. */
  visit: at(callers)
    .input(one.extend({ outcome: VisitOutcome, words }))
    .output(CaseView),
  /** The member says that it is settled. */
  settled: at(callers)
    .input(one.extend({ words: said }))
    .output(CaseView),
  close: at(callers)
    .input(one.extend({ reason: CloseReason, words }))
    .output(CaseView),
  reopen: at(callers)
    .input(one.extend({ words: said }))
    .output(CaseView),
  /** A sentence that belongs to somebody else goes out of sight, and out of what this case is found by. */
  withdraw: at(workers)
    .input(one.extend({ event: EventId, words: said }))
    .output(CaseView),
  /** Desks wrote different values apart from each other: this one holds from now on. */
  keepValue: at(workers)
    .input(one.extend({ field: z.string().max(61), event: EventId, words }))
    .output(CaseView),
  /** `other`: its reference, as somebody reads it. */
  link: at(callers)
    .input(
      one.extend({
        other: z.union([CaseId, z.string().max(60)]),
        how: MemberLinked.shape.how,
        words,
      }),
    )
    .output(CaseView),
  /** What the line makes of the region's answer. */
  reply: at(callers)
    .input(
      one.extend({
        answer: EventId,
        how: EscalationReplied.shape.how,
        words: z.string().max(2_000),
      }),
    )
    .output(CaseView),
  climbTo: at(callers).input(one).output(ClimbView),
  climb: at(callers).input(one.extend({ words })).output(CaseView),
  /** Where a case could go, with whom to ring there; before anything is sent. */
  ways: at(callers).input(one).output(z.array(RegionWay).max(100)),
  /** To another region: that one holds it from then on, the one before does not. */
  moveTo: at(callers)
    .input(one.extend({ region: RegionId, words: said }))
    .output(CaseView),
  /** With a region again, after an answer that did not hold. */
  escalateAgain: at(callers)
    .input(one.extend({ words: z.string().min(1).max(2_000) }))
    .output(CaseView),
};
