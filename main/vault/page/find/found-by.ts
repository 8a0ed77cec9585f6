import { type FoundBy } from "#shared/contract/find-views.ts";
import { type Typed } from "#shared/events/bodies.ts";
import { birthSign, memberNumberSigns, phoneSigns, zipSigns } from "#shared/find/numbers.ts";
import { type FindQuery, type FindTerm } from "#shared/find/query.ts";
import { nameSigns, wordsOf } from "#shared/find/words.ts";

type Place = FoundBy["place"];
/** What a record says now, by field; notes of a case follow under `notes`. */
export type Said = {
  readonly fields: ReadonlyMap<string, Typed>;
  readonly notes: readonly string[];
  readonly reference: string | null;
};

/** Letters of a long text on each side of the word. */
const AROUND = 48;

const begins = (signs: readonly string[], { text }: FindTerm): boolean =>
  signs.some((sign) => sign.startsWith(text));

const numberPlaces: readonly (readonly [Place, (typed: Typed) => string[]])[] = [
  ["callbackNumber", ({ typed, value }) => phoneSigns(typed, value ?? null)],
  ["memberNumber", ({ typed, value }) => memberNumberSigns(value ?? typed)],
  ["memberBornOn", ({ value }) => (value === undefined ? [] : [birthSign(value)])],
  ["regionOrZip", ({ typed }) => [...zipSigns(typed), ...wordsOf(typed)]],
];

/** The part of a text in which a word begins so; null: none does. */
const partAround = (text: string, term: FindTerm): string | null => {
  const wanted = { ...term, text: term.text.toLowerCase() };
  for (const { 0: word, index } of text.matchAll(/\S+/gu)) {
    if (!begins(wordsOf(word), wanted)) continue;
    const [from, to] = [Math.max(0, index - AROUND), index + word.length + AROUND];
    const part = text.slice(from, to).toWellFormed().replaceAll(/\s+/g, " ").trim();
    return `${from > 0 ? "…" : ""}${part}${to < text.length ? "…" : ""}`;
  }
  return null;
};

const placeOf = (said: Said, term: FindTerm): FoundBy | null => {
  const field = (name: string): string => said.fields.get(name)?.typed ?? "";
  if (term.kind === "word" && begins(nameSigns(field("callerName")), term))
    return { place: "caller", words: field("callerName") };
  for (const [place, signs] of numberPlaces) {
    const typed = said.fields.get(place);
    if (typed !== undefined && begins(signs(typed), term)) return { place, words: typed.typed };
  }
  for (const text of [...said.notes, field("note")]) {
    const part = partAround(text, term);
    if (part !== null) return { place: "note", words: part };
  }
  const heard = partAround(field("listening"), term);
  return heard === null ? null : { place: "listening", words: heard };
};

/**
 * By what a row was found, where the row itself does not say it: the member's name and the reference
 * stand there. A value that was corrected since is an earlier entry. `tolerant` names are not looked for.
 */
export const foundBy = (
  { readings }: FindQuery,
  said: Said,
  member: string,
  tolerant: boolean,
): FoundBy | null => {
  const shown = [
    ...nameSigns(member),
    ...(said.reference === null ? [] : wordsOf(said.reference.replaceAll(/\s/g, ""))),
  ].map((sign) => sign.toUpperCase());
  const isShown = ({ text }: FindTerm): boolean =>
    shown.some((sign) => sign.includes(text.toUpperCase()));
  for (const reading of readings) {
    if (reading.every(isShown)) return null;
    const places = reading.filter((term) => !isShown(term)).map((term) => placeOf(said, term));
    const [place] = places.filter((each) => each !== null);
    if (place !== undefined && (tolerant || !places.includes(null))) return place;
  }
  return tolerant ? null : { place: "earlier", words: "" };
};
