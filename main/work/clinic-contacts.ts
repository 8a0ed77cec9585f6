import { type Content } from "#shared/content/content.ts";
import { inLanguage, type Lang } from "#shared/content/words.ts";
import { type ContactView } from "#shared/contract/clinic-views.ts";
import { type GivenDate, instantSpan } from "#shared/dates/given-date.ts";
import { asOnlyContact, entriesOf, entryField, FIRST, type Entry } from "#shared/facts/entries.ts";
import { CHOICE_LABELS } from "#shared/facts/fact-specs.ts";
import { clinicClosedOn } from "#shared/hours/closed-on.ts";
import { dateIn, dayIn, readFact, type ReadField } from "./call-fields-understood.ts";
import { clinicNamed } from "./clinic-list.ts";
import { type CallSight } from "./judgement.ts";
import { type SaidFacts } from "./said-facts.ts";

type Contact = Entry<"clinic">;

const labelIn = (labels: Readonly<Record<string, string>>, value: string | undefined): string =>
  value === undefined ? "" : (labels[value] ?? value);

const joined = (...parts: readonly string[]): string =>
  parts.filter((part) => part !== "").join(" · ");

/** A date as it was understood, else as it was typed. */
const dated = (
  fact: "clinicSlot" | "clinicSlotUntil",
  text: string | undefined,
  content: Content,
  nowMs: number,
): string => (text === undefined ? "" : (readFact(fact, text, content, nowMs)?.words ?? text));

const slotWords = ({ parts }: Contact, content: Content, nowMs: number): string => {
  const slot = dated("clinicSlot", parts.slot, content, nowMs);
  const until = dated("clinicSlotUntil", parts.until, content, nowMs);
  return joined(slot === "" ? "" : `slot ${slot}`, until === "" ? "" : `held until ${until}`);
};

const HOLDS: Readonly<Record<string, string>> = {
  joins: "caller on the line",
  holds: "caller held",
  "call-back": "caller called back later",
};

/** A slot on a day on which that clinic is closed, pointed out; never decided. */
const remarkOn = ({ parts }: Contact, content: Content, nowMs: number): string => {
  const clinic = clinicNamed(content, parts.clinic);
  const slot = dayIn("clinicSlot", parts.slot, content, nowMs);
  if (clinic === null || slot?.precision !== "exact") return "";
  return clinicClosedOn(content, clinic.hours, slot.on)?.en ?? "";
};

/** Every contact with a clinic, in the order of making. */
export const contactViews = ({ fields, nowMs }: CallSight, content: Content): ContactView[] =>
  entriesOf(fields, "clinic").map((contact) => {
    const { id, parts } = contact;
    return {
      id,
      clinic: parts.clinic ?? "",
      result: labelIn(CHOICE_LABELS.clinicResult, parts.result),
      detail: joined(
        parts.who === undefined ? "" : `spoke with ${parts.who}`,
        parts.phone ?? "",
        labelIn(HOLDS, parts.hold),
      ),
      slot: slotWords(contact, content, nowMs),
      remark: remarkOn(contact, content, nowMs),
    };
  });

/** What an escalation carries of them: which clinic, what came of it, with whom. One without a name is none. */
export const contactRows = (
  sight: CallSight,
  content: Content,
): { field: string; label: string; value: string }[] =>
  contactViews(sight, content)
    .filter(({ clinic }) => clinic !== "")
    .map(({ id, clinic, result, detail, slot, remark }, at) => ({
      field: `clinic-${id}`,
      label: `Clinic contacted ${at + 1}`,
      value: joined(clinic, result === "" ? "result not keyed" : result, detail, slot, remark),
    }));

const isLater = (one: GivenDate, other: GivenDate, zone: string): boolean =>
  instantSpan(one, zone).first > instantSpan(other, zone).last;

/** A slot cannot be held beyond its own time: one of the two was heard or typed wrong. */
export const contactRefusals = (
  { fields, nowMs }: CallSight,
  content: Content,
): Record<string, ReadField> =>
  Object.fromEntries(
    entriesOf(fields, "clinic").flatMap(({ id, parts }) => {
      const slot = dateIn("clinicSlot", parts.slot ?? "", content, nowMs);
      const until = dateIn("clinicSlotUntil", parts.until ?? "", content, nowMs);
      if (slot?.ok !== true || until?.ok !== true) return [];
      if (!isLater(until.value, slot.value, content.line.zone)) return [];
      const refusal = `The slot is ${slot.value.words.en}: it cannot be held until ${until.value.words.en}. Check both.`;
      return [[entryField("clinic", id, "until"), { words: null, refusal }]];
    }),
  );

/** The contact that is worked on: the one begun last. */
const lastContact = (fields: CallSight["fields"]): string | null =>
  entriesOf(fields, "clinic").at(-1)?.id ?? null;

/** The call as if that contact were its only one, for the script, which knows of one. */
export const atContact = (sight: CallSight, id: string | null): CallSight => {
  const chosen = id ?? lastContact(sight.fields);
  return chosen === null ? sight : { ...sight, fields: asOnlyContact(sight.fields, chosen) };
};

/** Whether the prompter's own answers are no more those of the contact that is worked on. */
export const hasFurtherContact = ({ fields }: CallSight): boolean =>
  (lastContact(fields) ?? FIRST) !== FIRST;

/** What the clinic's script puts in: whom we dial and ask for, and what is offered. */
export const clinicFacts = (
  { fields, nowMs }: CallSight,
  content: Content,
  lang: Lang,
): SaidFacts => {
  const contact = entriesOf(fields, "clinic").at(-1);
  if (contact === undefined) return {};
  const { parts } = contact;
  const clinic = clinicNamed(content, parts.clinic);
  const backLine = clinic?.backLine ?? parts.phone;
  const slot = dateIn("clinicSlot", parts.slot ?? "", content, nowMs);
  return {
    ...(backLine === undefined ? {} : { "clinic.backLine": backLine }),
    ...(clinic === null ? {} : { "clinic.askFor": clinic.askFor }),
    ...(slot?.ok === true ? { "offer.words": inLanguage(slot.value.words, lang) } : {}),
  };
};
