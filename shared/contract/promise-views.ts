import { z } from "zod";
import { CallId, CaseId, EventId, PersonId } from "../events/ids.ts";

/** The clock in a list: how much of the time is used, and how near the end is. */
export const DueClock = z.object({
  words: z.string(),
  tone: z.enum(["calm", "soon", "late", "none"]),
  /** 0 to 1. */
  used: z.number().min(0).max(1),
});

export const FollowUpRow = z.object({
  id: EventId,
  caseId: CaseId.nullable(),
  /** Set where it belongs to a call that became no case. */
  callId: CallId.nullable(),
  kind: z.enum(["promise", "call-back", "phone-region", "visit-check", "safety-call-back"]),
  member: z.string(),
  words: z.string(),
  /** How they are reached; unknown means that no message is left. */
  number: z.string().nullable(),
  message: z.enum(["yes", "no", "unknown"]),
  reference: z.string().nullable(),
  due: DueClock,
  /** "offered to T. Brandt 4:50 PM", "promised by K. Alvarado"; null: said by its owner, and theirs. */
  standing: z.string().nullable(),
});
export type FollowUpRow = z.infer<typeof FollowUpRow>;

/** Another person's promise that this one is asked to take. */
export const HandedRow = FollowUpRow.extend({
  /** Null: nobody offered it, its owner is not here. */
  offer: EventId.nullable(),
  /** Whose name the member was told. */
  promisedBy: z.string(),
  /** Why it stands here: "K. Alvarado hands it to you", "K. Alvarado is marked absent today". */
  reason: z.string(),
});
export type HandedRow = z.infer<typeof HandedRow>;

/** Somebody of the line, and whether they are here today. */
export const HereRow = z.object({
  id: PersonId,
  name: z.string(),
  isLead: z.boolean(),
  absent: z.boolean(),
  /** "at a desk since 9:14 AM", "marked absent today": as far as this desk knows. */
  words: z.string(),
});
export type HereRow = z.infer<typeof HereRow>;

/** Where a follow-up stands, before something is done to it. */
export const FollowUpStanding = z.object({
  followUp: EventId,
  stream: z.string(),
  owner: PersonId,
  ownerName: z.string(),
  done: z.boolean(),
  offer: z
    .object({
      id: EventId,
      to: PersonId,
      toName: z.string(),
      state: z.enum(["waiting", "not-accepted"]),
    })
    .nullable(),
  /** A supervisor may take it: its owner is not here by its time. */
  withLead: z.boolean(),
});
export type FollowUpStanding = z.infer<typeof FollowUpStanding>;
