import { type ExceptionKind, type Standard } from "../content/standards.ts";
import { type Words } from "../content/words.ts";
import { dayOf, parseDay } from "../dates/epoch-day.ts";
import { type GivenDate } from "../dates/given-date.ts";

/** A longer wait that somebody else documented. A specialist records it, and never makes one. */
export type ExceptionNote = {
  readonly kind: string;
  /** Who decided, with their licence; where the note is and the day it was made. */
  readonly by?: string | undefined;
  readonly licence?: string | undefined;
  readonly notedOn?: string | undefined;
  readonly where?: string | undefined;
  /** EX-P: the earlier offer that the member did not take, and the member's own words. */
  readonly earlierOffer?:
    { readonly on: string; readonly provider: string; readonly place: string } | undefined;
  readonly words?: string | undefined;
};

export type ExceptionFinding =
  | { readonly counts: true; readonly kind: ExceptionKind; readonly by: string }
  | { readonly counts: false; readonly kind: string; readonly why: Words };

const isBlank = (text: string | undefined): boolean => text === undefined || text.trim() === "";

const no = (kind: string, en: string, es: string): ExceptionFinding => ({
  counts: false,
  kind,
  why: { en: `${kind} does not count: ${en}`, es: `${kind} no cuenta: ${es}` },
});

const missingFrom = (note: ExceptionNote): string[] =>
  (["by", "licence", "notedOn", "where"] as const).filter((field) => isBlank(note[field]));

/** The day of a note; a time of day behind it is left out of account. */
const notedDay = (note: ExceptionNote): number | null => {
  const text = note.notedOn?.trim() ?? "";
  return /^\d{4}-\d{2}-\d{2}([T ].*)?$/.test(text) ? parseDay(text.slice(0, 10)) : null;
};

const preference = (note: ExceptionNote, dueBy: string | null): ExceptionFinding => {
  const earlier = note.earlierOffer;
  if (earlier === undefined || isBlank(earlier.provider) || isBlank(earlier.place))
    return no("EX-P", "the earlier offer is not on record", "falta la oferta anterior");
  if (isBlank(note.words))
    return no("EX-P", "the member's own words are missing", "faltan las palabras del miembro");
  const day = parseDay(earlier.on);
  if (day === null || dueBy === null || day > dayOf(dueBy))
    return no("EX-P", "the earlier offer was itself late", "la oferta anterior también fue tardía");
  return { counts: true, kind: "EX-P", by: "member" };
};

/**
 * Whether a documented exception counts under a standard for an offer. Only complete notes do:
 * who, licence, day, place, and not dated after the offer. `dueBy` is the strictest due date.
 */
export const judgeException = (
  note: ExceptionNote,
  standard: Standard,
  offered: GivenDate,
  dueBy: string | null,
): ExceptionFinding => {
  const kind = standard.exceptions.find((one) => one === note.kind);
  if (kind === undefined) {
    return note.kind === "EX-I"
      ? no(
          "EX-I",
          "compliance review, not named for this standard",
          "revisión de cumplimiento, no prevista para esta norma",
        )
      : no(note.kind, "not an exception to this standard", "no es excepción a esta norma");
  }
  if (kind === "EX-P") return preference(note, dueBy);
  const missing = missingFrom(note);
  if (missing.length > 0) {
    const list = missing.join(", ");
    return no(kind, `missing: ${list}`, `falta: ${list}`);
  }
  const day = notedDay(note);
  if (day === null)
    return no(kind, "the day of the note is not a date", "el día de la nota no es una fecha");
  if (day > dayOf(offered.earliest))
    return no(kind, "the note is dated after the offer", "la nota es posterior a la oferta");
  return { counts: true, kind, by: note.by?.trim() ?? "" };
};
