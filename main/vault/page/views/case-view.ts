import { type CaseFile } from "#shared/case/case-file.ts";
import { dateWords, whenWords } from "#shared/case/pacific-words.ts";
import { type CaseView } from "#shared/contract/views.ts";
import { type Typed } from "#shared/events/bodies.ts";
import { type Actor } from "#shared/events/envelope.ts";
import { recordedLabel, recordedWords } from "#shared/facts/recorded-words.ts";
import { CaseId } from "#shared/events/ids.ts";
import { streamId, type StreamName } from "#shared/events/stream.ts";
import { type HeldEvents } from "../held-events.ts";
import { caseLifeOf, escalationViews } from "./case-life.ts";
import { concernWordsOf, isDelivered, memberOf, stateWordsOf } from "./case-row.ts";
import { isOfDeceased, stoppedWords } from "./death.ts";
import { duplicatesOf } from "./duplicates.ts";
import { timelineRow } from "./timeline.ts";

type View = CaseView;
const TIMELINE_ROWS = 500;

const nameOf = (vault: HeldEvents, actor: Actor): string =>
  vault.people.get(actor.person)?.name ?? actor.role;

const factsOf = (vault: HeldEvents, file: CaseFile, nowMs: number): View["facts"] =>
  [...file.fields].map(([field, register]) => ({
    field,
    label: recordedLabel(field, vault.words.fields, [...file.fields.keys()]),
    values: register.map((value) => ({
      event: value.event,
      value: value.value === undefined ? "erased" : recordedWords(field, value.value as Typed),
      who: nameOf(vault, value.actor),
      at: whenWords(Number(value.stamp.slice(0, 15)), nowMs),
    })),
  }));

const datesOf = (file: CaseFile, nowMs: number): View["dates"] => {
  const dates = runningDates(file, nowMs);
  return isOfDeceased(file)
    ? dates.map(({ label, value }) => ({ label, value: `stopped · was ${value}` }))
    : dates;
};

const runningDates = (file: CaseFile, nowMs: number): View["dates"] => {
  const raised = file.escalations.at(-1)?.raised.body;
  const lawful = file.assessment?.dueOn ?? raised?.lawfulDueOn ?? null;
  const at = (instant: string | undefined): string =>
    instant === undefined ? "not set" : whenWords(Date.parse(instant), nowMs);
  return [
    { label: "Acknowledge by", value: at(raised?.acknowledgeBy) },
    { label: "Answer by", value: at(raised?.answerBy) },
    { label: "Member promised by", value: at(raised?.memberPromisedBy) },
    { label: "Lawful due", value: lawful === null ? "no fixed date" : dateWords(lawful) },
  ];
};

/** Whom to phone while the last escalation has not left this desk. */
const phoneWords = (vault: HeldEvents, file: CaseFile): string | null => {
  const last = file.escalations.at(-1);
  if (last === undefined || isDelivered(vault, last) || isOfDeceased(file)) return null;
  const { to } = last.raised.body;
  if (to !== undefined)
    return `Phone ${to.name}, ${to.team}, ${to.phone}: this has not left the desk.`;
  const region = vault.words.regions[last.raised.body.region];
  return region === undefined
    ? "Phone the regional team: this has not left the desk."
    : `Phone ${region.lead}, ${region.name}, ${region.phone}: this has not left the desk.`;
};

export const caseView = (vault: HeldEvents, stream: StreamName, nowMs: number): View | null => {
  const file = vault.caseFile(stream);
  if (file.opened === null) return null;
  const notDelivered = phoneWords(vault, file);
  const life = caseLifeOf(vault, stream, file, file.opened, nowMs);
  const events = vault.index
    .allOf(stream)
    .toSorted((a, b) => (a.envelope.stamp < b.envelope.stamp ? 1 : -1));
  return {
    caseId: CaseId.parse(streamId(stream)),
    reference: file.opened.reference,
    member: memberOf(file),
    concern: file.opened.concern,
    concernWords: concernWordsOf(vault, file.opened.concern),
    state: file.state,
    stateWords: stateWordsOf(file, notDelivered === null, nowMs),
    owner: vault.people.get(file.opened.owner)?.name ?? "unknown",
    facts: factsOf(vault, file, nowMs),
    dates: datesOf(file, nowMs),
    escalations: escalationViews(vault, file, nowMs),
    timeline: events.slice(0, TIMELINE_ROWS).map((event) => timelineRow(vault, file, event, nowMs)),
    notDelivered,
    stopped: stoppedWords(vault, stream, nowMs),
    duplicates: duplicatesOf(vault, file, life.sameMember),
    ...life,
  };
};
