import { type Words } from "../content/words.ts";
import { dayOf, isoDay } from "../dates/epoch-day.ts";
import { ageOn, birthdayOf } from "./age.ts";

/** Whole years at which a child's own say begins and a parent's ends: policy content, after the statutes it names. */
export type Ages = { readonly ownSayFrom: number; readonly adultFrom: number };

export type Relation =
  | "member"
  | "parent"
  | "guardian"
  | "family-or-friend"
  | "treating-provider"
  | "social-worker"
  | "court"
  | "other";

export type AuthorityBasis =
  "guardian" | "conservator" | "health-care-agent" | "written-authorization";

/** What somebody may be told on whose word: basis, scope and until when. */
export type Authority = {
  readonly basis: AuthorityBasis;
  readonly scope: "everything" | "appointments";
  /** Plain date, the last day included; null: no end on record. */
  readonly until: string | null;
};

/** The member themself said on this call that we may talk to the caller. Ends with the call. */
export type OralConsent = {
  readonly givenBy: string;
  readonly at: string;
  readonly scope: "everything" | "appointments";
};

export type MaySayFacts = {
  /** Today in the line's zone, a plain date: age and authority are looked at anew each day. */
  readonly today: string;
  readonly ages: Ages;
  readonly relation: Relation;
  /** Who the caller is: enough factors matched in the plan's system. */
  readonly callerVerified: boolean;
  /** Which member it is about: found and matched in the plan's system. */
  readonly memberVerified: boolean;
  readonly memberBornOn: string | null;
  readonly deceased: boolean;
  readonly custodyDispute: boolean;
  readonly authority: Authority | null;
  readonly oralConsent: OralConsent | null;
  /** A parent of a member of 12–17: the clinic recorded that the parent consented to this care. */
  readonly parentConsentedEpisode: boolean;
};

/** Most to least: everything about the member, only what this caller told us, not even membership. */
export type Lamp = "anything" | "told-us" | "nothing";

export type MaySayWhy =
  | "deceased"
  | "custody-dispute"
  | "caller-not-verified"
  | "member-not-verified"
  | "member-themself"
  | "own-age-unknown"
  | "child-alone"
  | "parent-of-child"
  | "parent-of-teenager"
  | "parent-consented-episode"
  | "oral-consent"
  | "authority"
  | "authority-ended"
  | "no-authority";

export type MaySayDecision = {
  readonly lamp: Lamp;
  readonly why: MaySayWhy;
  readonly words: Words;
  /** What "anything" covers. */
  readonly scope: "everything" | "appointments" | null;
  /** What Find may show: full rows, or masked ones that need a reason to open. */
  readonly find: "full" | "masked";
  /** Whether the story so far is shown. */
  readonly story: boolean;
  /** Whether even the number of earlier cases is shown. */
  readonly earlierCount: boolean;
  /** The next day on which age or the end of an authority changes this; null: none. */
  readonly changesOn: string | null;
};

const whyWords: Readonly<Record<MaySayWhy, Words>> = {
  deceased: {
    en: "May say: nothing · get the supervisor",
    es: "Puede decir: nada · llame al supervisor",
  },
  "custody-dispute": {
    en: "May say: nothing, custody dispute",
    es: "Puede decir: nada, disputa de custodia",
  },
  "caller-not-verified": {
    en: "May say: nothing, do not confirm membership",
    es: "Puede decir: nada, no confirme la membresía",
  },
  "member-not-verified": {
    en: "May say: nothing, do not confirm membership",
    es: "Puede decir: nada, no confirme la membresía",
  },
  "member-themself": { en: "May say: anything", es: "Puede decir: todo" },
  "own-age-unknown": {
    en: "May say: only what they told us · age not known",
    es: "Puede decir: solo lo que nos dijo · edad desconocida",
  },
  "child-alone": {
    en: "May say: only what they told us · ask for a parent",
    es: "Puede decir: solo lo que nos dijo · pida hablar con un padre",
  },
  "parent-of-child": { en: "May say: anything", es: "Puede decir: todo" },
  "parent-of-teenager": {
    en: "May say: only what they told us",
    es: "Puede decir: solo lo que nos dijo",
  },
  "parent-consented-episode": {
    en: "May say: anything about this care · parent consented",
    es: "Puede decir: todo sobre esta atención · padre con consentimiento",
  },
  "oral-consent": {
    en: "May say: anything · member consented, this call only",
    es: "Puede decir: todo · el miembro consintió, solo esta llamada",
  },
  authority: {
    en: "May say: anything · authority on file",
    es: "Puede decir: todo · autorización registrada",
  },
  "authority-ended": {
    en: "May say: nothing · authority has ended",
    es: "Puede decir: nada · la autorización terminó",
  },
  "no-authority": {
    en: "May say: nothing, do not confirm membership",
    es: "Puede decir: nada, no confirme la membresía",
  },
};

const lampOf: Readonly<Record<MaySayWhy, Lamp>> = {
  deceased: "nothing",
  "custody-dispute": "nothing",
  "caller-not-verified": "nothing",
  "member-not-verified": "nothing",
  "member-themself": "anything",
  "own-age-unknown": "told-us",
  "child-alone": "told-us",
  "parent-of-child": "anything",
  "parent-of-teenager": "told-us",
  "parent-consented-episode": "anything",
  "oral-consent": "anything",
  authority: "anything",
  "authority-ended": "nothing",
  "no-authority": "nothing",
};

type Ground = { readonly why: MaySayWhy; readonly scope: MaySayDecision["scope"] };

const isParental = (relation: Relation): boolean =>
  relation === "parent" || relation === "guardian";

const isCurrent = (authority: Authority, today: string): boolean =>
  authority.until === null || dayOf(today) <= dayOf(authority.until);

/** A guardian's paper is over a child: from that age on the member's own say counts, as with a parent. */
const authorityHolds = (
  authority: Authority,
  age: number | null,
  { today, ages }: MaySayFacts,
): boolean =>
  isCurrent(authority, today) &&
  (authority.basis !== "guardian" || (age !== null && age < ages.ownSayFrom));

const parentGround = (facts: MaySayFacts, age: number | null): Ground | null => {
  if (!isParental(facts.relation) || age === null || age >= facts.ages.adultFrom) return null;
  if (age < facts.ages.ownSayFrom) return { why: "parent-of-child", scope: "everything" };
  return facts.parentConsentedEpisode
    ? { why: "parent-consented-episode", scope: "appointments" }
    : { why: "parent-of-teenager", scope: null };
};

const memberGround = (age: number | null, { ownSayFrom }: Ages): Ground => {
  if (age === null) return { why: "own-age-unknown", scope: null };
  return age < ownSayFrom
    ? { why: "child-alone", scope: null }
    : { why: "member-themself", scope: "everything" };
};

/** How much a ground opens: the widest one that holds decides, so losing another shows no more. */
const width = (ground: Ground): number =>
  ground.scope === "everything" ? 2 : ground.scope === "appointments" ? 1 : 0;

const otherGround = (facts: MaySayFacts, age: number | null): Ground => {
  const { authority, oralConsent, today } = facts;
  const grounds: Ground[] = [];
  if (authority !== null && authorityHolds(authority, age, facts))
    grounds.push({ why: "authority", scope: authority.scope });
  // A child under 12 cannot consent for a caller; a parent decides until then.
  if (oralConsent !== null && age !== null && age >= facts.ages.ownSayFrom)
    grounds.push({ why: "oral-consent", scope: oralConsent.scope });
  const parent = parentGround(facts, age);
  if (parent !== null) grounds.push(parent);
  const hasEnded = authority !== null && !isCurrent(authority, today);
  return grounds.reduce((widest, ground) => (width(ground) > width(widest) ? ground : widest), {
    why: parent?.why ?? (hasEnded ? "authority-ended" : "no-authority"),
    scope: null,
  });
};

const groundOf = (facts: MaySayFacts, age: number | null): Ground => {
  if (facts.deceased) return { why: "deceased", scope: null };
  if (facts.custodyDispute) return { why: "custody-dispute", scope: null };
  if (!facts.callerVerified) return { why: "caller-not-verified", scope: null };
  if (!facts.memberVerified) return { why: "member-not-verified", scope: null };
  if (facts.relation === "member") return memberGround(age, facts.ages);
  return otherGround(facts, age);
};

/** The next birthday or end of authority after today that may change the lamp. */
const nextChange = (facts: MaySayFacts): string | null => {
  const { memberBornOn: born, today, ages } = facts;
  const authorityEnd = facts.authority?.until ?? null;
  const days = [
    ...(born === null ? [] : [birthdayOf(born, ages.ownSayFrom), birthdayOf(born, ages.adultFrom)]),
    ...(authorityEnd === null ? [] : [isoDay(dayOf(authorityEnd) + 1)]),
  ];
  return days.filter((day) => day > today).sort()[0] ?? null;
};

/**
 * What may be told to this caller now. Losing a fact (verification, authority, consent, birth date)
 * never shows more.
 */
export const maySay = (facts: MaySayFacts): MaySayDecision => {
  const age = facts.memberBornOn === null ? null : ageOn(facts.memberBornOn, facts.today);
  const { why, scope } = groundOf(facts, age);
  const lamp = lampOf[why];
  const isOpen = lamp === "anything";
  return {
    lamp,
    why,
    words: whyWords[why],
    scope,
    find: isOpen ? "full" : "masked",
    story: isOpen,
    earlierCount: isOpen,
    changesOn: nextChange(facts),
  };
};
