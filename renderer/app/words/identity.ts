import type { CALL_CHOICES } from "#shared/contract/call-fields.ts";
import type { Factor } from "#shared/contract/identity-fields.ts";

type Choices<Field extends keyof typeof CALL_CHOICES> = Readonly<
  Record<(typeof CALL_CHOICES)[Field][number], string>
>;

const checked = {
  matched: "Matched",
  "not-matched": "No match",
  refuses: "Refuses",
} as const;
const scopes = { everything: "Everything", appointments: "Appointments" } as const;

export const IDENTITY = {
  callerIs: "Who calls",
  callers: {
    member: "The member",
    parent: "Parent",
    guardian: "Guardian",
    representative: "Legal rep",
    family: "Family",
    provider: "Provider",
    other: "Other",
  } satisfies Choices<"callerIs">,
  bornOn: "Date of birth",
  number: "Member number",
  factors: "Matched in the plan’s system",
  factorWords: {
    name: "Name",
    born: "Birth date",
    number: "Number",
    address: "Address",
    phone: "Phone",
  } satisfies Readonly<Record<Factor, string>>,
  verification: "Check of the member",
  callerChecked: "Check of the caller",
  checked,
  custody: "Custody",
  custodies: {
    "none-stated": "None stated",
    dispute: "Dispute",
  } satisfies Choices<"custody">,
  authority: "Authority",
  authorities: {
    "on-the-line": "Member agrees",
    "on-file": "Paper on file",
    "can-send": "Will send it",
    none: "None",
  } satisfies Choices<"authority">,
  basis: "Kind of paper",
  bases: {
    guardian: "Guardian",
    conservator: "Conservator",
    "health-care-agent": "Health-care agent",
    "written-authorization": "Written authorization",
  } satisfies Choices<"authorityBasis">,
  scope: "For what",
  scopes,
  until: "Until",
  untilHint: "a date, or: no end",
  consent: "Member agrees that we talk with this caller",
  consents: { yes: "Yes", no: "No", unknown: "Unknown" } satisfies Choices<"oralConsent">,
  consentScope: "Agrees to",
  episode: "Clinic recorded the parent’s consent",
  episodes: { yes: "Yes", no: "No" } satisfies Choices<"episodeParentConsented">,
  episodePer: "Read out by, where",
  safeContact: "Safe place to reach the member",
  maySay: "May say",
  may: "Now",
  notYet: "Not yet",
  marks: { ok: "✓", open: "–", no: "✕" },
} as const;

export const STORY = {
  title: "Story so far",
  looking: "Looking for earlier calls and cases …",
  none: "No earlier call or case of this member on this desk.",
  duplicate: "Open already, same concern",
  more: (count: number): string => `and ${count} more`,
  anotherKey: "Another member",
  another: "Another member, same call. The first record waits in finish later.",
  sameCall: "Second member of this call. The first record is kept.",
  back: "Back to the first",
} as const;
