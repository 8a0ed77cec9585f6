import { type Content } from "#shared/content/content.ts";
import { type GrievanceCard } from "#shared/contract/fact-views.ts";
import { type Concern } from "#shared/events/bodies.ts";
import { dayWords } from "#shared/dates/day-words.ts";
import { dayOf } from "#shared/dates/epoch-day.ts";
import {
  type GrievanceChoice,
  type GrievanceFacts,
  grievanceView,
  type GrievanceView,
  missingFromLog,
} from "#shared/grievance/watch.ts";
import { targetWords } from "#shared/promises/targets.ts";
import { type CallSight } from "./judgement.ts";

type Texts = Readonly<Record<string, string | undefined>>;

const choiceOf = (fields: Texts): GrievanceChoice => {
  const number = fields["grievanceNumber"]?.trim() ?? "";
  switch (fields["grievanceAnswer"]) {
    case "file-now":
      return { kind: "filed", number: number === "" ? "to come" : number, at: "" };
    case "already-filed":
      return { kind: "filed-before", number: number === "" ? "not known" : number };
    case "not-now":
      return { kind: "not-filed" };
    default:
      return { kind: "not-answered" };
  }
};

/** Length and type of care are never exempt; anything said about the topic comes first. */
const topicsOf = (fields: Texts, concerns: readonly Concern[]): string[] => {
  const topic = fields["grievanceTopic"] ?? "";
  if (topic !== "" && topic !== "does-not-know") return topic === "logistics" ? [] : [topic];
  return concerns.some((concern) => ["appointment-length", "appointment-type"].includes(concern))
    ? ["type-frequency-duration"]
    : [];
};

/** A grievance as the fields of a call or a case say it. */
export const grievanceFacts = (
  fields: Texts,
  concerns: readonly Concern[],
  heard: boolean,
  receivedAt: string,
  settledAt: string | null,
): GrievanceFacts => ({
  heard: heard || (fields["grievanceAnswer"] ?? "") !== "" ? "grievance" : "none",
  receivedAt,
  choice: choiceOf(fields),
  topics: topicsOf(fields, concerns),
  healthThreat: fields["grievanceThreat"] === "yes",
  settledAt: fields["grievanceSettled"] === "yes" ? settledAt : null,
});

/** The four clocks by name, those that count and those that would. */
export const clockRows = (
  { route, clocks, expedited }: GrievanceView,
  now: string,
  content: Content,
): { label: string; value: string }[] => {
  if (clocks === null) return [];
  const day = (on: string): string => dayWords(dayOf(on)).en;
  const settled = route.kind === "exempt-closed";
  return [
    {
      label: "Acknowledge by",
      value: settled ? "not owed: settled" : day(clocks.acknowledgeBy),
    },
    { label: "Resolve by", value: settled ? "settled" : day(clocks.resolveBy) },
    {
      label: "Expedited, 72 hours",
      value: !expedited
        ? "only with a serious threat to health"
        : clocks.expeditedBy === null
          ? "time of receipt not known"
          : targetWords(clocks.expeditedBy, now, content).en,
    },
    {
      label: "Exempt until",
      value:
        route.kind === "formal" && route.convertedOn === null
          ? "not exempt"
          : `${day(clocks.exemptBy)}, close of business`,
    },
  ];
};

/** What the log of one that is exempt and settled still lacks (HSC 1368(a)(4)(B)); else nothing. */
export const logLacks = (
  { route }: GrievanceView,
  call: { readonly started: string; readonly fields: Texts; readonly representative: string },
  content: Content,
): string[] => {
  if (route.kind !== "exempt-closed") return [];
  const { fields } = call;
  const log = {
    dateOfCall: call.started,
    complainant: fields["callerName"] ?? fields["memberName"] ?? "",
    memberNumber: fields["memberNumber"] ?? "",
    nature: fields["grievanceTopic"] ?? fields["listening"] ?? "",
    resolution: fields["grievanceResolution"] ?? "",
    representative: call.representative,
  };
  return missingFromLog(log, content).map(({ en }) => en);
};

/** Whose rules they are, once the plan is known. */
const regulatorRow = (
  fields: Texts,
  { standards }: Content,
): { label: string; value: string }[] => {
  const business = standards.linesOfBusiness.find(({ id }) => id === fields["lineOfBusiness"]);
  return business === undefined || business.id === "unknown"
    ? []
    : [{ label: "Complaint path", value: business.regulator.en }];
};

/** The grievance card: there once one was heard, whatever becomes of the concern. */
export const grievanceOf = (
  { file, fields, nowMs }: CallSight,
  content: Content,
): GrievanceCard | null => {
  const now = new Date(nowMs).toISOString();
  const keys = file.scope?.keys;
  const heard = keys?.grievanceHeard === true || keys?.excludedUses.includes("grievance") === true;
  const facts = grievanceFacts(
    fields,
    keys?.concerns ?? [],
    heard,
    file.started?.startedAt ?? now,
    now,
  );
  if (facts.heard === "none") return null;
  const view = grievanceView(facts, now, content);
  const { acknowledgeDays, exempt, resolveDays, expedited, offer } = content.grievance;
  const open = [acknowledgeDays, resolveDays, expedited, exempt]
    .map(({ source }) => source)
    .filter(({ verified }) => !verified);
  return {
    offer: facts.choice.kind === "not-answered" ? offer.en : null,
    state: view.words?.en ?? "",
    clocks: [...clockRows(view, now, content), ...regulatorRow(fields, content)],
    regulator: view.regulator.en,
    logLacks: logLacks(
      view,
      {
        started: file.started?.startedAt ?? now,
        fields,
        // Who is on the call is who took it.
        representative: "this call",
      },
      content,
    ),
    notVerified: open.length === 0 ? null : open.map(({ citation }) => citation).join("; "),
  };
};
