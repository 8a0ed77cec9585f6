import { eventIterator, oc } from "@orpc/contract";
import { z } from "zod";
import { CallEnded, CrisisBranch, EscalationAnswer, Safety, ScopeKeys } from "../events/bodies.ts";
import { CallId, CaseId, EventId, RegionId } from "../events/ids.ts";
import { type Access, anybody, everyRole, everyRoleEvenLocked, only } from "./access.ts";
import {
  CallAids,
  CallView,
  CaseView,
  CrisisView,
  CrisisWords,
  DeskView,
  EscalationPreview,
  InboxRow,
  PersonView,
  ScopeOption,
  SessionView,
  StatusView,
} from "./views.ts";

/**
 * `only(…)` here means: unlocked, with one of these roles. `anybody`: also on the sign-in and
 * lock screens.
 */
const at = (access: Access) =>
  oc
    .$meta<{ access?: Access }>({})
    .meta({ access })
    .errors({
      /** An expected "no": `remedy` says what to do next and is shown as it is. */
      REFUSED: { data: z.object({ code: z.string(), remedy: z.string() }) },
      FORBIDDEN: { data: z.object({ remedy: z.string() }) },
    });

const callers = only("specialist", "supervisor");
const call = z.object({ callId: CallId });
const nothing = z.object({});

/** What has changed, so that a screen asks again: topics, never data. */
export const Change = z.object({
  topic: z.enum(["session", "status", "desk", "call", "case", "inbox"]),
  id: z.string().nullable(),
});
export type Change = z.infer<typeof Change>;

/** Everything that a page may ask of main. Screens hold no data of their own. */
export const workstationContract = {
  session: {
    get: at(anybody).input(nothing).output(SessionView),
    enrol: at(anybody)
      .input(z.object({ server: z.string().max(300), code: z.string().max(60) }))
      .output(SessionView),
    signIn: at(anybody)
      .input(z.object({ login: z.string().max(120), passphrase: z.string().max(1024) }))
      .output(PersonView),
    lock: at(everyRole).input(nothing).output(nothing),
    unlock: at(anybody)
      .input(z.object({ passphrase: z.string().max(1024) }))
      .output(PersonView),
    signOut: at(everyRole).input(nothing).output(nothing),
  },
  status: {
    get: at(anybody).input(nothing).output(StatusView),
    watch: at(anybody).input(nothing).output(eventIterator(Change)),
    crisisWords: at(anybody).input(nothing).output(CrisisWords),
    readNotice: at(everyRole)
      .input(z.object({ id: z.string() }))
      .output(nothing),
  },
  desk: {
    get: at(everyRole).input(nothing).output(DeskView),
  },
  call: {
    start: at(callers)
      .input(z.object({ ani: z.string().max(40).nullable() }))
      .output(CallView),
    get: at(callers).input(call).output(CallView),
    /** Keeps the draft (on disk within one second) and says what is understood so far. */
    type: at(callers)
      .input(z.object({ callId: CallId, field: z.string().max(61), text: z.string().max(20_000) }))
      .output(CallAids),
    /** Ctrl+Enter: what was typed becomes events. */
    complete: at(callers).input(call).output(CallView),
    keySafety: at(callers)
      .input(z.object({ callId: CallId, key: Safety.shape.key, words: z.string().max(500) }))
      .output(CallView),
    scopeOptions: at(callers).input(nothing).output(z.array(ScopeOption)),
    /** The keys as they now stand; recorded at once as one event. */
    keyScope: at(callers)
      .input(z.object({ callId: CallId, keys: ScopeKeys }))
      .output(CallView),
    /** Opens on asking. `callId` null: from the desk or lock screen; a call is started for it. */
    openCrisis: at(everyRoleEvenLocked)
      .input(z.object({ callId: CallId.nullable() }))
      .output(CallView),
    moveCrisis: at(everyRoleEvenLocked)
      .input(
        z.object({
          callId: CallId,
          move: z.discriminatedUnion("kind", [
            z.object({ kind: z.literal("branch"), branch: CrisisBranch }),
            z.object({ kind: z.literal("note"), words: z.string().max(2000) }),
            z.object({ kind: z.literal("opened-by-mistake") }),
            z.object({
              kind: z.literal("outcome"),
              outcome: z.enum(["asked-and-safe", "handed-over", "cut-off"]),
              words: z.string().max(2000),
            }),
          ]),
        }),
      )
      .output(CrisisView),
    previewEscalation: at(callers).input(call).output(EscalationPreview),
    escalate: at(callers)
      .input(z.object({ callId: CallId, region: RegionId, summary: z.string().max(4000) }))
      .output(CallView),
    park: at(callers).input(call).output(nothing),
    close: at(callers)
      .input(
        z.object({
          callId: CallId,
          disposition: CallEnded.shape.disposition,
          referral: z
            .object({
              to: z.string().max(80),
              how: z.enum(["warm", "number-only", "not-answered"]),
            })
            .nullable(),
        }),
      )
      .output(CallView),
  },
  case: {
    get: at(everyRole)
      .input(z.object({ caseId: CaseId }))
      .output(CaseView),
    note: at(everyRole)
      .input(z.object({ caseId: CaseId, text: z.string().min(1).max(20_000) }))
      .output(CaseView),
    memberTold: at(callers)
      .input(
        z.object({
          caseId: CaseId,
          how: z.enum(["phone", "message", "letter"]),
          words: z.string().max(2000),
          memberAnswer: z.enum(["accepted", "not-accepted", "not-reached"]),
        }),
      )
      .output(CaseView),
    followUpDone: at(everyRole)
      .input(z.object({ caseId: CaseId, followUp: EventId, result: z.string().min(1).max(500) }))
      .output(CaseView),
  },
  escalations: {
    list: at(only("regional", "supervisor")).input(nothing).output(z.array(InboxRow).max(100)),
    acknowledge: at(only("regional", "supervisor"))
      .input(z.object({ caseId: CaseId, escalation: EventId }))
      .output(CaseView),
    answer: at(only("regional", "supervisor"))
      .input(z.object({ caseId: CaseId, escalation: EventId, answer: EscalationAnswer }))
      .output(CaseView),
  },
};

export type WorkstationContract = typeof workstationContract;
