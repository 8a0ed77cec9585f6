import { pacificDay } from "#shared/case/pacific-words.ts";
import { type Content } from "#shared/content/content.ts";
import { dayOf } from "#shared/dates/epoch-day.ts";
import { type AssessmentCard, type CallAids } from "#shared/contract/views.ts";
import { type AssessmentRecord } from "#shared/events/bodies.ts";
import { type RegionId } from "#shared/events/ids.ts";
import { crisisStateOf } from "#shared/case/call-file.ts";
import { decidePriority } from "#shared/priority/decide-priority.ts";
import { escalationTargets, targetWords } from "#shared/promises/targets.ts";
import { assess } from "#shared/timely-access/assess.ts";
import { type Assessment } from "#shared/timely-access/assessment.ts";
import { chooseStandard, type StandardFacts } from "#shared/timely-access/choose-standard.ts";
import {
  appointmentInstant,
  DATE_FIELDS,
  dateIn,
  dayIn,
  valueOf,
} from "./call-fields-understood.ts";
import { type CallSight, type Judgement } from "./judgement.ts";
import { promptsOf } from "./call-prompts.ts";

type CallFacts = Pick<
  Judgement,
  | "aids"
  | "card"
  | "assessment"
  | "prompts"
  | "understood"
  | "appointmentAt"
  | "regionOf"
  | "priority"
  | "targets"
  | "promiseWords"
>;

const PROVIDERS: Readonly<Record<string, StandardFacts["providerKind"]>> = {
  therapist: "therapist",
  psychiatrist: "psychiatrist",
  "substance-use": "substance-use-counselor",
};
const URGENCY: Readonly<Record<string, StandardFacts["urgencyStatedBy"]>> = {
  nobody: "nobody",
  member: "member",
  clinician: "clinician",
};

const assessmentOf = (sight: CallSight, content: Content): Assessment => {
  const { fields, nowMs } = sight;
  const choice = chooseStandard({
    providerKind: PROVIDERS[fields["withWhom"] ?? ""] ?? null,
    visit:
      sight.file.scope?.keys.concerns.includes("between-appointments") === true
        ? "return"
        : "first",
    urgencyStatedBy: URGENCY[fields["urgencyStatedBy"] ?? ""] ?? null,
    authorizationNeeded: null,
  });
  return assess(
    {
      standard: choice.standard,
      missing: choice.missing,
      remarks: choice.remarks,
      physician: choice.physician,
      from: dayIn("firstAskedOn", fields["firstAskedOn"], content, nowMs),
      fromSource: "member",
      offered: dayIn("earliestOffer", fields["earliestOffer"], content, nowMs),
      today: pacificDay(nowMs),
    },
    content,
  );
};

/** The card is there once a concern of this line is keyed, and waits for its facts in words. */
const cardOf = (sight: CallSight, content: Content): AssessmentCard | null => {
  if ((sight.file.scope?.keys.concerns.length ?? 0) === 0) return null;
  const { result, headline, rows, cells, remarks } = assessmentOf(sight, content);
  return {
    result,
    headline: headline.en,
    rows: rows.map(({ label, value }) => ({ label: label.en, value: value.en })),
    cells: cells.map((cell) => ({ ...cell, name: cell.name?.en ?? null })),
    remarks: [...new Set(remarks.map(({ en }) => en))],
  };
};

const recordOf = (sight: CallSight, content: Content): AssessmentRecord | null => {
  const assessed = assessmentOf(sight, content);
  if (assessed.standard === null) return null;
  return {
    standard: assessed.standard.id,
    result: assessed.result,
    dueOn: assessed.dueOn,
    list: assessed.list,
    headline: assessed.headline.en,
    contentVersion: content.version,
  };
};

const daysUntil = (field: string, sight: CallSight, content: Content): number | null => {
  const day = dayIn(field, sight.fields[field], content, sight.nowMs);
  return day === null ? null : dayOf(day.earliest) - dayOf(pacificDay(sight.nowMs));
};

const priorityOf = (sight: CallSight, content: Content) => {
  const crisis = crisisStateOf(sight.file.crisis);
  const { priority, reasons } = decidePriority(
    {
      today: pacificDay(sight.nowMs),
      crisis: crisis === "asking" || crisis === "branch",
      urgentPer: URGENCY[sight.fields["urgencyStatedBy"] ?? ""] ?? null,
      medicationDaysLeft: daysUntil("medicationRunsOut", sight, content),
      medication: sight.fields["medicationRunsOut"] ?? null,
      dischargeInDays: null,
      dueOn: assessmentOf(sight, content).dueOn,
      authorizationEndsInDays: null,
      clinicCancellations: null,
      memberAge: null,
      escalations: 1,
    },
    content,
  );
  return { priority, reasons: reasons.map(({ en }) => en) };
};

/** A region by its name or by a ZIP of one of its counties or clinics. */
const regionOf = (text: string, content: Content): RegionId | null => {
  const typed = text.trim().toLowerCase();
  if (typed === "") return null;
  const zip = /\b(\d{5})(?:-\d{4})?\b/.exec(typed)?.[1];
  if (zip !== undefined) {
    const county = content.counties.find(({ zips }) => zips.includes(zip.slice(0, 3)));
    return content.clinics.find((clinic) => clinic.zip === zip)?.region ?? county?.region ?? null;
  }
  const named = content.regions.find(
    ({ id, name }) => name.toLowerCase().startsWith(typed) || id === typed,
  );
  const county = content.counties.find(
    ({ name }) => name.toLowerCase() === typed.replace(/ county$/, ""),
  );
  return named?.id ?? county?.region ?? null;
};

/** What a case needs at least (product.md, the facts), in words. */
const missingFor = (sight: CallSight): string[] => {
  const has = (field: string): boolean => (sight.fields[field]?.trim() ?? "") !== "";
  return [
    ...((sight.file.scope?.keys.concerns.length ?? 0) > 0 ? [] : ["a concern (F2)"]),
    ...(has("listening") || has("note") ? [] : ["one sentence of what was said"]),
    ...(has("callbackNumber") ? [] : ["a way to reach them"]),
    ...(sight.file.safety === null ? ["the safety key"] : []),
    // A place the content does not know is no reason to stop: the region is chosen when escalating.
    ...(has("regionOrZip") ? [] : ["a region or ZIP"]),
  ];
};

const aidsOf = (sight: CallSight, content: Content): CallAids => {
  const { fields, nowMs } = sight;
  const understood = Object.keys(DATE_FIELDS).flatMap((field) => {
    const read = dateIn(field, fields[field] ?? "", content, nowMs);
    if (read === null) return [];
    return [
      [
        field,
        read.ok
          ? { words: read.value.words.en, refusal: null }
          : { words: null, refusal: read.refusal.remedy },
      ] as const,
    ];
  });
  const place = fields["regionOrZip"]?.trim() ?? "";
  const region = regionOf(place, content);
  const regionName = content.regions.find(({ id }) => id === region)?.name ?? null;
  const hasConcern = (sight.file.scope?.keys.concerns.length ?? 0) > 0;
  return {
    understood: {
      ...Object.fromEntries(understood),
      ...(place === ""
        ? {}
        : { regionOrZip: { words: regionName ?? "region not known yet", refusal: null } }),
    },
    card: cardOf(sight, content),
    priority: hasConcern ? priorityOf(sight, content) : null,
    heard: [],
    // Identity is not established in this call yet: only what was told to us may be said back.
    maySay: { lamp: "told-us", words: "May say: only what they told us" },
    missing: missingFor(sight),
  };
};

/** The rules of shared/ applied to a call as it stands. */
export const factsOfCall = (content: Content): CallFacts => ({
  aids: (sight) => aidsOf(sight, content),
  card: (sight) => cardOf(sight, content),
  assessment: (sight) => recordOf(sight, content),
  prompts: (sight) => promptsOf(sight),
  understood: (field, text, nowMs) => valueOf(field, text, content, nowMs),
  appointmentAt: (text, nowMs) => appointmentInstant(text, content, nowMs),
  regionOf: (sight) => regionOf(sight.fields["regionOrZip"] ?? "", content),
  priority: (sight) => priorityOf(sight, content),
  targets: (priority, nowMs) => {
    const now = new Date(nowMs).toISOString();
    const { acknowledgeBy, answerBy, memberPromisedBy } = escalationTargets(priority, now, content);
    const said = (instant: string): string => targetWords(instant, now, content).en;
    const words = {
      acknowledgeBy: said(acknowledgeBy),
      answerBy: said(answerBy),
      memberPromisedBy: said(memberPromisedBy),
    };
    return { acknowledgeBy, answerBy, memberPromisedBy, words };
  },
  promiseWords: ({ words }, region, offline) =>
    offline
      ? `I will phone the ${region.name} team now, and I will call you by ${words.memberPromisedBy}. Please write down your reference.`
      : `The ${region.name} team has your request. You will hear from me by ${words.memberPromisedBy}, even if there is no answer yet.`,
});
