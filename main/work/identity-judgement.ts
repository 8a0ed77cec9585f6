import { pacificDay } from "#shared/case/pacific-words.ts";
import { type Content } from "#shared/content/content.ts";
import { type CallAids } from "#shared/contract/views.ts";
import { understandBirthDate } from "#shared/identity/birth-date.ts";
import { identityOf, type IdentitySight } from "#shared/identity/identity-of.ts";
import { findSight, type FindSight } from "#shared/find/find-sight.ts";
import { identityView } from "#shared/identity/identity-view.ts";
import { memberNumberKey } from "#shared/identity/member-number.ts";
import { oddCharacters } from "#shared/identity/odd-characters.ts";
import { understandPhone } from "#shared/identity/phone.ts";
import { type CallSight } from "./judgement.ts";

type Aids = Pick<CallAids, "maySay" | "identity">;

const PHONES = ["callbackNumber"];
const NAMES = ["callerName", "memberName", "relation", "memberNumber"];

const sightOf = ({ fields, nowMs }: CallSight, content: Content): IdentitySight => ({
  fields,
  // Ages and papers are looked at with every question: a birthday needs nobody to press a key.
  today: pacificDay(nowMs),
  factorsNeeded: content.policy.verification.factors,
  ages: content.policy.ages,
});

/** The lamp and the marks of a call as it stands. */
export const identityOfCall = (sight: CallSight, content: Content): Aids =>
  identityView(sightOf(sight, content));

/** What Find may show during a call as it stands. */
export const findSightOfCall = (sight: CallSight, content: Content): FindSight => {
  const { maySay, relation, age } = identityOf(sightOf(sight, content));
  return findSight({ lamp: maySay.lamp, relation, age, ages: content.policy.ages });
};

/** Beside a locked desk nothing is known of anybody. */
export const NOBODY_KNOWN: Aids = {
  maySay: { lamp: "nothing", words: "Locked" },
  identity: {
    marks: [],
    because: "",
    may: [],
    notYet: [],
    storyHidden: null,
    crisisAbout: null,
    asks: {
      relation: false,
      custody: false,
      authority: false,
      paper: false,
      consent: false,
      episode: false,
      safeContact: false,
    },
  },
};

/** What was made of names, numbers and birth dates as typed; what cannot be seen is said. */
export const understoodOfPeople = ({
  fields,
  nowMs,
}: Pick<CallSight, "fields" | "nowMs">): CallAids["understood"] => {
  const odd = [...NAMES, ...PHONES].flatMap((field) => {
    const found = oddCharacters(fields[field] ?? "");
    return found.length === 0
      ? []
      : [[field, { words: `kept with: ${found.join(", ")}`, refusal: null }] as const];
  });
  const phones = PHONES.flatMap((field) => {
    const words = understandPhone(fields[field] ?? "")?.words ?? null;
    return words === null || words === fields[field]?.trim()
      ? []
      : [[field, { words, refusal: null }] as const];
  });
  const born = (fields["memberBornOn"] ?? "").trim();
  const read = born === "" ? null : understandBirthDate(born, pacificDay(nowMs));
  return {
    ...Object.fromEntries([...odd, ...phones]),
    ...(read === null
      ? {}
      : {
          memberBornOn: read.ok
            ? { words: read.value.words.en, refusal: null }
            : { words: null, refusal: read.refusal.remedy },
        }),
  };
};

/** What is recorded beside a name, number or birth date as typed, so that another way of writing it is found. */
export const valueOfPerson = (field: string, text: string, nowMs: number): string | null => {
  if (field === "memberBornOn") {
    const read = understandBirthDate(text, pacificDay(nowMs));
    return read.ok ? read.value.on : null;
  }
  if (field === "memberNumber") return memberNumberKey(text);
  return PHONES.includes(field) ? (understandPhone(text)?.value ?? null) : null;
};
