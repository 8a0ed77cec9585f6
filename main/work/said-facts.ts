import { type Content } from "#shared/content/content.ts";
import { inLanguage, type Lang, type Words } from "#shared/content/words.ts";
import { type ScopeKeys } from "#shared/events/bodies.ts";
import { lineStatus, overrideAt } from "#shared/hours/line-status.ts";
import { referralStatus, type ReferralStatus } from "#shared/hours/referral-status.ts";
import { escalationTargets, targetWords } from "#shared/promises/targets.ts";
import { readBack, sayConcern } from "#shared/read-back/read-back.ts";
import { type ScriptFact } from "#shared/script/script-facts.ts";
import { FACT_FIELDS } from "#shared/contract/fact-fields.ts";
import { clinicFacts } from "./clinic-contacts.ts";
import { dateIn, isNone, NONE, numberIn } from "./call-fields-understood.ts";
import { type CallSight, type Judgement, type Overrides } from "./judgement.ts";
import { saidAtMs } from "./said-at.ts";

/** Fields as they are said: dates and figures as they were understood, everything else as typed. */
export const saidDates = (
  sight: CallSight,
  content: Content,
  lang: Lang,
): Readonly<Record<string, string>> => ({
  ...sight.fields,
  ...Object.fromEntries(
    FACT_FIELDS.flatMap((field): [string, string][] => {
      const text = sight.fields[field] ?? "";
      const number = numberIn(field, text);
      if (number !== null) return [[field, String(number)]];
      if (isNone(field, text)) return [[field, NONE]];
      const read = dateIn(field, text, content, saidAtMs(sight));
      return read?.ok === true ? [[field, inLanguage(read.value.words, lang)]] : [];
    }),
  ),
});

/** Who is at the desk and how it stands: what no event of the call says. */
export type Around = { readonly specialist: string; readonly offline: boolean };

/** What prompts put in between double braces, by name; what is missing is said without. */
export type SaidFacts = Partial<Record<ScriptFact, string>>;

const iso = (ms: number): string => new Date(ms).toISOString();

/** The desk that a referral script sends to: the one of its use, or of the first other key. */
const deskOf = (script: string, keys: ScopeKeys, { scope }: Content): string | null => {
  const use = scope.excludedUses.find(({ id }) => script === `refer-${id}`);
  if (use !== undefined) return use.referral;
  if (script === "provider") return "provider-services";
  if (script !== "refer-other") return null;
  const other = scope.others.find(({ id }) => keys.others.includes(id));
  return other?.outcome === "sent-on" ? other.referral : null;
};

const referralFacts = (
  { name, number, open, opens, instead }: ReferralStatus,
  lang: Lang,
): SaidFacts => {
  const say = (words: Words): string => inLanguage(words, lang);
  const closed =
    opens === null
      ? { en: "closed now", es: "cerrado por ahora" }
      : {
          en: `closed now and open again ${opens.en}`,
          es: `cerrado por ahora y abre ${opens.es ?? opens.en}`,
        };
  return {
    "referral.name": say(name),
    "referral.number": number,
    "referral.hours": say(open ? { en: "open now", es: "abierto ahora" } : closed),
    ...(instead === null ? {} : { "referral.instead": `${say(instead.name)}, ${instead.number}` }),
  };
};

const concernsOf = (sight: CallSight, lang: Lang): string | null => {
  const concerns = sight.file.scope?.keys.concerns ?? [];
  if (concerns.length === 0) return null;
  return new Intl.ListFormat(lang === "es" ? "es-US" : "en-US").format(
    concerns.map((concern) => sayConcern(concern, lang)),
  );
};

/**
 * The facts of a call for one script, in the language it is said in. `promise` is what an escalation
 * raised now would promise: the sentence is only true once it is raised, and the escalation says it.
 */
export const saidFacts = (
  content: Content,
  sight: CallSight,
  { specialist }: Around,
  script: string,
  lang: Lang,
  priority: ReturnType<Judgement["priority"]>["priority"],
  overrides: Overrides,
): SaidFacts => {
  const { file, fields, nowMs } = sight;
  const now = iso(nowMs);
  const typed = (field: string): string | undefined => fields[field]?.trim() || undefined;
  const keys = file.scope?.keys ?? {
    concerns: [],
    excludedUses: [],
    others: [],
    grievanceHeard: false,
  };
  const desk = content.referrals.find(({ id }) => id === deskOf(script, keys, content));
  const opening = lineStatus(content, now, overrides.inForce()).nextOpening;
  const closure = overrideAt(overrides.inForce(), file.started?.startedAt ?? now);
  const concerns = concernsOf(sight, lang);
  const lines = readBack(saidDates(sight, content, lang), lang).map(({ text }) => text);
  const by = targetWords(
    escalationTargets(priority, now, content, overrides.forPromises(now)).memberPromisedBy,
    now,
    content,
  );
  const facts: Record<string, string | null | undefined> = {
    "specialist.name": specialist,
    "caller.number": typed("callbackNumber"),
    "call.reasonShort": concerns,
    "call.readBack": lines.length === 0 ? null : lines.join(" "),
    "case.reference": file.ended?.reference ?? file.reference,
    "case.promisedBy": concerns === null ? null : inLanguage(by, lang),
    "case.promisedOwner": specialist,
    "case.needShort": concerns === null ? null : needOf(typed("providerKind"), lang),
    "offer.words": typed("earliestOffer"),
    "line.number": content.line.number,
    "line.neutralNumber": content.line.number,
    // Typed in English; in Spanish the script has words of its own.
    "line.closedWhy": closure?.kind === "closed" && lang === "en" ? closure.reason : null,
    "line.opens": opening === null ? null : inLanguage(targetWords(opening, now, content), lang),
  };
  return {
    ...Object.fromEntries(Object.entries(facts).filter(([, value]) => value)),
    ...clinicFacts(sight, content, lang),
    ...(desk === undefined ? {} : referralFacts(referralStatus(content, desk, now), lang)),
  };
};

const NEEDS: Readonly<Record<string, Readonly<Record<Lang, string>>>> = {
  therapist: { en: "an appointment with a therapist", es: "una cita con un terapeuta" },
  psychiatrist: { en: "an appointment with a psychiatrist", es: "una cita con un psiquiatra" },
  "substance-use": {
    en: "an appointment for substance use treatment",
    es: "una cita para tratamiento por uso de sustancias",
  },
};

const needOf = (providerKind: string | undefined, lang: Lang): string | null =>
  NEEDS[providerKind ?? ""]?.[lang] ?? null;
