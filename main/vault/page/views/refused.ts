import { pacificDay, whenWords } from "#shared/case/pacific-words.ts";
import { type RefusedRow } from "#shared/contract/away.ts";
import { isKnownType, readBody } from "#shared/events/catalogue.ts";
import { happenedAtMs } from "#shared/events/clock.ts";
import { type ParsedEvent } from "#shared/events/envelope.ts";
import { CallId, CaseId, type PersonId } from "#shared/events/ids.ts";
import { type RefusalSettled } from "#shared/events/refusal-bodies.ts";
import { streamId, streamKind } from "#shared/events/stream.ts";
import { textsIn } from "#shared/events/texts-in.ts";
import { type HeldEvents } from "../held-events.ts";
import { memberOf } from "./case-row.ts";
import { said } from "./timeline.ts";

const MOST = 100;

/** What a call's event says, as the desk names its own steps. */
const CALL_WORDS: Readonly<Record<string, string>> = {
  "call-started": "A call was begun",
  "call-typed": "What was typed on a call",
  "safety-keyed": "The safety key of a call",
  "scope-keyed": "The scope check of a call",
  "crisis-moved": "A step of the crisis path",
  "crisis-acknowledged": "A crisis was acknowledged",
  "help-asked": "Help was asked for",
  "help-answered": "Help was answered",
  "call-follow-up-made": "A promise made on a call",
  "call-follow-up-done": "A promise of a call was kept",
  "call-offered": "A call was offered to a colleague",
  "call-offer-closed": "The offer of a call was closed",
  "call-taken": "A call was taken over",
  "line-moved": "The line of a call",
  "call-ended": "A call was closed",
  "line-set": "The line was closed or opened",
  "line-set-back": "The line went back to its plan",
  "access-recorded": "Who looked at a case",
  "build-judged": "A release was looked at",
  "practice-scored": "A practice call was scored",
  "refusal-settled": "What was done about a refusal",
};

/** Refused events that were written again, or left as they are. */
const settledIn = (held: HeldEvents): ReadonlySet<string> =>
  new Set(
    held.signposts
      .with("refusal-settled")
      .flatMap((stream) => held.folded(stream).entries.get("refusal-settled") ?? [])
      .flatMap(({ value }) => (value === null ? [] : [(value as RefusalSettled).event])),
  );

const wordsOf = (
  held: HeldEvents,
  event: ParsedEvent,
  nowMs: number,
): Pick<RefusedRow, "words" | "detail"> => {
  const { type } = event.envelope;
  const body = readBody(event);
  if (body === null || !isKnownType(type))
    return { words: CALL_WORDS[type] ?? "Something this build cannot read", detail: null };
  const { words, detail = null } = said(held, type, body.set, body.add ?? {}, nowMs);
  return { words: CALL_WORDS[type] ?? words, detail };
};

/** Where it belongs: a case by its reference, a call by the day it was taken. */
const placeOf = (
  held: HeldEvents,
  { envelope }: ParsedEvent,
): Pick<RefusedRow, "caseId" | "callId" | "reference" | "member"> => {
  const { stream } = envelope;
  const kind = streamKind(stream);
  if (kind === "case") {
    const file = held.caseFile(stream);
    return {
      caseId: file.opened === null ? null : CaseId.parse(streamId(stream)),
      callId: null,
      reference: file.opened?.reference ?? "",
      member: file.opened === null ? "" : memberOf(file),
    };
  }
  if (kind !== "call") return { caseId: null, callId: null, reference: "", member: "" };
  const { fields, started } = held.callFile(stream);
  const day = started === null ? "" : pacificDay(Date.parse(started.startedAt));
  return {
    caseId: null,
    callId: CallId.parse(streamId(stream)),
    reference: day,
    member: fields["callerName"] || fields["memberName"] || "",
  };
};

/** What the server refused of this desk's events and nobody has dealt with yet, latest first. */
export const refusedOf = (held: HeldEvents, by: PersonId | null, nowMs: number): RefusedRow[] => {
  const settled = settledIn(held);
  return held.index
    .refused()
    .filter(
      ({ envelope: { id, actor } }) => !settled.has(id) && (by ?? actor.person) === actor.person,
    )
    .slice(0, MOST)
    .map((event) => {
      const { envelope, body } = event;
      const verdict = held.index.verdictOf(event);
      const told = verdict?.kind === "refused" ? verdict : { reason: "", remedy: "" };
      return {
        event: envelope.id,
        ...placeOf(held, event),
        ...wordsOf(held, event, nowMs),
        by: held.people.get(envelope.actor.person)?.name ?? envelope.actor.role,
        byId: envelope.actor.person,
        atWords: whenWords(happenedAtMs(envelope.clock), nowMs),
        reason: told.reason,
        remedy: told.remedy,
        texts: body.kind === "plain" ? textsIn(body.json) : [],
      };
    });
};
