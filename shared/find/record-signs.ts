import { standing } from "../case/withdrawn.ts";
import { type ParsedEvent } from "../events/envelope.ts";
import { birthSign, memberNumberSigns, phoneSigns, referenceSigns, zipSigns } from "./numbers.ts";
import { nameSigns, wordsOf } from "./words.ts";

/** Everything that a call or a case is found by. */
export type RecordSigns = {
  readonly names: Set<string>;
  readonly words: Set<string>;
  readonly numbers: Set<string>;
  /** When it began, milliseconds; 0 while its beginning is not here. */
  readonly atMs: number;
  /** The call that a case was opened from. */
  readonly call: string | null;
};

type Found = Pick<RecordSigns, "names" | "words" | "numbers">;
type Typed = { readonly typed?: unknown; readonly value?: unknown };
type Told = Readonly<Record<string, unknown>>;

const NAMES = ["callerName", "memberName"];
/** Free text that people remember a case by. */
const TEXTS = ["listening", "note", "regionOrZip"];

const asRecord = (value: unknown): Told =>
  typeof value === "object" && value !== null ? (value as Told) : {};
const asText = (value: unknown): string => (typeof value === "string" ? value : "");

const addAll = (into: Set<string>, signs: readonly string[]): void => {
  for (const sign of signs) into.add(sign);
};

const addTyped = (signs: Found, field: string, { typed, value }: Typed): void => {
  const text = asText(typed);
  const known = typeof value === "string" ? value : null;
  if (NAMES.includes(field)) addAll(signs.names, nameSigns(text));
  if (TEXTS.includes(field)) addAll(signs.words, wordsOf(text));
  if (field === "callbackNumber") addAll(signs.numbers, phoneSigns(text, known));
  if (field === "memberNumber") addAll(signs.numbers, memberNumberSigns(known ?? text));
  if (field === "regionOrZip") addAll(signs.numbers, zipSigns(text));
  if (field === "memberBornOn" && known !== null) signs.numbers.add(birthSign(known));
};

/**
 * What the events of one stream say it can be found by; values that were corrected since count too,
 * because the caller may still say them. Bodies are read without a schema: only where to look, never
 * what to show. An erased body says nothing.
 */
export const recordSigns = (events: readonly ParsedEvent[]): RecordSigns => {
  let [atMs, call] = [0, null as string | null];
  const signs: Found = { names: new Set(), words: new Set(), numbers: new Set() };
  for (const { envelope, body } of standing(events)) {
    if (body.kind !== "plain") continue;
    const set = asRecord(body.json["set"]);
    switch (envelope.type) {
      case "call-typed":
      case "case-typed":
        for (const [field, typed] of Object.entries(set)) addTyped(signs, field, asRecord(typed));
        break;
      case "case-noted":
        addAll(signs.words, wordsOf(asText(asRecord(body.json["add"])["text"])));
        break;
      case "case-opened": {
        const opened = asRecord(set["opened"]);
        addAll(signs.numbers, referenceSigns(asText(opened["reference"])));
        atMs = Date.parse(asText(opened["openedAt"])) || 0;
        call = asText(opened["call"]) || null;
        break;
      }
      case "call-started": {
        const started = asRecord(set["started"]);
        addAll(signs.numbers, phoneSigns(asText(started["ani"]), null));
        atMs = Date.parse(asText(started["startedAt"])) || 0;
        break;
      }
      case "call-ended":
        addAll(signs.numbers, referenceSigns(asText(asRecord(set["ended"])["reference"])));
        break;
    }
  }
  return { ...signs, atMs, call };
};
