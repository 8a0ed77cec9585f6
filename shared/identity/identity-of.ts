import { type Factor, factorsIn } from "../contract/identity-fields.ts";
import {
  type Ages,
  type Authority,
  maySay,
  type MaySayDecision,
  type MaySayFacts,
  type OralConsent,
  type Relation,
} from "../may-say/may-say.ts";
import { authorityEnd } from "./authority-end.ts";
import { understandBirthDate } from "./birth-date.ts";

/** What the identity of a call is decided from. */
export type IdentitySight = {
  /** Field → text as typed. */
  readonly fields: Readonly<Record<string, string>>;
  /** Plain date in the line's zone. */
  readonly today: string;
  /** Factors that must match before the member counts as confirmed; policy. */
  readonly factorsNeeded: number;
  /** When a child's own say begins and a parent's ends; policy. */
  readonly ages: Ages;
};

/** How a check in the plan's system stands. */
export type Checked = "matched" | "some" | "not-matched" | "refuses" | "not-asked";

export type Identity = {
  readonly relation: Relation;
  /** The caller calls about themself. */
  readonly isMember: boolean;
  readonly caller: Checked;
  readonly member: Checked;
  readonly factors: readonly Factor[];
  /** Whole years, when the date of birth is known. */
  readonly age: number | null;
  /** An authority was named, and why it does not count yet. */
  readonly authorityLacks: "kind" | "scope" | "until" | null;
  readonly facts: MaySayFacts;
  readonly maySay: MaySayDecision;
};

const RELATIONS: Readonly<Record<string, Relation>> = {
  member: "member",
  parent: "parent",
  guardian: "guardian",
  representative: "other",
  family: "family-or-friend",
  provider: "treating-provider",
  other: "other",
};

const BASES: Readonly<Record<string, Authority["basis"]>> = {
  guardian: "guardian",
  conservator: "conservator",
  "health-care-agent": "health-care-agent",
  "written-authorization": "written-authorization",
};

const scopeOf = (text: string | undefined): Authority["scope"] | null =>
  text === "everything" || text === "appointments" ? text : null;

const checkedMember = (fields: IdentitySight["fields"], needed: number): Checked => {
  const said = fields["verification"];
  if (said === "refuses" || said === "not-matched") return said;
  const matched = factorsIn(fields["memberFactors"] ?? "").length;
  if (matched >= needed) return "matched";
  return matched > 0 || said === "matched" ? "some" : "not-asked";
};

const checkedCaller = (fields: IdentitySight["fields"]): Checked => {
  const said = fields["callerChecked"];
  return said === "matched" || said === "not-matched" || said === "refuses" ? said : "not-asked";
};

/** A paper counts once its kind, its scope and its end are known: what was not asked opens nothing. */
const authorityOf = (
  fields: IdentitySight["fields"],
  today: string,
): { readonly authority: Authority | null; readonly lacks: Identity["authorityLacks"] } => {
  if (fields["authority"] !== "on-file") return { authority: null, lacks: null };
  const basis = BASES[fields["authorityBasis"] ?? ""];
  if (basis === undefined) return { authority: null, lacks: "kind" };
  const scope = scopeOf(fields["authorityScope"]);
  if (scope === null) return { authority: null, lacks: "scope" };
  const until = authorityEnd(fields["authorityUntil"] ?? "", today);
  if (until === undefined) return { authority: null, lacks: "until" };
  return { authority: { basis, scope, until }, lacks: null };
};

/** The member's own word on this call; what they agree to was asked, or it is only appointments. */
const consentOf = (fields: IdentitySight["fields"]): OralConsent | null =>
  fields["oralConsent"] !== "yes"
    ? null
    : {
        givenBy: fields["memberName"] ?? "",
        at: "",
        scope: scopeOf(fields["consentScope"]) ?? "appointments",
      };

/**
 * Who calls, whom it is about and what links them, from what was typed and keyed; and with it what
 * may be said. An empty field never opens anything.
 */
export const identityOf = ({ fields, today, factorsNeeded, ages }: IdentitySight): Identity => {
  const relation = RELATIONS[fields["callerIs"] ?? ""] ?? "other";
  const isMember = relation === "member";
  const member = checkedMember(fields, factorsNeeded);
  const caller = isMember ? member : checkedCaller(fields);
  const born = understandBirthDate(fields["memberBornOn"] ?? "", today);
  const { authority, lacks } = authorityOf(fields, today);
  const facts: MaySayFacts = {
    today,
    ages,
    relation,
    callerVerified: caller === "matched",
    memberVerified: member === "matched",
    memberBornOn: born.ok ? born.value.on : null,
    deceased: fields["memberDeceased"] === "yes",
    custodyDispute: !isMember && fields["custody"] === "dispute",
    authority,
    oralConsent: consentOf(fields),
    // The clinic's record counts, and who read it out; a parent's own word does not.
    parentConsentedEpisode:
      fields["episodeParentConsented"] === "yes" && (fields["episodePer"]?.trim() ?? "") !== "",
  };
  return {
    relation,
    isMember,
    caller,
    member,
    factors: factorsIn(fields["memberFactors"] ?? ""),
    age: born.ok ? born.value.age : null,
    authorityLacks: lacks,
    facts,
    maySay: maySay(facts),
  };
};
