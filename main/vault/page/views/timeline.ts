import { type z } from "zod";
import { type CaseFile } from "#shared/case/case-file.ts";
import { isKnownType, readBody, type EventType } from "#shared/events/catalogue.ts";
import { type ParsedEvent } from "#shared/events/envelope.ts";
import { happenedAtMs } from "#shared/events/clock.ts";
import { whenWords } from "#shared/case/pacific-words.ts";
import { type TimelineRow } from "#shared/contract/case-views.ts";
import { type EscalationAnswer, type Typed } from "#shared/events/bodies.ts";
import { recordedLabel, recordedWords } from "#shared/facts/recorded-words.ts";
import { type PersonId } from "#shared/events/ids.ts";
import { type HeldEvents } from "../held-events.ts";
import { personName } from "./tray.ts";

type Row = z.infer<typeof TimelineRow>;
type Said = {
  readonly words: string;
  readonly detail?: string | undefined;
  readonly tone?: Row["tone"];
};

const answerSaid = (answer: EscalationAnswer, nowMs: number): Said => {
  switch (answer.kind) {
    case "booked":
    case "offered": {
      const at = Date.parse(answer.appointmentAt);
      const when = Number.isNaN(at) ? answer.appointmentAt : whenWords(at, nowMs);
      return {
        words: `Answered: ${answer.kind} ${when}, ${answer.provider}, ${answer.mode.replace("-", " ")}, ${answer.place}`,
        detail: answer.words,
        tone: "good",
      };
    }
    case "not-possible":
      return {
        words: `Answered: not possible · out of network ${answer.outOfNetwork.replaceAll("-", " ")} by ${answer.consideredBy}`,
        detail: answer.reason,
        tone: "late",
      };
    case "needs-information":
      return { words: "Asked for information", detail: answer.question, tone: "waiting" };
  }
};

const ATTEMPT: Readonly<Record<string, string>> = {
  reached: "reached",
  "no-answer": "no answer",
  "message-left": "message left",
  "wrong-number": "wrong number",
};

const LINKED: Readonly<Record<string, string>> = {
  "same-member": "Linked with another case of the same member",
  "not-same-member": "Not the same member as another case",
  "as-found": "What was said about another case was taken back",
};

const REPLIED: Readonly<Record<string, string>> = {
  accepted: "Answer accepted",
  returned: "Answer sent back to the region",
  information: "Information given to the region",
};

/** Sentences about the member; what somebody did stays in sight. */
const ABOUT_MEMBER: readonly string[] = ["case-noted", "case-typed"];

const text = (value: unknown): string | undefined =>
  typeof value === "string" && value !== "" ? value : undefined;

/** What one event says, in the words of the work. */
export const said = (
  vault: HeldEvents,
  type: EventType,
  set: Readonly<Record<string, unknown>>,
  add: Readonly<Record<string, unknown>>,
  nowMs: number,
): Said => {
  switch (type) {
    case "case-opened":
      return { words: "Case opened" };
    case "case-typed":
      return {
        words: "Facts recorded",
        detail: Object.entries(set)
          .map(
            ([field, value]) =>
              `${recordedLabel(field, vault.words.fields, Object.keys(set))}: ${recordedWords(field, value as Typed)}`,
          )
          .join(" · "),
      };
    case "case-assessed":
      return {
        words: "Timely access worked out",
        detail: text((set["assessment"] as { headline?: string } | undefined)?.headline),
      };
    case "case-noted":
      return { words: "Note", detail: text(add["text"]) };
    case "escalation-raised":
      return {
        words: `Escalated to ${vault.words.regions[String(add["region"])]?.name ?? String(add["region"])} · ${String(add["priority"])}`,
        detail: text(add["summary"]),
        tone: "waiting",
      };
    case "escalation-acknowledged":
      return { words: "Acknowledged", tone: "good" };
    case "escalation-answered":
      return answerSaid(add["answer"] as EscalationAnswer, nowMs);
    case "follow-up-made":
      return {
        words: `Promised for ${whenWords(Date.parse(String(add["dueAt"])), nowMs)}`,
        detail: text(add["words"]),
        tone: "waiting",
      };
    case "follow-up-done":
      return { words: "Done", detail: text(add["result"]), tone: "good" };
    case "follow-up-offered":
      return {
        words: `Promise offered to ${personName(vault, add["to"] as PersonId)}`,
        detail: text(add["words"]),
      };
    case "follow-up-offer-closed":
      return { words: add["how"] === "withdrawn" ? "Offer taken back" : "Offer not accepted" };
    case "follow-up-taken":
      return {
        words: `Promise taken over from ${personName(vault, add["from"] as PersonId)}${add["why"] === "lead" ? ", who was not here" : ""}`,
      };
    case "member-told":
      return {
        words: `Member told by ${String(add["how"])} · ${String(add["memberAnswer"]).replace("-", " ")}`,
        detail: text(add["words"]),
        tone: "good",
      };
    case "case-resolved":
      return {
        words: `Resolved · ${String(add["how"]).replaceAll("-", " ")}`,
        detail: text(add["words"]),
        tone: "good",
      };
    case "attempt-made":
      return {
        words: `Tried to reach the member · ${ATTEMPT[String(add["result"])] ?? ""}`,
        detail: text(add["words"]),
        tone: add["result"] === "reached" ? "good" : "plain",
      };
    case "letter-sent":
      return {
        words: "Letter sent to the confidential address",
        detail: text(add["words"]),
        tone: "waiting",
      };
    case "visit-checked":
      return {
        words: `Asked about the visit · ${String(add["outcome"]).replaceAll("-", " ")}`,
        detail: text(add["words"]),
        tone: add["outcome"] === "attended" ? "good" : "late",
      };
    case "case-closed":
      return {
        words: `Closed · ${String(add["reason"]).replaceAll("-", " ")}`,
        detail: text(add["words"]),
      };
    case "case-reopened":
      return { words: "Opened again", detail: text(add["words"]), tone: "waiting" };
    case "sentence-withdrawn":
      return {
        words: "A sentence was withdrawn: it belongs to somebody else",
        detail: text(add["words"]),
      };
    case "member-linked":
      return { words: LINKED[String(add["how"])] ?? "Member", detail: text(add["words"]) };
    case "escalation-climbed":
      return {
        words: `Climbed${add["itself"] === true ? " by itself" : ""} to ${String(add["who"])}, ${String(add["phone"])}`,
        detail: text(add["words"]),
        tone: "late",
      };
    case "escalation-moved":
      return {
        words: `Went to ${vault.words.regions[String(add["to"])]?.name ?? String(add["to"])}`,
        detail: text(add["words"]),
        tone: "waiting",
      };
    case "escalation-replied":
      return {
        words: REPLIED[String(add["how"])] ?? "Answered the region",
        detail: text(add["words"]),
        tone: add["how"] === "accepted" ? "good" : "waiting",
      };
    case "call-started":
    case "call-typed":
    case "safety-keyed":
    case "scope-keyed":
    case "crisis-moved":
    case "crisis-acknowledged":
    case "help-asked":
    case "help-answered":
    case "call-follow-up-made":
    case "call-follow-up-done":
    case "call-follow-up-offered":
    case "call-follow-up-offer-closed":
    case "call-follow-up-taken":
    case "call-offered":
    case "call-offer-closed":
    case "call-taken":
    case "line-moved":
    case "call-ended":
    case "line-set":
    case "line-set-back":
    case "person-here":
    case "station-taken":
    case "build-judged":
    case "refusal-settled":
    case "practice-scored":
    case "access-recorded":
      return { words: type };
  }
};

export const timelineRow = (
  vault: HeldEvents,
  file: CaseFile,
  event: ParsedEvent,
  nowMs: number,
): Row => {
  const { envelope } = event;
  const withdrawn = file.withdrawn.get(envelope.id);
  const atMs = happenedAtMs(envelope.clock);
  const base = {
    id: envelope.id,
    at: new Date(atMs).toISOString(),
    atWords: whenWords(atMs, nowMs),
    who: vault.people.get(envelope.actor.person)?.name ?? envelope.actor.role,
    canWithdraw:
      event.body.kind === "plain" &&
      withdrawn === undefined &&
      ABOUT_MEMBER.includes(envelope.type),
  };
  if (withdrawn !== undefined)
    return {
      ...base,
      words: "Withdrawn: it belongs to somebody else",
      detail: null,
      tone: "plain",
    };
  const verdict = vault.index.verdictOf(event);
  if (event.body.kind === "erased")
    return { ...base, words: "Erased by law", detail: event.body.erased.why, tone: "plain" };
  const body = readBody(event);
  if (body === null || !isKnownType(envelope.type))
    return {
      ...base,
      words: "Changed by a newer version of the workstation",
      detail: null,
      tone: "unread",
    };
  if (file.repeats.has(envelope.id))
    return {
      ...base,
      words: "The same climb, noticed by this desk too",
      detail: null,
      tone: "plain",
    };
  const { words, detail, tone } = said(vault, envelope.type, body.set, body.add ?? {}, nowMs);
  if (verdict !== null && verdict.kind !== "accepted")
    return {
      ...base,
      words: `${words} · ${verdict.kind} by the server`,
      detail: verdict.remedy,
      tone: "refused",
    };
  return {
    ...base,
    words,
    detail: detail ?? null,
    tone: vault.index.isDelivered(event) ? (tone ?? "plain") : "waiting",
  };
};
