import { pacificDay } from "#shared/case/pacific-words.ts";
import { type Content } from "#shared/content/content.ts";
import { type LineOfBusiness } from "#shared/content/standards.ts";
import { type Words } from "#shared/content/words.ts";
import { type AssessmentCard } from "#shared/contract/views.ts";
import { type AssessmentRecord } from "#shared/events/bodies.ts";
import { dayWords } from "#shared/dates/day-words.ts";
import { dayOf } from "#shared/dates/epoch-day.ts";
import { type GivenDate } from "#shared/dates/given-date.ts";
import {
  assess,
  earliestOffer,
  lastAttended,
  type Offer,
  type PastVisit,
} from "#shared/timely-access/assess.ts";
import { type Assessment } from "#shared/timely-access/assessment.ts";
import { chooseStandard, type StandardFacts } from "#shared/timely-access/choose-standard.ts";
import { type ExceptionNote } from "#shared/timely-access/exceptions.ts";
import { entriesOf, entryField } from "#shared/facts/entries.ts";
import { dayIn } from "./call-fields-understood.ts";
import { type CallSight } from "./judgement.ts";
import { saidAtMs } from "./said-at.ts";

const PROVIDERS: Readonly<Record<string, StandardFacts["providerKind"]>> = {
  therapist: "therapist",
  psychiatrist: "psychiatrist",
  "substance-use": "substance-use-counselor",
};
const URGENCY: Readonly<Record<string, StandardFacts["urgencyStatedBy"]>> = {
  nobody: "nobody",
  member: "member",
  clinician: "clinician",
  "nurse-line": "nurse-line",
};
const AUTHORIZATION: Readonly<Record<string, boolean>> = {
  none: false,
  pending: true,
  ending: true,
};
const BECAME = {
  open: "open",
  accepted: "accepted",
  "not-accepted": "not-accepted",
  "withdrawn-by-clinic": "withdrawn-by-clinic",
} as const;

/** Who stated that it is urgent; null where it was not asked or is not known. */
export const urgencyOf = ({ fields }: CallSight): StandardFacts["urgencyStatedBy"] =>
  URGENCY[fields["urgencyStatedBy"] ?? ""] ?? null;

/** The line of business as said; not asked and not known are both "unknown": the strictest clock. */
export const lineOfBusinessOf = ({ fields }: CallSight, content: Content): LineOfBusiness =>
  content.standards.linesOfBusiness.find(({ id }) => id === fields["lineOfBusiness"])?.id ??
  "unknown";

/** The exact words of a listed value, or the fallback. */
const oneOf = <T extends string>(
  known: Readonly<Record<string, T>>,
  text: string | undefined,
  otherwise: T,
): T => (text !== undefined && Object.hasOwn(known, text) ? (known[text] ?? otherwise) : otherwise);

export type DatedOffer = Offer & { readonly id: string };

/** Every offer with a date that was understood, the form's own first. */
export const offersIn = (sight: CallSight, content: Content): DatedOffer[] => {
  const { fields } = sight;
  const read = (field: string): GivenDate | null =>
    dayIn(field, fields[field], content, saidAtMs(sight));
  const offers = entriesOf(fields, "offer").flatMap(({ id, parts }) => {
    const when = read(entryField("offer", id, "when"));
    return when === null ? [] : [{ id, when, became: oneOf(BECAME, parts.became, "open") }];
  });
  const next = read("nextOfferedOn");
  return next === null ? offers : [{ id: "next", when: next, became: "open" as const }, ...offers];
};

const VISITS: Readonly<Record<string, PastVisit["became"]>> = {
  attended: "attended",
  "cancelled-by-clinic": "cancelled-by-clinic",
  "cancelled-by-member": "cancelled-by-member",
  "provider-no-show": "provider-no-show",
  "member-no-show": "member-no-show",
};

/** Every visit with a date and what became of it; the last visit, as asked, was attended. */
export const visitsIn = (sight: CallSight, content: Content): PastVisit[] => {
  const { fields } = sight;
  const saidMs = saidAtMs(sight);
  const last = dayIn("lastVisitOn", fields["lastVisitOn"], content, saidMs);
  return [
    ...(last === null ? [] : [{ on: last, became: "attended" as const }]),
    ...entriesOf(fields, "visit").flatMap(({ id, parts }) => {
      const field = entryField("visit", id, "when");
      const on = dayIn(field, fields[field], content, saidMs);
      const became = VISITS[parts.became ?? ""];
      return on === null || became === undefined ? [] : [{ on, became }];
    }),
  ];
};

/** A visit after the last attended one that did not take place: the clock is not moved by it. */
const notHeldRemarks = (visits: readonly PastVisit[], from: GivenDate | null): Words[] =>
  visits
    .filter(({ on, became }) => became !== "attended" && from !== null && on.on > from.on)
    .map(({ on }) => {
      const day = dayWords(dayOf(on.on));
      return {
        en: `the visit of ${day.en} was not held: the clock is not moved by it`,
        es: `la visita del ${day.es ?? day.en} no se realizó: no mueve el plazo`,
      };
    });

/** A first or new request, or a return visit: by the concern, else by the date that was given. */
const visitOf = ({ file, fields }: CallSight): StandardFacts["visit"] => {
  const concern = file.scope?.keys.concerns[0];
  if (concern === "between-appointments") return "return";
  if (concern === "initial-appointment" || concern === undefined) return "first";
  const has = (field: string): boolean => (fields[field]?.trim() ?? "") !== "";
  if (has("firstAskedOn")) return "first";
  return has("lastVisitOn") ? "return" : null;
};

/** A longer wait as somebody documented it; nothing here makes one. */
const exceptionsIn = (sight: CallSight, content: Content): ExceptionNote[] => {
  const { fields } = sight;
  const kind = fields["exceptionKind"] ?? "";
  if (kind !== "EX-H" && kind !== "EX-I") return [];
  const noted = fields["exceptionNotedOn"]?.trim() ?? "";
  return [
    {
      kind,
      by: fields["exceptionBy"],
      licence: fields["exceptionLicence"],
      notedOn: dayIn("exceptionNotedOn", noted, content, saidAtMs(sight))?.on ?? noted,
      where: fields["exceptionWhere"],
    },
  ];
};

/** The standard that the facts call for, applied to one offer, or to the earliest that stands. */
export const assessmentOf = (
  sight: CallSight,
  content: Content,
  offered: GivenDate | null = earliestOffer(offersIn(sight, content)),
): Assessment => {
  const { fields, nowMs } = sight;
  const visit = visitOf(sight);
  const choice = chooseStandard({
    providerKind: PROVIDERS[fields["providerKind"] ?? ""] ?? null,
    visit,
    urgencyStatedBy: urgencyOf(sight),
    authorizationNeeded: AUTHORIZATION[fields["authorizationState"] ?? ""] ?? null,
  });
  const visits = visitsIn(sight, content);
  const fromVisit = choice.standard === "TA-6";
  const from = fromVisit
    ? lastAttended(visits)
    : dayIn("firstAskedOn", fields["firstAskedOn"], content, saidAtMs(sight));
  return assess(
    {
      standard: choice.standard,
      missing: choice.missing,
      remarks: [...choice.remarks, ...(fromVisit ? notHeldRemarks(visits, from) : [])],
      physician: choice.physician,
      from,
      fromSource: "member",
      offered,
      exceptions: exceptionsIn(sight, content),
      today: pacificDay(nowMs),
      lineOfBusiness: lineOfBusinessOf(sight, content),
    },
    content,
  );
};

const TIMED = ["firstAskedOn", "lastVisitOn", "earliestOffer", "nextOfferedOn"];

/** A wait is judged for the two concerns about waits; for the others once a date of one is there. */
const isAboutWaiting = ({ file, fields }: CallSight): boolean => {
  const concerns = file.scope?.keys.concerns ?? [];
  const waits = ["initial-appointment", "between-appointments"];
  return (
    concerns.some((concern) => waits.includes(concern)) ||
    (concerns.length > 0 && TIMED.some((field) => (fields[field]?.trim() ?? "") !== ""))
  );
};

/** The card is there once a concern about waiting is keyed, and waits for its facts in words. */
export const cardOf = (sight: CallSight, content: Content): AssessmentCard | null => {
  if (!isAboutWaiting(sight)) return null;
  const { result, standard, headline, rows, cells, remarks } = assessmentOf(sight, content);
  return {
    result,
    headline: headline.en,
    rows: rows.map(({ label, value }) => ({ label: label.en, value: value.en })),
    cells: cells.map((cell) => ({ ...cell, name: cell.name?.en ?? null })),
    remarks: [...new Set(remarks.map(({ en }) => en))],
    notVerified: standard === null || standard.source.verified ? null : standard.source.citation,
  };
};

export const recordOf = (sight: CallSight, content: Content): AssessmentRecord | null => {
  const assessed = assessmentOf(sight, content);
  if (assessed.standard === null || !isAboutWaiting(sight)) return null;
  return {
    standard: assessed.standard.id,
    result: assessed.result,
    dueOn: assessed.dueOn,
    list: assessed.list,
    headline: assessed.headline.en,
    contentVersion: content.version,
  };
};
