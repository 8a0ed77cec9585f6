import {
  type AssessmentCard,
  type CallAids,
  type CallView,
  type ScopeView,
} from "#shared/contract/views.ts";
import { understoodOfPeople } from "#main/work/identity-judgement.ts";
import { identityView } from "#shared/identity/identity-view.ts";
import { factsAidsOf } from "./fake-facts.ts";
import { promptsOf, someLanguages } from "./fake-words.ts";
import { type Concern, type ScopeKeys } from "#shared/events/bodies.ts";
import { type CallId, type CaseId } from "#shared/events/ids.ts";

export const noKeys: ScopeKeys = {
  concerns: [],
  excludedUses: [],
  others: [],
  grievanceHeard: false,
};

const WHY = "Rule first-appointment · content 2026.11.2";

const NO_INTAKE = ["silent", "wrong-number"];

export const scopeOf = (keys: ScopeKeys): ScopeView => {
  const uses = keys.excludedUses.length + keys.others.length;
  const inside = keys.concerns.length > 0;
  const isNoIntake = keys.others.length === 1 && NO_INTAKE.includes(keys.others[0] ?? "");
  const verdict = inside
    ? keys.grievanceHeard || uses > 0
      ? "mixed"
      : "in"
    : isNoIntake && uses === 1
      ? "not-an-intake"
      : uses > 0 || keys.grievanceHeard
        ? "out"
        : "undecided";
  const says: Record<typeof verdict, Pick<ScopeView, "verdictWords" | "say" | "next">> = {
    undecided: { verdictWords: "", say: "", next: "" },
    in: {
      verdictWords: "In scope",
      say: "You’ve reached the right place for the appointment. I’ll take the facts once, so that nobody asks you again.",
      next: "Take the facts; escalate today.",
    },
    mixed: {
      verdictWords: "In scope, and a grievance",
      say: "You’ve reached the right place for the appointment. I’ve noted your concern, too. You can also file a formal grievance, and I can start it now. It’s your choice; it won’t slow this down or change your care.",
      next: "Take the facts; offer the grievance.",
    },
    "not-an-intake": {
      verdictWords: "Not an intake",
      say: "If you cannot talk right now, press any number on your phone.",
      next: "Close it; no safety key is needed.",
    },
    out: {
      verdictWords: "Not for this line",
      say: "Member Services has that in front of them, and they are open now. I’ll stay on until somebody answers.",
      next: "Hand over warm, then close.",
    },
  };
  return {
    keys,
    verdict,
    ...says[verdict],
    why: verdict === "undecided" ? "" : WHY,
    referrals:
      verdict === "out" || verdict === "mixed"
        ? [
            { name: "Member Services", number: "800 555-0121", status: "open now" },
            { name: "Grievance desk", number: "800 555-0133", status: "open · closes in 4 min" },
          ]
        : [],
  };
};

const day = (count: number): string => `2026-11-${String(count).padStart(2, "0")}`;

export const aLateCard = (): AssessmentCard => ({
  result: "late",
  headline: "Earliest offer is 13 to 17 business days after the due date",
  rows: [
    { label: "Therapist, non-urgent", value: "10 business days" },
    { label: "Due", value: "about Wed, Nov 25 · list S" },
    { label: "Skipped", value: "Nov 26, 27, weekends" },
  ],
  cells: [
    ...[12, 13].map((on, at) => cell(on, at + 1)),
    weekend(14),
    weekend(15),
    ...[16, 17, 18, 19, 20].map((on, at) => cell(on, at + 3)),
    weekend(21),
    weekend(22),
    ...[23, 24].map((on, at) => cell(on, at + 8)),
    { ...cell(25, 10), mark: "due" as const },
    { ...weekend(26), kind: "holiday" as const, name: "Thanksgiving, Nov 26–27" },
    { on: day(27), kind: "gap", count: 15, name: null, mark: "past" },
    { on: "2026-12-18", kind: "business-day", count: 25, name: null, mark: "offered" },
  ],
  remarks: ["Aim by Tue, Nov 24: the earlier date of list X."],
  notVerified: "HSC 1367.03(a)(5)(E); plan handbook read, primary text not",
});

/** As long as a ruler gets: fifteen business days with a holiday, a gap, and a span offered. */
export const aLongCard = (): AssessmentCard => {
  const card = aLateCard();
  const days = Array.from({ length: 24 }, (_, at) => at);
  const isFree = (at: number): boolean => [5, 6, 10, 11, 12, 13, 19, 20].includes(at);
  let business = 0;
  return {
    ...card,
    headline: "Earliest offer is 67 to 74 business days after the due date",
    rows: [
      { label: "Psychiatrist, non-urgent", value: "15 business days" },
      { label: "Counted from", value: "Tue, Nov 17 · member's date" },
    ],
    cells: [
      ...days.map((at) => ({
        ...cell(1, isFree(at) ? 0 : ++business),
        on: `2026-11-${String(at + 1).padStart(2, "0")}`,
        kind: isFree(at) ? ("weekend" as const) : ("business-day" as const),
        count: isFree(at) ? null : business,
        mark: at === 23 ? ("due" as const) : ("none" as const),
      })),
      { on: "2026-12-11", kind: "gap", count: 139, name: null, mark: "past" },
      { on: "2027-03-31", kind: "business-day", count: 150, name: null, mark: "offered" },
    ],
  };
};

const cell = (on: number, count: number): AssessmentCard["cells"][number] => ({
  on: day(on),
  kind: "business-day",
  count,
  name: null,
  mark: "none",
});
const weekend = (on: number): AssessmentCard["cells"][number] => ({
  on: day(on),
  kind: "weekend",
  count: null,
  name: null,
  mark: "none",
});

const UNDERSTOOD: Readonly<Record<string, { words: string | null; refusal: string | null }>> = {
  "two weeks ago": { words: "about Nov 11", refusal: null },
  yesterday: { words: "Tue, Nov 24", refusal: null },
  "in ten days": { words: "Sat, Dec 5", refusal: null },
  "dec 18": { words: "Fri, Dec 18", refusal: null },
  "mon 3pm": { words: "Mon, Nov 30, 3:00 PM", refusal: null },
  "until tomorrow noon": { words: "Thu, Nov 26, 12:00 PM", refusal: null },
  "yesterday 3pm": {
    words: null,
    refusal: "Tue, Nov 24, 3:00 PM is already past. Give a later time.",
  },
  tomorrow: { words: null, refusal: "This day has not come yet. Type the day they first asked." },
  "510 555 0142": { words: "(510) 555-0142", refusal: null },
  "end of march": { words: "Mar 21 – Mar 31, 2027", refusal: null },
  "94601": { words: "Bay region", refusal: null },
};

const CUES = [
  { when: /no one has an opening/i, key: "1", label: "First appointment", crisis: false },
  { when: /not right/i, key: "0", label: "Grievance", crisis: false },
  { when: /stopped going out|giving away/i, key: "F8", label: "Safety again?", crisis: true },
] as const;

export const aidsOf = (
  fields: Readonly<Record<string, string>>,
  concern: Concern | undefined,
  opened: boolean,
  grievance = false,
): CallAids => {
  const filled = (field: string): boolean => (fields[field] ?? "") !== "";
  const texts = `${fields["listening"] ?? ""} ${fields["note"] ?? ""}`;
  return {
    understood: {
      ...understoodOfPeople({ fields, nowMs: Date.parse("2026-11-25T18:04:00Z") }),
      ...Object.fromEntries(
        Object.entries(fields).flatMap(([field, text]) => {
          const known = UNDERSTOOD[text.trim().toLowerCase()];
          return known === undefined || field === "listening" ? [] : [[field, known]];
        }),
      ),
    },
    card:
      filled("firstAskedOn") && filled("earliestOffer")
        ? fields["providerKind"] === "psychiatrist"
          ? aLongCard()
          : aLateCard()
        : null,
    priority:
      concern === undefined
        ? null
        : {
            priority: filled("medicationRunsOut") ? "P2" : "P3",
            reasons: filled("medicationRunsOut") ? ["medication in 10 days", "minor"] : [],
          },
    heard: CUES.flatMap(({ when, ...cue }) => {
      const found = when.exec(texts)?.[0];
      return found === undefined ? [] : [{ ...cue, words: found }];
    }),
    ...identityView({
      fields,
      today: "2026-11-25",
      factorsNeeded: 2,
      ages: { ownSayFrom: 12, adultFrom: 18 },
    }),
    missing: opened
      ? []
      : [
          ...(filled("listening") ? [] : ["One sentence of what they say"]),
          ...(concern === undefined ? ["The concern (F2)"] : []),
          ...(filled("callbackNumber") ? [] : ["A way to reach them"]),
          ...(filled("regionOrZip") ? [] : ["A region or ZIP"]),
        ],
    facts: factsAidsOf(fields, concern, grievance),
  };
};

export const aCall = (callId: CallId, startedAt: string): CallView => {
  const view: CallView = {
    callId,
    startedAt,
    ended: null,
    caseId: null as CaseId | null,
    reference: null,
    fields: {},
    safety: null,
    scope: scopeOf(noKeys),
    crisis: {
      state: "none",
      openedAt: null,
      steps: [],
      answers: {},
      lineCut: null,
      callBack: null,
      supervisor: { told: false, kind: "not-yet", words: "" },
    },
    prompts: [],
    languages: someLanguages(),
    aids: aidsOf({}, undefined, false),
    recovered: false,
    late: null,
    handedTo: null,
    offer: null,
    place: null,
  };
  return { ...view, prompts: promptsOf(view) };
};
