import { dateWords } from "../case/pacific-words.ts";
import { type IdentityView, type MaySay } from "../contract/identity-views.ts";
import { type Factor } from "../contract/identity-fields.ts";
import { type Lamp } from "../may-say/may-say.ts";
import { mayTalkAbout, type Topic, topics } from "../may-say/topics.ts";
import { type z } from "zod";
import { type Checked, type Identity, identityOf, type IdentitySight } from "./identity-of.ts";

type Mark = IdentityView["marks"][number];

const FACTOR_WORDS: Readonly<Record<Factor, string>> = {
  name: "name",
  born: "date of birth",
  number: "member number",
  address: "address",
  phone: "phone on file",
};

const LAMP_WORDS: Readonly<Record<Lamp, string>> = {
  anything: "May say: anything",
  "told-us": "May say: only what they told us",
  nothing: "May say: nothing, do not confirm membership",
};

const typed = (fields: IdentitySight["fields"], field: string): string =>
  (fields[field] ?? "").trim();

/** The first word of a name as typed, for a sentence about somebody; null while no name is known. */
const firstName = (name: string): string | null => /^[^\s,]+/.exec(name)?.[0] ?? null;

const callerName = (fields: IdentitySight["fields"]): string =>
  firstName(typed(fields, "callerName")) ?? "the caller";
const memberName = (fields: IdentitySight["fields"]): string =>
  firstName(typed(fields, "memberName")) ?? "the member";

const TONES: Readonly<Record<Checked, Mark["tone"]>> = {
  matched: "ok",
  some: "open",
  "not-asked": "open",
  "not-matched": "no",
  refuses: "no",
};

const memberWords = ({ factors }: Identity, checked: Checked, needed: number): string => {
  const matched = factors.map((factor) => FACTOR_WORDS[factor]).join(", ");
  switch (checked) {
    case "matched":
      return `confirmed by ${matched}`;
    case "some":
      return factors.length === 0
        ? `note which matched, ${needed} are needed`
        : `${factors.length} of ${needed} matched: ${matched}`;
    case "not-matched":
      return "does not match the plan's system";
    case "refuses":
      return "refuses to verify; the call goes on";
    case "not-asked":
      return `not confirmed yet, 0 of ${needed}`;
  }
};

const CALLER_WORDS: Readonly<Record<Checked, string>> = {
  matched: "confirmed",
  some: "not confirmed yet",
  "not-matched": "does not match the plan's system",
  refuses: "refuses to verify; the call goes on",
  "not-asked": "not confirmed yet",
};

const BASIS_WORDS: Readonly<Record<string, string>> = {
  guardian: "guardian",
  conservator: "conservator",
  "health-care-agent": "health-care agent",
  "written-authorization": "written authorization",
};

const LACKS = {
  kind: "paper on file: which kind?",
  scope: "paper on file: for what?",
  until: "paper on file: until when? (or: no end)",
} as const;

const authorityMark = (identity: Identity, fields: IdentitySight["fields"]): Mark => {
  const { facts, maySay, age } = identity;
  const { ownSayFrom, adultFrom } = facts.ages;
  const mark = (words: string, tone: Mark["tone"]): Mark => ({ label: "Authority", words, tone });
  if (facts.custodyDispute) return mark("custody dispute", "no");
  if (identity.authorityLacks !== null) return mark(LACKS[identity.authorityLacks], "open");
  const parental = identity.relation === "parent" || identity.relation === "guardian";
  if (maySay.why === "authority-ended") return mark("has ended", "no");
  if (facts.authority !== null) {
    const { basis, scope, until } = facts.authority;
    if (basis === "guardian" && (age === null || age >= ownSayFrom))
      return mark(`a guardian's paper covers a child under ${ownSayFrom}`, "open");
    const end = until === null ? "no end" : `until ${dateWords(until)}, ${until.slice(0, 4)}`;
    return mark(`${BASIS_WORDS[basis]} · ${scope} · ${end}`, "ok");
  }
  if (facts.oralConsent !== null)
    return mark(
      age !== null && age < ownSayFrom
        ? `a child under ${ownSayFrom} cannot agree for a caller`
        : `${memberName(fields)} agrees, this call only · ${facts.oralConsent.scope}`,
      age !== null && age >= ownSayFrom ? "ok" : "open",
    );
  if (typed(fields, "oralConsent") === "no") return mark("the member does not agree", "no");
  if (parental && age !== null && age < ownSayFrom)
    return mark(`parent of a child under ${ownSayFrom}`, "ok");
  if (facts.parentConsentedEpisode && parental && age !== null && age < adultFrom)
    return mark("the clinic recorded the parent's consent", "ok");
  return mark("none on file", "open");
};

const marksOf = (identity: Identity, { fields, factorsNeeded }: IdentitySight): Mark[] => {
  const member: Mark = {
    label: identity.isMember ? "Caller and member" : "Member",
    words: memberWords(identity, identity.member, factorsNeeded),
    tone: TONES[identity.member],
  };
  if (identity.isMember) return [member];
  return [
    { label: "Caller", words: CALLER_WORDS[identity.caller], tone: TONES[identity.caller] },
    member,
    authorityMark(identity, fields),
  ];
};

const whoLacks = (checked: Checked, who: string, rest: string): string => {
  switch (checked) {
    case "refuses":
      return `${who} would rather not be verified. Take the story and open the case as stated.`;
    case "not-matched":
      return `What ${who} said does not match the plan's system. Take the story as stated.`;
    default:
      return rest;
  }
};

const becauseOf = (identity: Identity, sight: IdentitySight): string => {
  const { fields, factorsNeeded } = sight;
  const caller = callerName(fields);
  const member = memberName(fields);
  const { age, maySay } = identity;
  const years = age === null ? "" : ` is ${age} and`;
  const needs = `${factorsNeeded} factors must match in the plan's system; ${identity.factors.length} did.`;
  switch (maySay.why) {
    case "deceased":
      return "The member has died. Scripts, clocks and call-backs stop; the supervisor decides.";
    case "custody-dispute":
      return "A custody dispute was stated: nothing to either side. Take the story.";
    case "caller-not-verified":
      if (typed(fields, "callerIs") === "") return "Who calls is not keyed yet.";
      return whoLacks(
        identity.caller,
        caller,
        identity.isMember ? needs : `${caller} is not confirmed in the plan's system yet.`,
      );
    case "member-not-verified":
      return whoLacks(identity.member, caller, `${member} is not confirmed yet: ${needs}`);
    case "member-themself":
      return "The member, confirmed in the plan's system.";
    case "own-age-unknown":
      return "Confirmed, but without a date of birth: ask it.";
    case "child-alone":
      return `The member is ${age}: ask for a parent or guardian.`;
    case "parent-of-child":
      return `${caller} is the parent of a child of ${age}.`;
    case "parent-of-teenager":
      return `${member}${years} has not agreed. Listen to everything; say back only what ${caller} told us.`;
    case "parent-consented-episode":
      return `The parent's consent to this care is recorded, per ${typed(fields, "episodePer")}.`;
    case "oral-consent":
      return `${member} agreed on this call. It ends when the call ends.`;
    case "authority":
      return `On file: ${BASIS_WORDS[identity.facts.authority?.basis ?? ""] ?? "a paper"}, for ${maySay.scope ?? "nothing"}.`;
    case "authority-ended":
      return `The authority on file ended on ${dateWords(identity.facts.authority?.until ?? "")}.`;
    case "no-authority":
      return identity.authorityLacks === null
        ? `Nothing lets us talk with ${caller} about ${member} yet: ask ${member} to the phone, or for a paper on file.`
        : `A paper was named, but not its ${identity.authorityLacks === "until" ? "end" : identity.authorityLacks}.`;
  }
};

/** Birthdays and ends of authority change the lamp by themselves; said ahead, so nobody is surprised. */
const aheadOf = ({ maySay }: Identity): string =>
  maySay.changesOn === null || maySay.lamp === "nothing"
    ? ""
    : ` Looked at anew on ${dateWords(maySay.changesOn)}, ${maySay.changesOn.slice(0, 4)}.`;

const lampWords = (identity: Identity, fields: IdentitySight["fields"]): string => {
  const { maySay } = identity;
  if (maySay.why === "deceased" || maySay.why === "custody-dispute") return maySay.words.en;
  if (maySay.lamp === "told-us")
    return `May say: only what ${firstName(typed(fields, "callerName")) ?? "they"} told us`;
  if (maySay.lamp === "nothing") return LAMP_WORDS.nothing;
  return `${LAMP_WORDS.anything}${maySay.scope === "appointments" ? " about appointments" : ""}`;
};

const storyHidden = (identity: Identity, sight: IdentitySight): string | null => {
  if (identity.maySay.story) return null;
  const { fields } = sight;
  return identity.maySay.why === "parent-of-teenager"
    ? `Not shown: ${memberName(fields)} is ${identity.age} and has not agreed.`
    : "Not shown until the member is confirmed and this caller may be told.";
};

/** The sentence of the lamp, and everything beside it, for one call as it stands. */
export const identityView = (
  sight: IdentitySight,
): { readonly maySay: z.infer<typeof MaySay>; readonly identity: IdentityView } => {
  const identity = identityOf(sight);
  const { fields, ages } = sight;
  const { ownSayFrom, adultFrom } = ages;
  const { maySay, relation, age } = identity;
  const keyed = typed(fields, "callerIs") !== "";
  const parental = relation === "parent" || relation === "guardian";
  const teen = age !== null && age >= ownSayFrom && age < adultFrom;
  const child = age !== null && age < ownSayFrom;
  const said = (may: boolean): string[] =>
    (Object.keys(topics) as Topic[])
      .filter((topic) => mayTalkAbout(topic, maySay) === may)
      .map((topic) => topics[topic].words.en);
  return {
    maySay: { lamp: maySay.lamp, words: lampWords(identity, fields) },
    identity: {
      marks: marksOf(identity, sight),
      because: becauseOf(identity, sight) + aheadOf(identity),
      may: said(true),
      notYet: said(false),
      storyHidden: storyHidden(identity, sight),
      // A parent on the line is spoken to as ever: only the young member themself is not.
      crisisAbout: identity.facts.deceased
        ? "deceased"
        : identity.isMember && teen
          ? "minor"
          : null,
      asks: {
        relation: keyed && !identity.isMember,
        custody: parental && (age === null || age < adultFrom),
        authority: keyed && !identity.isMember && !(parental && child),
        paper: typed(fields, "authority") === "on-file",
        consent: typed(fields, "authority") === "on-the-line" || (parental && teen),
        episode: parental && teen,
        safeContact: teen,
      },
    },
  };
};
