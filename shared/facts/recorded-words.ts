import { DOES_NOT_KNOW } from "../contract/fact-fields.ts";
import { shortDayWords } from "../dates/day-words.ts";
import { dayOf, parseDay } from "../dates/epoch-day.ts";
import { type Typed } from "../events/bodies.ts";
import { ENTRY_NAMES, type EntryKind, entryNumber, factOf } from "./entries.ts";
import { choicesOf, FACT_SPECS, PART_LABELS } from "./fact-specs.ts";

const day = (on: string): string | null =>
  parseDay(on) === null ? null : shortDayWords(dayOf(on)).en;

const dateWords = ({ value, precision }: Typed): string | null => {
  const [first = "", last = first] = (value ?? "").split("/");
  const [from, to] = [day(first), day(last)];
  if (from === null || to === null) return null;
  if (precision === "range") return `${from} – ${to}`;
  return precision === "exact" ? from : `about ${from}`;
};

/** A recorded fact as it is read later: a choice by its name, a date as typed beside what it meant. */
export const recordedWords = (field: string, recorded: Typed): string => {
  const fact = factOf(field);
  const { typed } = recorded;
  if (fact === null) return typed;
  if (recorded.value === DOES_NOT_KNOW) return "does not know";
  const { kind } = FACT_SPECS[fact];
  if (kind === "choice")
    return choicesOf(fact).find(({ value }) => value === typed.trim())?.label ?? typed;
  const words = kind === "date" ? dateWords(recorded) : null;
  return words === null || words === typed.trim() ? typed : `${typed} · ${words}`;
};

/** A whole offer, visit or contact as a packet names it: by its number among the others of its kind. */
const entryLabel = (field: string, fields: readonly string[]): string | null => {
  const kind = /^(offer|visit|clinic)-[a-z0-9]+$/.exec(field)?.[1];
  if (kind === undefined) return null;
  const ofKind = fields.filter((other) => other.startsWith(`${kind}-`));
  return `${ENTRY_NAMES[kind as EntryKind]} ${ofKind.indexOf(field) + 1}`;
};

/**
 * How a recorded field is called: offers, visits and contacts by their number among `fields`, anything else by
 * the labels of the content.
 */
export const recordedLabel = (
  field: string,
  labels: Readonly<Record<string, string>>,
  fields: readonly string[],
): string => {
  const fact = factOf(field);
  const entry = entryNumber(field, fields);
  if (fact === null || entry === null) return labels[field] ?? entryLabel(field, fields) ?? field;
  const part = PART_LABELS[fact] ?? FACT_SPECS[fact].label;
  return `${entry.name} ${entry.number} · ${part}`;
};
