import { clockWords, whenWords } from "#shared/case/pacific-words.ts";
import { type CaseFile } from "#shared/case/case-file.ts";
import { AWAY_PAGE, type AwayFound, type AwayQuery, type AwayRow } from "#shared/contract/away.ts";
import { readBody } from "#shared/events/catalogue.ts";
import { happenedAtMs } from "#shared/events/clock.ts";
import { type CallOffered } from "#shared/events/call-bodies.ts";
import { type ParsedEvent } from "#shared/events/envelope.ts";
import { CallId, CaseId } from "#shared/events/ids.ts";
import { LINE_STREAM, streamId, type StreamName } from "#shared/events/stream.ts";
import { recordedLabel } from "#shared/facts/recorded-words.ts";
import { type HeldEvents } from "../held-events.ts";
import { memberOf } from "./case-row.ts";
import { lineRows } from "./line.ts";
import { timelineRow } from "./timeline.ts";

/** How far somebody had seen this desk's store when they were last at it. */
export type Seen = {
  readonly atMs: number;
  /** Highest block then; null: not known here, only the time counts. */
  readonly block: number | null;
};

/** What matters most comes first; within one kind the latest. */
const ORDER: readonly AwayRow["kind"][] = [
  "answer",
  "two-values",
  "handed-over",
  "raised",
  "ended",
  "changed",
  "line",
];

const ANSWERS = new Set(["escalation-answered", "escalation-acknowledged"]);
const ENDS = new Set(["case-closed", "case-resolved", "case-reopened"]);
/** What a region's colleagues are told of. */
const FOR_REGION = new Set(["escalation-raised", "escalation-climbed", "escalation-replied"]);
/** Worked out by a desk, or the beginning of the case itself: nobody did anything to it. */
const SILENT = new Set(["case-opened", "case-assessed"]);

type Found = AwayRow & { readonly stamp: string };

const kindOf = (type: string): AwayRow["kind"] =>
  ANSWERS.has(type) ? "answer" : ENDS.has(type) ? "ended" : "changed";

/** Whether an event came, or was written here by somebody else, since then. */
const isNewsTo =
  (held: HeldEvents, seen: Seen, { person }: AwayQuery) =>
  ({ envelope: { id, actor, stamp, station } }: ParsedEvent): boolean => {
    if (actor.person === person) return false;
    if (Number(stamp.slice(0, 15)) > seen.atMs) return true;
    const block = held.index.blockOf(id) ?? null;
    return (
      seen.block !== null && block !== null && block > seen.block && !held.index.isOwn(station)
    );
  };

type IsNews = (event: ParsedEvent) => boolean;

const caseRows = (
  held: HeldEvents,
  stream: StreamName,
  isNews: IsNews,
  query: AwayQuery,
): Found[] => {
  const news = held.index.allOf(stream).filter((event) => isNews(event));
  if (news.length === 0) return [];
  const file = held.caseFile(stream);
  if (file.opened === null) return [];
  const nowMs = Date.parse(query.now);
  const isOwner = file.opened.owner === query.person;
  const raised = (event: ParsedEvent): boolean => raisedBy(file, event) === query.person;
  const ofRegion = query.regions.includes(
    file.escalations.at(-1)?.raised.body.region ?? ("" as never),
  );
  const place = {
    caseId: CaseId.parse(streamId(stream)),
    callId: null,
    reference: file.opened.reference,
    member: memberOf(file),
  };
  const apart = isOwner ? fieldsWrittenApart(file, news) : new Map<string, string>();
  return news.flatMap((event): Found[] => {
    const { type, id, stamp } = event.envelope;
    const forRegion = ofRegion && FOR_REGION.has(type);
    if (SILENT.has(type) || !(isOwner || forRegion || (ANSWERS.has(type) && raised(event))))
      return [];
    const { words, detail, who, atWords, tone } = timelineRow(held, file, event, nowMs);
    const field = apart.get(id);
    const label =
      field === undefined ? null : recordedLabel(field, held.words.fields, [...file.fields.keys()]);
    return [
      {
        key: id,
        kind: label !== null ? "two-values" : forRegion && !isOwner ? "raised" : kindOf(type),
        ...place,
        words: label === null ? words : `Two desks wrote “${label}”: choose which holds`,
        detail,
        who,
        atWords,
        tone: label === null ? tone : "late",
        stamp,
      },
    ];
  });
};

const raisedBy = (file: CaseFile, event: ParsedEvent): string | null => {
  const escalation = (readBody(event)?.add as { escalation?: string } | undefined)?.escalation;
  const found = file.escalations.find(({ raised }) => raised.id === escalation);
  return found?.raised.envelope.actor.person ?? null;
};

/** New events that set a field which now has two values, with that field. */
const fieldsWrittenApart = (
  { conflicts, fields }: CaseFile,
  news: readonly ParsedEvent[],
): Map<string, string> => {
  const ids = new Set<string>(news.map(({ envelope }) => envelope.id));
  return new Map(
    conflicts.flatMap((field) =>
      (fields.get(field) ?? [])
        .filter(({ event }) => ids.has(event))
        .map(({ event }) => [event, field] as const),
    ),
  );
};

/** Calls offered to this person, and what became of those they offered. */
const handOverRows = (
  held: HeldEvents,
  stream: StreamName,
  isNews: IsNews,
  { person, now }: AwayQuery,
): Found[] => {
  const nowMs = Date.parse(now);
  const { owner, ended, fields, offer } = held.callFile(stream);
  const nameOf = (id: string): string => held.people.get(id)?.name ?? "somebody at this line";
  return held.index.allOf(stream).flatMap((event): Found[] => {
    const { type, id, stamp, clock, actor } = event.envelope;
    if (!["call-offered", "call-offer-closed", "call-taken"].includes(type) || !isNews(event))
      return [];
    const add = readBody(event)?.add ?? {};
    const words = HAND_OVER[type]?.(add, person) ?? null;
    if (words === null) return [];
    const waits = type === "call-offered" && offer?.state === "waiting" && offer.to === person;
    return [
      {
        key: id,
        kind: "handed-over",
        caseId: held.caseOfCall(streamId(stream))?.caseId ?? null,
        callId:
          ended === null && (owner === person || waits) ? CallId.parse(streamId(stream)) : null,
        reference: held.caseOfCall(streamId(stream))?.reference ?? "",
        member: fields["callerName"] || fields["memberName"] || "caller not named",
        words,
        detail: type === "call-offered" ? (add as CallOffered).words : null,
        who: nameOf(actor.person),
        atWords: whenWords(happenedAtMs(clock), nowMs),
        tone: waits ? "waiting" : "plain",
        stamp,
      },
    ];
  });
};

type Add = Readonly<Record<string, unknown>>;
const HAND_OVER: Readonly<Record<string, (add: Add, person: string) => string | null>> = {
  "call-offered": (add, person) => (add["to"] === person ? "A call was offered to you" : null),
  "call-taken": (add, person) => (add["from"] === person ? "Your call was taken over" : null),
  "call-offer-closed": (add) =>
    add["how"] === "not-accepted" ? "A call that was offered was not accepted" : null,
};

/** The line closed or opened outside its plan. */
const lineNews = (held: HeldEvents, isNews: IsNews, { now }: AwayQuery): Found[] => {
  const nowMs = Date.parse(now);
  const rows = lineRows(held);
  return held.index.allOf(LINE_STREAM).flatMap((event): Found[] => {
    const { id, stamp, clock, actor, type } = event.envelope;
    const row = rows.find((each) => each.id === id);
    if (!isNews(event) || (row === undefined && type !== "line-set-back")) return [];
    const until = row?.until ?? null;
    const atMs = happenedAtMs(clock);
    return [
      {
        key: id,
        kind: "line",
        caseId: null,
        callId: null,
        reference: "",
        member: "",
        words:
          row === undefined
            ? "The line went back to its plan"
            : `The line was ${row.kind === "closed" ? "closed" : "opened"} at ${clockWords(Date.parse(row.from))}${until === null ? "" : ` until ${whenWords(Date.parse(until), nowMs)}`}`,
        detail: row?.reason ?? null,
        who: held.people.get(actor.person)?.name ?? actor.role,
        atWords: whenWords(atMs, nowMs),
        tone: "plain",
        stamp,
      },
    ];
  });
};

/** What others did to this person's work since they were last here: a page of it, and how much there is. */
export const awayOf = (
  held: HeldEvents,
  seen: Seen | null,
  query: AwayQuery,
): Omit<AwayFound, "setAside"> => {
  if (seen === null) return { sinceMs: null, rows: [], total: 0 };
  const isNews = isNewsTo(held, seen, query);
  const cases = new Set([
    ...held.signposts.casesOwnedBy(query.person),
    ...held.signposts.with("escalation-answered", "escalation-acknowledged"),
    ...(query.regions.length > 0 ? held.signposts.with("escalation-raised") : []),
  ]);
  const found = [
    ...[...cases].flatMap((stream) => caseRows(held, stream, isNews, query)),
    ...held.signposts
      .with("call-offered", "call-taken")
      .flatMap((stream) => handOverRows(held, stream, isNews, query)),
    ...lineNews(held, isNews, query),
  ].toSorted(
    (a, b) => ORDER.indexOf(a.kind) - ORDER.indexOf(b.kind) || (a.stamp < b.stamp ? 1 : -1),
  );
  return {
    sinceMs: seen.atMs,
    rows: found.slice(query.from, query.from + AWAY_PAGE).map(({ stamp: _stamp, ...row }) => row),
    total: found.length,
  };
};
