import { z } from "zod";
import { CallId, CaseId, EventId, PersonId, RegionId } from "../events/ids.ts";
import { everyRole, only } from "./access.ts";
import { at, nothing } from "./at.ts";
import { TimelineRow } from "./case-views.ts";

export const AWAY_PAGE = 100;

/** One thing that somebody else did, in the words of the case's own timeline. */
export const AwayRow = z.object({
  key: z.string(),
  kind: z.enum(["answer", "two-values", "raised", "ended", "changed", "handed-over", "line"]),
  caseId: CaseId.nullable(),
  callId: CallId.nullable(),
  reference: z.string(),
  member: z.string(),
  words: z.string(),
  detail: z.string().nullable(),
  who: z.string(),
  atWords: z.string(),
  tone: TimelineRow.shape.tone,
});
export type AwayRow = z.infer<typeof AwayRow>;

/** Something sent from this desk that the server recorded as refused; it stays on record as it is. */
export const RefusedRow = z.object({
  event: EventId,
  caseId: CaseId.nullable(),
  callId: CallId.nullable(),
  reference: z.string(),
  member: z.string(),
  /** What was written. */
  words: z.string(),
  detail: z.string().nullable(),
  /** Who wrote it. */
  by: z.string(),
  byId: PersonId,
  atWords: z.string(),
  reason: z.string(),
  /** Why, and what to do, as the server says it. */
  remedy: z.string(),
  /** Texts in it that may be put right before it is written again. */
  texts: z.array(z.object({ path: z.string(), text: z.string() })).max(64),
});
export type RefusedRow = z.infer<typeof RefusedRow>;

/** What arrived since a person was last at this desk. */
export const AwayFound = z.object({
  /** Null: never before, and nothing of theirs is here from another desk. */
  sinceMs: z.number().nullable(),
  rows: z.array(AwayRow).max(AWAY_PAGE),
  total: z.int().min(0),
  /** Records that could not be read and were set aside. */
  setAside: z.int().min(0),
});
export type AwayFound = z.infer<typeof AwayFound>;

/** A refused event as the person at the desk may deal with it. */
export const RefusedHere = RefusedRow.omit({ byId: true, reason: true }).extend({
  /** Null: it can be written again now; else why not by this person, and what to do instead. */
  notAgain: z.string().nullable(),
});
export type RefusedHere = z.infer<typeof RefusedHere>;

export const AwayView = AwayFound.omit({ sinceMs: true, setAside: true }).extend({
  from: z.int().min(0),
  sinceWords: z.string().nullable(),
  refused: z.array(RefusedHere).max(AWAY_PAGE),
});
export type AwayView = z.infer<typeof AwayView>;

/** How much there is of it: nobody has looked yet. */
export const AwayNews = AwayFound.pick({ total: true, setAside: true }).extend({
  refused: z.int().min(0),
  /** Something is here that this person has not been shown since they came. */
  news: z.boolean(),
});
export type AwayNews = z.infer<typeof AwayNews>;

const look = { person: PersonId, now: z.iso.datetime() };

/** What the vault is asked for it. */
export const AwayQuery = z.object({
  ...look,
  regions: z.array(RegionId),
  from: z.int().min(0),
});
export type AwayQuery = z.infer<typeof AwayQuery>;

/** `by` null: of everybody at this desk, for a supervisor. */
export const RefusedQuery = z.object({ now: z.iso.datetime(), by: PersonId.nullable() });

export const HereQuery = z.object(look);

const callers = only("specialist", "regional", "supervisor");

/** What happened while a person was away, and what the server refused of theirs. */
export const awayContract = {
  news: at(everyRole).input(nothing).output(AwayNews),
  /** Who looked at whose cases is recorded before they show. */
  get: at(everyRole)
    .input(z.object({ from: z.int().min(0).max(1_000_000) }))
    .output(AwayView),
  /** The panel has been on the screen: it does not open by itself again until something is new. */
  shown: at(everyRole).input(nothing).output(nothing),
  /** Writes a refused event again, with these texts in place of those it had; the first stays on record. */
  writeAgain: at(callers)
    .input(
      z.object({
        event: EventId,
        texts: z
          .array(z.object({ path: z.string().max(200), text: z.string().max(20_000) }))
          .max(64),
      }),
    )
    .output(AwayView),
  /** Nothing more is to be done about it: it leaves the list and stays on record. */
  leave: at(callers)
    .input(z.object({ event: EventId }))
    .output(AwayView),
};
