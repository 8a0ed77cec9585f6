import { type FollowUpRow } from "#shared/contract/promise-views.ts";
import {
  type CaseRow,
  type DeskView,
  type InboxRow,
  type PersonView,
  type ScopeOption,
} from "#shared/contract/views.ts";
import { type CaseId, type EventId, type PersonId, type RegionId } from "#shared/events/ids.ts";

const uuid = (kind: number, count: number): string =>
  `0198${String(kind).padStart(4, "0")}-0000-7000-8000-${String(count).padStart(12, "0")}`;
export const caseIdOf = (count: number): CaseId => uuid(1, count) as CaseId;
export const eventIdOf = (count: number): EventId => uuid(2, count) as EventId;
export const callIdOf = (count: number): string => uuid(3, count);

const personId = (count: number): PersonId => uuid(4, count) as PersonId;
const bay = "bay" as RegionId;

export const PEOPLE: Readonly<Record<string, PersonView>> = {
  alvarado: { id: personId(1), name: "K. Alvarado", role: "specialist", regions: [] },
  okada: { id: personId(2), name: "M. Okada", role: "regional", regions: [bay] },
  reyes: { id: personId(3), name: "T. Reyes", role: "supervisor", regions: [] },
};

const caseRow = (
  count: number,
  words: string,
  tone: CaseRow["due"]["tone"],
  used: number,
  rest: Pick<CaseRow, "member" | "concern" | "concernWords" | "stateWords" | "reference"> &
    Partial<CaseRow>,
): CaseRow => ({
  caseId: caseIdOf(count),
  due: { words, tone, used },
  turn: "region",
  yours: rest.turn !== undefined || tone === "late",
  notDelivered: false,
  conflict: false,
  ...rest,
});

const CASES: readonly CaseRow[] = [
  caseRow(1, "2 days over", "late", 1, {
    member: "Mateo D.",
    concern: "initial-appointment",
    concernWords: "First appointment",
    stateWords: "Escalated · climbed to lead",
    reference: "AL 7K3 204",
  }),
  caseRow(2, "today 2 PM", "soon", 0.92, {
    member: "Linh T.",
    concern: "between-appointments",
    concernWords: "Waits between",
    stateWords: "Answered · tell the member: Tue, Dec 1, 10 AM",
    turn: "tell",
    reference: "AL 7K3 198",
  }),
  caseRow(3, "today 5 PM", "calm", 0.8, {
    member: "J. Okafor",
    concern: "travel-distance",
    concernWords: "Travel distance",
    stateWords: "Needs information",
    turn: "information",
    reference: "AL 5QD 031",
    conflict: true,
  }),
  caseRow(4, "Mon, Nov 30", "calm", 0.55, {
    member: "Ana Sofía R.",
    concern: "appointment-type",
    concernWords: "Type of appointment",
    stateWords: "In progress",
    turn: "work",
    reference: "AL 7K3 176",
  }),
  caseRow(6, "Tue, Dec 1", "calm", 0.3, {
    member: "P. Haddad",
    concern: "initial-appointment",
    concernWords: "First appointment",
    stateWords: "Member told · did the visit happen?",
    turn: "visit",
    reference: "AL 7K3 160",
  }),
  caseRow(5, "Mon, Nov 30", "calm", 0.4, {
    member: "D. Nakamura",
    concern: "appointment-length",
    concernWords: "Length of appointments",
    stateWords: "Escalated · acknowledged",
    reference: "AL 7K3 171",
  }),
];

const PROMISES: readonly FollowUpRow[] = [
  {
    id: eventIdOf(1),
    caseId: caseIdOf(1),
    callId: null,
    kind: "promise",
    member: "Rosa D.",
    words: "I will phone the clinic team and call you by 3.",
    number: "510 555 0142",
    message: "unknown",
    reference: "AL 7K3 204",
    due: { words: "today 3 PM", tone: "soon", used: 0.9 },
    standing: null,
  },
  {
    id: eventIdOf(2),
    caseId: caseIdOf(2),
    callId: null,
    kind: "call-back",
    member: "Carla M.",
    words: "Second attempt, after 4, message: first name only",
    number: "415 555 0151",
    message: "yes",
    reference: "AL 7K3 198",
    due: { words: "today 4 PM", tone: "calm", used: 0.5 },
    standing: null,
  },
];

export const aDesk = (besides: readonly FollowUpRow[] = []): DeskView => ({
  cases: [...CASES],
  counts: { open: 14, overdue: 1, dueToday: 2, toTell: 1, visits: 1 },
  promises: [...besides, ...PROMISES],
  handed: [],
  lineToday: { inScope: 61, sentOn: 24, calls: 85 },
});

export const anEmptyDesk = (): DeskView => ({
  cases: [],
  counts: { open: 0, overdue: 0, dueToday: 0, toTell: 0, visits: 0 },
  promises: [],
  handed: [],
  lineToday: { inScope: 0, sentOn: 0, calls: 0 },
});

export const INBOX: readonly InboxRow[] = [
  {
    escalation: eventIdOf(11),
    caseId: caseIdOf(1),
    reference: "AL 7K3 204",
    member: "Mateo D.",
    concernWords: "First appointment",
    priority: "P2",
    stateWords: "Raised · not acknowledged",
    due: { words: "acknowledge by 11:40 AM", tone: "late", used: 1 },
    acknowledged: false,
    answered: false,
  },
  {
    escalation: eventIdOf(12),
    caseId: caseIdOf(5),
    reference: "AL 7K3 171",
    member: "D. Nakamura",
    concernWords: "Length of appointments",
    priority: "P3",
    stateWords: "Acknowledged · 9:12 AM",
    due: { words: "answer by Mon, Nov 30", tone: "calm", used: 0.4 },
    acknowledged: true,
    answered: false,
  },
];

const option = (
  key: string,
  use: string,
  group: ScopeOption["group"],
  label: string,
  hint: string,
): ScopeOption => ({ key, use, group, label, hint });

export const SCOPE_OPTIONS: readonly ScopeOption[] = [
  option(
    "1",
    "initial-appointment",
    "concern",
    "First appointment",
    "cannot get one at all, or not soon enough",
  ),
  option(
    "2",
    "between-appointments",
    "concern",
    "Waits between appointments",
    "next one too far away, cancelled, not booked",
  ),
  option("3", "appointment-length", "concern", "Length of appointments", "too short, cut short"),
  option("4", "travel-distance", "concern", "Travel distance", "too far, no way to get there"),
  option(
    "5",
    "appointment-type",
    "concern",
    "Type of appointment",
    "group or individual, video or in person, language",
  ),
  option("6", "crisis", "excluded", "Crisis", "opens at once"),
  option("7", "care-advice", "excluded", "Which kind of care", "care team · open, closes in 4 min"),
  option(
    "8",
    "general-information",
    "excluded",
    "General information",
    "Member Services · open now",
  ),
  option(
    "9",
    "regular-scheduling",
    "excluded",
    "Ordinary scheduling",
    "clinic’s appointment line · open now",
  ),
  option(
    "0",
    "grievance",
    "grievance",
    "Grievance heard",
    "counts as a grievance when unsure; the concern goes on",
  ),
  option("-1", "billing", "other", "Billing", "Member Services · open now"),
  option("-2", "refill", "other", "Refill", "pharmacy · open now"),
  option("-3", "records", "other", "Records or paperwork", "release of information"),
  option("-4", "legal", "other", "Legal, court", "ask a supervisor"),
  option("-5", "other-department", "other", "Another department", "operator"),
  option("-6", "press", "other", "Press", "media desk"),
  option("-7", "wrong-number", "other", "Wrong number", "no safety key needed"),
  option("-8", "silent", "other", "Silent call", "press any number if you cannot talk"),
];
