import { type Concern } from "../events/bodies.ts";
import { readBack, sayConcern, type ReadBackFields, type ReadBackLang } from "./read-back.ts";

export type MemberSummaryFacts = {
  readonly concerns: readonly Concern[];
  readonly fields: ReadBackFields;
  /** As it is said and written, digits grouped; null: not given yet. */
  readonly reference: string | null;
  /** In words, in the member's language: "by Monday, November 30, noon". */
  readonly promisedBy: string | null;
  /** What happens next, in the member's language. */
  readonly nextStep: string | null;
  readonly grievance: "offered" | "filed";
  readonly lineNumber: string;
  readonly regulatorNumber: string;
};

/**
 * What a member takes away: plain paragraphs, no diagnosis, nothing that was not said on the call.
 * For reading aloud or a letter to the member's own address; the rights are always in it.
 */
export const memberSummary = (facts: MemberSummaryFacts, lang: ReadBackLang): string[] => {
  const es = lang === "es";
  const concerns = facts.concerns.map((concern) => sayConcern(concern, lang));
  const listed = new Intl.ListFormat(es ? "es-US" : "en-US").format(concerns);
  // Where and when we may call is for us; the summary may lie open on a table.
  const said = readBack(facts.fields, lang)
    .filter(({ field }) => field !== "callbackNumber" && field !== "safeToLeaveMessage")
    .map(({ text }) => text);
  const rights = {
    offered: es
      ? "Puede presentar una queja formal cuando quiera. Usted decide; no retrasa esto ni cambia su atención."
      : "You can file a grievance at any time. It is your choice; it will not slow this down or change your care.",
    filed: es
      ? "Su queja formal sigue su propio camino. Seguimos trabajando en su cita."
      : "Your grievance goes its own way. We keep working on your appointment.",
  };
  return [
    ...(concerns.length === 0
      ? []
      : [es ? `Nos llamó por ${listed}.` : `You called us about ${listed}.`]),
    ...(said.length === 0 ? [] : [said.join(" ")]),
    ...(facts.nextStep === null
      ? []
      : [es ? `Lo que sigue: ${facts.nextStep}` : `What happens next: ${facts.nextStep}`]),
    ...(facts.promisedBy === null
      ? []
      : [es ? `Le llamamos ${facts.promisedBy}.` : `We will call you ${facts.promisedBy}.`]),
    ...(facts.reference === null
      ? []
      : [
          es
            ? `Su número de referencia es ${facts.reference}.`
            : `Your reference is ${facts.reference}.`,
        ]),
    es ? `Esta línea: ${facts.lineNumber}.` : `This line: ${facts.lineNumber}.`,
    facts.grievance === "filed" ? rights.filed : rights.offered,
    es
      ? `El Centro de Ayuda del estado: ${facts.regulatorNumber}. Es gratis.`
      : `The state's Help Center: ${facts.regulatorNumber}. It is free.`,
  ];
};
