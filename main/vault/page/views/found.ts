import { type CaseFile, caseFileOf } from "#shared/case/case-file.ts";
import { callFileOf } from "#shared/case/call-file.ts";
import { shortDay } from "#shared/case/pacific-words.ts";
import { type FoundRow, type FoundRows } from "#shared/contract/find-views.ts";
import { type Typed } from "#shared/events/bodies.ts";
import { regionsOf, routingOf } from "#shared/events/coverage.ts";
import { type Folded, shown } from "#shared/events/fold.ts";
import { CallId, CaseId, type PersonId, type RegionId } from "#shared/events/ids.ts";
import { streamId, streamKind, type StreamName } from "#shared/events/stream.ts";
import { type FindQuery } from "#shared/find/query.ts";
import { foundBy, type Said } from "../find/found-by.ts";
import { type HeldEvents } from "../held-events.ts";
import { type Vault } from "../vault.ts";
import { concernWordsOf, memberOf, stateWordsOf } from "./case-row.ts";
import { endedWords } from "./ended-words.ts";

export type FindInput = {
  readonly query: FindQuery;
  readonly from: number;
  readonly limit: number;
  readonly texts: boolean;
  readonly regions: readonly RegionId[] | null;
  readonly person: PersonId;
};

type Row = FoundRow & { readonly said: Said };

const NOT_NAMED = "caller not named";

const fieldsOf = (folded: Folded, names: Iterable<string>): Map<string, Typed> =>
  new Map(
    [...names].flatMap((name) => {
      const value = shown(folded, name) as Typed | undefined;
      return value?.typed === undefined ? [] : [[name, value] as const];
    }),
  );

const FOUND_BY = [
  "callerName",
  "memberName",
  "callbackNumber",
  "memberNumber",
  "memberBornOn",
  "regionOrZip",
  "note",
  "listening",
];

const dayOf = (at: string): string | null => {
  const ms = Date.parse(at);
  return Number.isNaN(ms) ? null : shortDay(ms);
};

const caseOf = (
  vault: HeldEvents,
  stream: StreamName,
  folded: Folded,
  file: CaseFile,
  nowMs: number,
): Row | null => {
  if (file.opened === null) return null;
  const { reference, concern, openedAt } = file.opened;
  return {
    id: stream,
    caseId: CaseId.parse(streamId(stream)),
    callId: null,
    opens: "case",
    masked: false,
    tolerant: false,
    member: memberOf(file),
    reference,
    what: concernWordsOf(vault, concern),
    state: stateWordsOf(file, true, nowMs),
    opened: dayOf(openedAt),
    foundBy: null,
    said: {
      fields: fieldsOf(folded, FOUND_BY),
      notes: file.notes.map(({ body }) => body.text),
      reference,
    },
  };
};

const callOf = (
  vault: HeldEvents,
  stream: StreamName,
  folded: Folded,
  person: PersonId,
): Row | null => {
  const { started, ended, owner } = callFileOf(folded);
  if (started === null) return null;
  const fields = fieldsOf(folded, FOUND_BY);
  const name = (field: string): string => fields.get(field)?.typed.trim() ?? "";
  return {
    id: stream,
    caseId: null,
    callId: CallId.parse(streamId(stream)),
    opens: ended === null && owner === person ? "call" : "nothing",
    masked: false,
    tolerant: false,
    member: name("memberName") || name("callerName") || NOT_NAMED,
    reference: ended?.reference ?? null,
    what: ended === null ? "Call not closed" : endedWords(vault, ended),
    state: null,
    opened: dayOf(started.startedAt),
    foundBy: null,
    said: { fields, notes: [], reference: ended?.reference ?? null },
  };
};

const isOf = (vault: HeldEvents, stream: StreamName, regions: ReadonlySet<RegionId>): boolean =>
  streamKind(stream) === "case" &&
  [...regionsOf(vault.index.of(stream).flatMap(({ envelope }) => routingOf(envelope) ?? []))].some(
    (region) => regions.has(region),
  );

/** Calls and cases that fit, exact ones first, newest first among equals; folded as they are shown, not before. */
export const foundRows = (vault: Vault, input: FindInput, nowMs: number): FoundRows => {
  const { query, regions, person } = input;
  const own = regions === null ? null : new Set(regions);
  const { rows, total } = vault.finder.find({
    query,
    from: input.from,
    limit: input.limit,
    texts: input.texts,
    mayShow: (stream) => own === null || isOf(vault, stream, own),
  });
  return {
    rows: rows.flatMap(({ key, tolerant }): FoundRow[] => {
      const folded = vault.glance(key);
      const row =
        streamKind(key) === "case"
          ? caseOf(vault, key, folded, caseFileOf(folded), nowMs)
          : callOf(vault, key, folded, person);
      if (row === null) return [];
      const { said, ...rest } = row;
      return [{ ...rest, tolerant, foundBy: foundBy(query, said, rest.member, tolerant) }];
    }),
    total,
    holds: vault.finder.holds,
    reading: vault.finder.reading,
  };
};
