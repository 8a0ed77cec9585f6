import { LineOverrideRow, PromiseInside } from "./line.ts";
import { oc } from "@orpc/contract";
import { z } from "zod";
import { CallEnded, CallStarted, Concern, Safety, ScopeRecord } from "../events/bodies.ts";
import { LineMoved } from "../events/call-bodies.ts";
import { CrisisAcknowledged, CrisisStep } from "../events/crisis-bodies.ts";
import { EventText } from "../events/envelope.ts";
import { CallId, CaseId, EventId, PersonId, RegionId, StationId } from "../events/ids.ts";
import { PracticeScored } from "../events/practice-bodies.ts";
import { StreamName } from "../events/stream.ts";
import { FindQuery } from "../find/query.ts";
import { SetAsideRow } from "./health.ts";
import { Base64 } from "./seal.ts";
import { AwayFound, AwayQuery, HereQuery, RefusedQuery, RefusedRow } from "./away.ts";
import { Cursor, Person, PullItem, Verdict } from "./server.ts";
import { AttentionView } from "./crisis-views.ts";
import { ClimbDue } from "./case-views.ts";
import { FollowUpStanding, HereRow } from "./promise-views.ts";
import { Colleague, OfferHere, OfferMade } from "./tray-views.ts";
import { FoundRows } from "./find-views.ts";
import { StoryFound } from "./story-views.ts";
import { GrievanceFile } from "./grievance-views.ts";
import { CaseView, DeskView, InboxRow } from "./views.ts";
import { EarlierBounce, Who } from "./who.ts";

const nothing = z.object({});

/** What main compares with what it keeps beside the journal, because Chromium empties a damaged store without a word. */
export const VaultState = z.object({
  /** Random, made when the store was created: another one means that the store is new. */
  generation: z.string(),
  events: z.int().min(0),
  quarantined: z.int().min(0),
  /** Highest seq held per own station. */
  heldSeqs: z.record(StationId, z.int()),
  cursor: Cursor.nullable(),
});
export type VaultState = z.infer<typeof VaultState>;

/** The few words of the content that the vault needs to write rows in the interface's language. */
export const VaultWords = z.object({
  concerns: z.record(z.string(), z.string()),
  regions: z.record(
    z.string(),
    z.object({ name: z.string(), lead: z.string(), phone: z.string() }),
  ),
  /** Desk that callers are sent on to → its name. */
  referrals: z.record(z.string(), z.string()),
  /** Field → label. */
  fields: z.record(z.string(), z.string()),
});
export type VaultWords = z.infer<typeof VaultWords>;

/** An own event with what the server said of it, if it has. */
export const OwnEvent = EventText;

/** One call as its events say it. */
export const CallFileView = z.object({
  started: CallStarted.nullable(),
  ended: CallEnded.nullable(),
  /** Whose it is now, with the name; null: its start is not here. */
  owner: z.object({ id: PersonId, name: z.string() }).nullable(),
  offer: OfferMade.nullable(),
  safety: Safety.nullable(),
  scope: ScopeRecord.nullable(),
  crisis: z.array(CrisisStep),
  line: z.array(LineMoved),
  /** With the name of the supervisor. */
  acknowledged: z.array(CrisisAcknowledged.extend({ by: z.string() })),
  fields: z.record(z.string(), z.string()),
  /** The case opened from this call, if one was. */
  caseId: CaseId.nullable(),
  reference: z.string().nullable(),
});
export type CallFileView = z.infer<typeof CallFileView>;

/** A call that a colleague offers, without what only main can say of it. */
export const OfferedCall = OfferHere.pick({
  callId: true,
  offer: true,
  by: true,
  words: true,
  atWords: true,
});
export type OfferedCall = z.infer<typeof OfferedCall>;

export const OpenCalls = z.object({
  open: z.array(
    z.object({
      callId: CallId,
      owner: PersonId,
      ownerName: z.string(),
      offer: OfferMade.nullable(),
    }),
  ),
  offered: z.array(OfferedCall),
});
export type OpenCalls = z.infer<typeof OpenCalls>;

const view = z.object({ now: z.iso.datetime(), person: PersonId });

/** Main is the vault's only client. The vault holds no secret until `open`, and none after `close`. */
export const vaultContract = {
  open: oc.input(z.object({ dataKey: Base64, words: VaultWords })).output(VaultState),
  close: oc.input(nothing).output(nothing),
  ping: oc.input(nothing).output(nothing),
  /** Sets aside what cannot be read and forgets the cursor: the next pull brings everything again. */
  refill: oc.input(nothing).output(VaultState),
  /** Own events, in seq order; kept when this returns. */
  append: oc.input(z.object({ events: z.array(OwnEvent).min(1).max(500) })).output(nothing),
  /** Pulled items and the cursor that covers them, in one transaction. */
  store: oc
    .input(z.object({ items: z.array(PullItem).max(5000), cursor: Cursor }))
    .output(z.object({ changed: z.array(StreamName) })),
  /** What the server said of own events. */
  verdicts: oc
    .input(
      z.object({
        station: StationId,
        confirmedSeq: z.int(),
        verdicts: z.array(z.object({ seq: z.int(), verdict: Verdict })),
      }),
    )
    .output(z.object({ changed: z.array(StreamName) })),
  people: oc.input(z.object({ people: z.array(Person) })).output(nothing),
  state: oc.input(nothing).output(VaultState),
  /** Events shared by a coverage that are held here, and their sign: desks that agree give the same. */
  digest: oc.input(nothing).output(z.object({ events: z.int().min(0), sign: z.string() })),
  /** What a new event must name as replaced, for the fields it sets. */
  replaces: oc
    .input(z.object({ stream: StreamName, fields: z.array(z.string()).max(64) }))
    .output(z.array(EventId)),

  /** Own events from `fromSeq` on, as they were written: to send again after a restore of the server. */
  ownEvents: oc
    .input(
      z.object({ station: StationId, fromSeq: z.int().min(1), limit: z.int().min(1).max(500) }),
    )
    .output(z.array(OwnEvent)),

  /** This person is at the desk now: what arrives later is news when they come again. */
  seenHere: oc.input(HereQuery).output(nothing),
  away: oc.input(AwayQuery).output(AwayFound),
  /** What could not be read and was set aside; kinds, sizes and reasons only. */
  setAside: oc.input(nothing).output(z.array(SetAsideRow)),
  /** What the browser says of this store's room, in bytes; null: it does not say. */
  room: oc.input(nothing).output(z.object({ used: z.number(), quota: z.number() }).nullable()),
  refused: oc.input(RefusedQuery).output(z.array(RefusedRow).max(100)),
  /** An own event as it was written. */
  ownEvent: oc.input(z.object({ event: EventId })).output(OwnEvent.nullable()),

  desk: oc.input(view).output(DeskView),
  call: oc.input(z.object({ callId: CallId })).output(CallFileView.nullable()),
  attention: oc
    .input(view.extend({ supervises: z.boolean(), recoveryMinutes: z.int() }))
    .output(AttentionView),
  /** Calls without a disposition: this person's, those of drafts of this desk, and those offered to them. */
  openCalls: oc.input(view.extend({ alsoOf: z.array(CallId).max(500) })).output(OpenCalls),
  /** Passed targets of everybody's escalations for which nobody has climbed yet. */
  climbsDue: oc.input(view).output(z.array(ClimbDue).max(100)),
  /** Where these follow-ups stand; one that is not here is left out. */
  followUps: oc
    .input(view.extend({ followUps: z.array(EventId).max(100) }))
    .output(z.array(FollowUpStanding).max(100)),
  /** Who takes calls at this line, and whether they are here today. */
  here: oc.input(view).output(z.array(HereRow).max(500)),
  colleagues: oc.input(view).output(z.array(Colleague)),
  /** Earlier cases and calls of the same member; main asks only where they may be shown. */
  story: oc
    .input(
      view.extend({ who: Who, call: CallId.nullable(), concerns: z.array(z.string()).max(10) }),
    )
    .output(StoryFound),
  /** Calls that sent the same caller on, other than this one. */
  bounces: oc.input(z.object({ who: Who, call: CallId })).output(z.array(EarlierBounce)),
  /** How often this concern of this member was escalated before, by cases of other calls. */
  escalatedBefore: oc
    .input(z.object({ who: Who, call: CallId, concern: Concern }))
    .output(z.int().min(0)),
  /** Cases and calls of a member, other than this call, in which it was said that they died, or was not. */
  ofMember: oc
    .input(z.object({ who: Who, call: CallId, saidDead: z.boolean() }))
    .output(z.array(StreamName).max(1_000)),
  /** Open promises to call the family of a member who was told to have died, on this call or another. */
  familyPromises: oc
    .input(z.object({ who: Who, call: CallId }))
    .output(z.array(z.object({ call: CallId, followUp: EventId })).max(1_000)),
  /** Calls on which a grievance was heard; `all`: everybody's, else this person's. */
  grievances: oc.input(view.extend({ all: z.boolean() })).output(z.array(GrievanceFile)),
  /**
   * Calls and cases that fit, at most `limit` from `from` on. `texts`: words of notes too. `regions`:
   * only cases of these; null: everything here.
   */
  find: oc
    .input(
      view.extend({
        query: FindQuery,
        from: z.int().min(0),
        limit: z.int().min(1).max(100),
        texts: z.boolean(),
        regions: z.array(RegionId).nullable(),
      }),
    )
    .output(FoundRows),
  /** What a person's practice calls at this desk came to, oldest first. */
  practiceScores: oc
    .input(z.object({ person: PersonId }))
    .output(z.array(PracticeScored).max(1_000)),
  caseView: oc.input(view.extend({ caseId: CaseId })).output(CaseView.nullable()),
  /** One of a field's values as its event set it, among those that stand; null: it does not stand any more. */
  standingValue: oc
    .input(z.object({ caseId: CaseId, field: z.string().max(61), event: EventId }))
    .output(z.object({ value: z.unknown(), others: z.int().min(0) }).nullable()),
  inbox: oc
    .input(view.extend({ regions: z.array(RegionId).nullable() }))
    .output(z.array(InboxRow).max(100)),
  /** References already used under a prefix: the next one must not repeat them. */
  /** What supervisors closed or opened. */
  line: oc.input(nothing).output(z.array(LineOverrideRow)),
  promisesInside: oc
    .input(z.object({ from: z.string(), until: z.string(), now: z.string() }))
    .output(z.array(PromiseInside)),
  referencesUsed: oc.input(z.object({ prefix: z.string() })).output(z.int()),
  /** Latest stamp of any held event, so that the clock goes on from there. */
  lastStamp: oc.input(nothing).output(z.string().nullable()),
};

export type VaultContract = typeof vaultContract;
