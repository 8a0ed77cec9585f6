import { inLanguage, type Words } from "../content/words.ts";
import { type ReadBackLang } from "./read-back.ts";

/** What became of the call so far, for the sentence "what happens next". */
export type NextStepFacts = {
  /** When the member hears from us, once it is escalated: "Mon, Nov 30, 12:00 PM". */
  readonly promisedBy: Words | null;
  /** Where the call is sent on to. */
  readonly referrals: readonly { readonly name: Words; readonly number: string }[];
};

/** What happens next and by when, in the member's language; null where nothing was promised. */
export const nextStepWords = (
  { promisedBy, referrals }: NextStepFacts,
  lang: ReadBackLang,
): { readonly words: string | null; readonly promisedBy: string | null } => {
  const es = lang === "es";
  const sentOn = referrals.map(({ name, number }) => `${inLanguage(name, lang)}, ${number}`);
  const listed = new Intl.ListFormat(es ? "es-US" : "en-US").format(sentOn);
  const words = [
    ...(promisedBy === null
      ? []
      : [es ? "el equipo regional busca una cita." : "the regional team looks for a visit."]),
    ...(sentOn.length === 0 ? [] : [es ? `para lo demás, ${listed}.` : `for the rest, ${listed}.`]),
  ].join(" ");
  return {
    words: words === "" ? null : words,
    promisedBy:
      promisedBy === null
        ? null
        : es
          ? `a más tardar ${inLanguage(promisedBy, "es")}`
          : `by ${promisedBy.en}`,
  };
};

/** Whether a grievance was filed, as keyed; everybody else is told that they may. */
export const grievanceStateOf = (
  fields: Readonly<Record<string, string | undefined>>,
): "offered" | "filed" =>
  fields["grievanceAnswer"] === "already-filed" || fields["grievanceAnswer"] === "file-now"
    ? "filed"
    : "offered";
