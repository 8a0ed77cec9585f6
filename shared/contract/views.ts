import { z } from "zod";
import { CallEnded, Concern, CrisisBranch, Priority, Safety, ScopeKeys } from "../events/bodies.ts";
import { crisisQuestions } from "../crisis/crisis-questions.ts";
import { CrisisStep } from "../events/crisis-bodies.ts";
import { CallId, CaseId, EventId, PersonId, RegionId } from "../events/ids.ts";
import { CASE_STATES } from "../case/case-state.ts";
import { CaseLife, CaseTurn, EscalationView, TimelineRow } from "./case-views.ts";
import { DueClock, FollowUpRow, HandedRow } from "./promise-views.ts";
import { OfferMade, PlaceInCall } from "./tray-views.ts";
import { IdentityView, MaySay } from "./identity-views.ts";
import { FactsAids } from "./fact-views.ts";
import { LanguagesView, PromptView } from "./word-views.ts";

/** One state at a time; never a swarm of booleans. */
export const SyncStatus = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("up-to-date"), at: z.iso.datetime() }),
  z.object({ kind: z.literal("sending"), unsent: z.int() }),
  z.object({
    kind: z.literal("waiting-for-network"),
    unsent: z.int(),
    hop: z.string(),
    since: z.iso.datetime(),
  }),
  z.object({ kind: z.literal("needs-attention"), unsent: z.int(), remedy: z.string() }),
]);
export type SyncStatus = z.infer<typeof SyncStatus>;

export const LineStatus = z.object({
  open: z.boolean(),
  /** "Line open · closes 5:00 PM PT". */
  words: z.string(),
  /** "Closed Thu 26 – Fri 27 · back Mon Nov 30, 8 AM"; null: nothing unusual in the coming days. */
  ahead: z.string().nullable(),
  /** What is said after hours; null while open. */
  afterHours: z.string().nullable(),
});
export type LineStatus = z.infer<typeof LineStatus>;

/** What the top bar shows on every screen. */
export const StatusView = z.object({
  line: LineStatus,
  sync: SyncStatus,
  unsent: z.int(),
  clock: z.object({ kind: z.enum(["good", "wrong", "ask"]), words: z.string() }),
  contentVersion: z.string(),
  host: z.object({ kind: z.enum(["electron", "preview"]), banner: z.string().nullable() }),
  /** Something the desk had to do about its own stores, until it is read. */
  notices: z.array(z.object({ id: z.string(), words: z.string() })),
});
export type StatusView = z.infer<typeof StatusView>;

export const PersonView = z.object({
  id: PersonId,
  name: z.string(),
  role: z.enum(["specialist", "regional", "supervisor", "admin"]),
  regions: z.array(RegionId),
});
export type PersonView = z.infer<typeof PersonView>;

export const SessionView = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("not-enrolled") }),
  z.object({ kind: z.literal("signed-out"), deskName: z.string() }),
  z.object({ kind: z.literal("locked"), deskName: z.string(), person: PersonView }),
  z.object({
    kind: z.literal("unlocked"),
    deskName: z.string(),
    person: PersonView,
    /** No key for a long time during a call: the desk locks then, unless one is pressed. */
    locksAt: z.iso.datetime().nullable(),
  }),
]);
export type SessionView = z.infer<typeof SessionView>;

export const CaseRow = z.object({
  caseId: CaseId,
  reference: z.string(),
  member: z.string(),
  concern: Concern,
  concernWords: z.string(),
  stateWords: z.string(),
  turn: CaseTurn,
  /** The owner has something to do now: it is their turn, or a date has passed. */
  yours: z.boolean(),
  due: DueClock,
  notDelivered: z.boolean(),
  conflict: z.boolean(),
});
export type CaseRow = z.infer<typeof CaseRow>;

export const DeskView = z.object({
  /** What is this person's to do, by due date; then what waits for others, by due date. */
  cases: z.array(CaseRow).max(100),
  counts: z.object({
    open: z.int(),
    overdue: z.int(),
    dueToday: z.int(),
    /** Answered, and the member has not heard of it. */
    toTell: z.int(),
    /** The appointment has passed: did it happen? */
    visits: z.int(),
  }),
  promises: z.array(FollowUpRow).max(100),
  /** Promises of others that this person is asked to take, with the reason. */
  handed: z.array(HandedRow).max(100),
  lineToday: z.object({ inScope: z.int(), sentOn: z.int(), calls: z.int() }),
});
export type DeskView = z.infer<typeof DeskView>;

/** One cell of the day ruler. */
export const RulerCell = z.object({
  on: z.iso.date(),
  kind: z.enum(["business-day", "weekend", "holiday", "gap"]),
  /** Number of the business day, or how many days a gap stands for. */
  count: z.int().nullable(),
  name: z.string().nullable(),
  mark: z.enum(["none", "due", "past", "offered"]),
});

/** The timely-access card, ready to draw; every sentence is neutral. */
export const AssessmentCard = z.object({
  result: z.enum([
    "compliant",
    "late",
    "compliant-by-exception",
    "no-fixed-standard",
    "not-assessable",
  ]),
  headline: z.string(),
  rows: z.array(z.object({ label: z.string(), value: z.string() })),
  cells: z.array(RulerCell),
  /** "rule to confirm", "aim by Tue, Dec 1": short lines beneath. */
  remarks: z.array(z.string()),
  /** The citation of a rule that nobody has read in the law yet; null: it was, or none applies. */
  notVerified: z.string().nullable(),
});
export type AssessmentCard = z.infer<typeof AssessmentCard>;

export const HeardView = z.object({
  key: z.string(),
  label: z.string(),
  words: z.string(),
  crisis: z.boolean(),
});

export const Understood = z.object({
  /** "about Nov 11"; null: nothing understood yet. */
  words: z.string().nullable(),
  /** Why it cannot be taken, and what to do; the text stays. */
  refusal: z.string().nullable(),
});

/** What the workstation makes of what has been typed so far; recomputed at every key. */
export const CallAids = z.object({
  understood: z.record(z.string(), Understood),
  card: AssessmentCard.nullable(),
  priority: z.object({ priority: Priority, reasons: z.array(z.string()) }).nullable(),
  heard: z.array(HeardView).max(3),
  maySay: MaySay,
  identity: IdentityView,
  /** What a case still needs, in words. Empty: it can be opened. */
  missing: z.array(z.string()),
  facts: FactsAids,
});
export type CallAids = z.infer<typeof CallAids>;

export const ScopeOption = z.object({
  key: z.string(),
  /** A concern, an excluded use, or an id of the list behind "-". */
  use: z.string(),
  group: z.enum(["concern", "excluded", "grievance", "other"]),
  label: z.string(),
  hint: z.string(),
});
export type ScopeOption = z.infer<typeof ScopeOption>;

export const ScopeView = z.object({
  keys: ScopeKeys,
  verdict: z.enum(["in", "out", "mixed", "not-an-intake", "undecided"]),
  verdictWords: z.string(),
  say: z.string(),
  next: z.string(),
  /** The rule and the content version. */
  why: z.string(),
  referrals: z.array(z.object({ name: z.string(), number: z.string(), status: z.string() })),
});
export type ScopeView = z.infer<typeof ScopeView>;

export const CrisisView = z.object({
  state: z.enum(["none", "asking", "branch", "over"]),
  openedAt: z.iso.datetime().nullable(),
  steps: z.array(CrisisStep),
  /** Answers so far, and what the call knew before: a question that has one is not asked again. */
  answers: z.partialRecord(z.enum(crisisQuestions), z.string()),
  /** Set while the line is dead: how often it was redialled, and what to do now. */
  lineCut: z.object({ redials: z.int(), next: z.enum(["redial", "lead-decides"]) }).nullable(),
  /** After a hand-over or cut-off: "Safety call-back by Mon, Nov 30, 10 AM · K. Alvarado". */
  callBack: z.string().nullable(),
  supervisor: z.object({
    told: z.boolean(),
    kind: z.enum(["not-yet", "sending", "told", "not-told"]),
    /** "Supervisor not told: this desk is offline. Raise your hand, or call ext. 4410." */
    words: z.string(),
  }),
});
export type CrisisView = z.infer<typeof CrisisView>;

const SaidWords = z.object({ en: z.string(), es: z.string(), interpreter: z.string() });

/**
 * What content adds to the built-in words of the crisis path, which the window holds itself: shown
 * without a session, so also on the lock screen.
 */
export const CrisisWords = z.object({
  ask: SaidWords.optional(),
  first: z.partialRecord(CrisisBranch, SaidWords),
  questions: z.partialRecord(z.enum(crisisQuestions), SaidWords),
  askedOfOther: z.partialRecord(z.enum(crisisQuestions), SaidWords),
  stay: SaidWords.optional(),
  goodbye: SaidWords.optional(),
  counties: z.array(z.object({ name: z.string(), dispatch: z.string(), checked: z.boolean() })),
  /** Whom to go to when no screen reaches anybody. */
  lead: z.object({ name: z.string(), extension: z.string() }),
  /** How often a dead line is redialled before the call is left. */
  redials: z.int(),
});
export type CrisisWords = z.infer<typeof CrisisWords>;

export const CallView = z.object({
  callId: CallId,
  startedAt: z.iso.datetime(),
  ended: CallEnded.nullable(),
  caseId: CaseId.nullable(),
  reference: z.string().nullable(),
  /** Field → text as typed: from events and the draft, the later one. */
  fields: z.record(z.string(), z.string()),
  safety: Safety.nullable(),
  scope: ScopeView,
  crisis: CrisisView,
  prompts: z.array(PromptView),
  languages: LanguagesView,
  aids: CallAids,
  /** Put back from a draft after a restart. */
  recovered: z.boolean(),
  /** Typed in afterwards: "Wed, Nov 25, 9:40 AM – 9:55 AM · from paper"; null: it is going on. */
  late: z.string().nullable(),
  /** Who has it now, where it is not this person any more. */
  handedTo: z.string().nullable(),
  /** Offered to a colleague who has not taken it. */
  offer: OfferMade.nullable(),
  /** Where it was left when it was put into the tray; null: from the beginning. */
  place: PlaceInCall.nullable(),
});
export type CallView = z.infer<typeof CallView>;

/** Where an escalation would go and what can be promised. */
export const EscalationPreview = z.object({
  regions: z.array(
    z.object({
      id: RegionId,
      name: z.string(),
      /** Who receives it there: a team of its own, or the region; and whom to ring now. */
      team: z.string(),
      lead: z.string(),
      phone: z.string(),
    }),
  ),
  /** They are phoned besides: it cannot wait for a screen to be looked at. */
  phoneAsWell: z.boolean(),
  region: RegionId.nullable(),
  priority: Priority,
  reasons: z.array(z.string()),
  summary: z.string(),
  facts: z.array(z.object({ label: z.string(), value: z.string() })),
  acknowledgeBy: z.string(),
  answerBy: z.string(),
  promisedBy: z.string(),
  lawfulDue: z.string().nullable(),
  /** The sentence to say; another one while the network is down. */
  say: z.string(),
  offline: z.boolean(),
});
export type EscalationPreview = z.infer<typeof EscalationPreview>;

export const CaseView = z.object({
  caseId: CaseId,
  reference: z.string(),
  member: z.string(),
  concern: Concern,
  concernWords: z.string(),
  state: z.enum(CASE_STATES),
  stateWords: z.string(),
  owner: z.string(),
  facts: z.array(
    z.object({
      field: z.string(),
      label: z.string(),
      /** Two or more: desks wrote apart from each other, and nobody has said yet which one holds. */
      values: z.array(
        z.object({ event: EventId, value: z.string(), who: z.string(), at: z.string() }),
      ),
    }),
  ),
  dates: z.array(z.object({ label: z.string(), value: z.string() })),
  escalations: z.array(EscalationView),
  timeline: z.array(TimelineRow).max(500),
  /** Whom to phone while an escalation is not delivered yet. */
  notDelivered: z.string().nullable(),
  /** Who said that the member has died and when, and what goes on; null: nobody did. */
  stopped: z.string().nullable(),
  /** Other open cases of the same member and concern, perhaps opened by a desk apart from this one. */
  duplicates: z
    .array(
      z.object({ caseId: CaseId, reference: z.string(), words: z.string(), because: z.string() }),
    )
    .max(10),
  ...CaseLife.shape,
});
export type CaseView = z.infer<typeof CaseView>;

export const InboxRow = z.object({
  escalation: EventId,
  caseId: CaseId,
  reference: z.string(),
  member: z.string(),
  concernWords: z.string(),
  priority: Priority,
  stateWords: z.string(),
  due: DueClock,
  acknowledged: z.boolean(),
  answered: z.boolean(),
});
export type InboxRow = z.infer<typeof InboxRow>;
