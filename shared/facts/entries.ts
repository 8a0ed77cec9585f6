import { type FactField, FACT_FIELDS } from "../contract/fact-fields.ts";

/**
 * Offers, visits and contacts with clinics, of which there may be many. Each part of one is a typed
 * field named after it ("offer-m3k9x1-when"), so draft, events, conflicts and corrections work for it as for any field.
 */
const ENTRY_PARTS = {
  offer: {
    when: "earliestOffer",
    kind: "offerKind",
    provider: "offerProvider",
    mode: "offerMode",
    place: "offerPlace",
    became: "offerBecame",
    who: "offerWho",
    why: "offerWhy",
  },
  visit: { when: "visitOn", became: "visitBecame", why: "visitWhy" },
  clinic: {
    clinic: "clinicName",
    phone: "clinicPhone",
    hold: "memberJoins",
    result: "clinicResult",
    who: "clinicSpokeWith",
    slot: "clinicSlot",
    until: "clinicSlotUntil",
  },
} as const satisfies Record<string, Readonly<Record<string, FactField>>>;

export type EntryKind = keyof typeof ENTRY_PARTS;
/** Those that have a day of their own. */
export type DatedKind = Exclude<EntryKind, "clinic">;
export type PartOf<K extends EntryKind> = keyof (typeof ENTRY_PARTS)[K] & string;

/** The first offer of a call is typed in the form, the first contact may be in the prompter: under the facts' own names. */
export const FIRST = "first";

/** The parts that make an entry under the facts' own names the first of its kind. */
const FIRST_BY: Readonly<Record<EntryKind, readonly FactField[]>> = {
  offer: [ENTRY_PARTS.offer.when],
  visit: [],
  clinic: Object.values(ENTRY_PARTS.clinic),
};

/** How an entry is called beside its number. */
export const ENTRY_NAMES: Readonly<Record<EntryKind, string>> = {
  offer: "Offer",
  visit: "Visit",
  clinic: "Clinic",
};

const named = /^(offer|visit|clinic)-([a-z0-9]{4,16})-([a-z]+)$/;

/** The field that holds one part of an entry. */
export const entryField = <K extends EntryKind>(kind: K, id: string, part: PartOf<K>): string =>
  id === FIRST ? (ENTRY_PARTS[kind][part] as string) : `${kind}-${id}-${part}`;

/** The fact that one part of an entry is a value of. */
export const partFact = <K extends EntryKind>(kind: K, part: PartOf<K>): FactField =>
  ENTRY_PARTS[kind][part] as FactField;

/** A name for a new entry, in the order of making; `chance` from 0 to 1 keeps two desks apart. */
export const newEntryId = (nowMs: number, chance: number): string =>
  nowMs.toString(36) +
  Math.floor(chance * 36 ** 2)
    .toString(36)
    .padStart(2, "0");

type EntryPlace = { readonly kind: EntryKind; readonly id: string; readonly part: string };

const placeOf = (field: string): EntryPlace | null => {
  const found = named.exec(field);
  if (found === null) return null;
  const [, kind, id, part] = found as unknown as [string, EntryKind, string, string];
  return Object.hasOwn(ENTRY_PARTS[kind], part) ? { kind, id, part } : null;
};

const isFact = (field: string): field is FactField =>
  (FACT_FIELDS as readonly string[]).includes(field);

/** The fact that a field is a value of, its own or that of an entry; null for any other field. */
export const factOf = (field: string): FactField | null => {
  if (isFact(field)) return field;
  const place = placeOf(field);
  if (place === null) return null;
  const parts: Readonly<Record<string, FactField>> = ENTRY_PARTS[place.kind];
  return parts[place.part] ?? null;
};

export type Entry<K extends EntryKind> = {
  readonly id: string;
  /** Part → text as typed; parts that are empty are absent. */
  readonly parts: Partial<Readonly<Record<PartOf<K>, string>>>;
};

/** The entries of a kind in the order of making, the form's own first; emptied ones are left out. */
export const entriesOf = <K extends EntryKind>(
  fields: Readonly<Record<string, string>>,
  kind: K,
): Entry<K>[] => {
  const ids = Object.keys(fields).flatMap((field) => {
    const place = placeOf(field);
    return place?.kind === kind ? [place.id] : [];
  });
  const all = [...(FIRST_BY[kind].length > 0 ? [FIRST] : []), ...new Set(ids.toSorted())];
  return all.flatMap((id) => {
    const parts = Object.fromEntries(
      (Object.keys(ENTRY_PARTS[kind]) as PartOf<K>[]).flatMap((part) => {
        const typed = fields[entryField(kind, id, part)]?.trim() ?? "";
        return typed === "" ? [] : [[part, typed]];
      }),
    ) as Entry<K>["parts"];
    return Object.keys(parts).length === 0 ? [] : [{ id, parts }];
  });
};

/** Which offer, visit or contact a field belongs to, counted from 1; null for a field of no entry. */
export const entryNumber = (
  field: string,
  fields: readonly string[],
): { readonly name: string; readonly number: number } | null => {
  const place = placeOf(field);
  if (place === null) return null;
  const ids = fields.flatMap((other) => {
    const its = placeOf(other);
    return its?.kind === place.kind ? [its.id] : [];
  });
  const before = [...new Set([...ids, place.id])].toSorted().indexOf(place.id);
  const isFirstTyped = FIRST_BY[place.kind].some((first) => fields.includes(first));
  return { name: ENTRY_NAMES[place.kind], number: before + (isFirstTyped ? 2 : 1) };
};

/** The fields with one contact in the place of the first, and no other: as if it were the only one. */
export const asOnlyContact = (
  fields: Readonly<Record<string, string>>,
  id: string,
): Record<string, string> => {
  const own: readonly string[] = Object.values(ENTRY_PARTS.clinic);
  const others = Object.entries(fields).filter(
    ([field]) => !own.includes(field) && placeOf(field)?.kind !== "clinic",
  );
  const parts = (Object.keys(ENTRY_PARTS.clinic) as PartOf<"clinic">[]).flatMap((part) => {
    const text = fields[entryField("clinic", id, part)];
    return text === undefined ? [] : [[partFact("clinic", part), text] as const];
  });
  return Object.fromEntries([...others, ...parts]);
};
