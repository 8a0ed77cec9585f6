import { type Who } from "#shared/contract/who.ts";
import { type ParsedEvent } from "#shared/events/envelope.ts";
import { type StreamName } from "#shared/events/stream.ts";

type Typed = { readonly typed?: unknown; readonly value?: unknown };

/** The last ten digits: what an ANI, a typed number and an understood one have in common. */
const phoneSign = (text: string): string | null => {
  const digits = text.replace(/;.*$/, "").replaceAll(/[^0-9]/g, "");
  return digits.length < 7 ? null : `phone ${digits.slice(-10)}`;
};

const signOf = (field: string, { typed, value }: Typed): string | null => {
  if (field === "callbackNumber") return phoneSign(String(value ?? typed ?? ""));
  if (typeof value !== "string") return null;
  if (field === "memberNumber") return `number ${value}`;
  return field === "memberBornOn" ? `born ${value}` : null;
};

const SAID_OF_PEOPLE = ["callbackNumber", "memberNumber", "memberBornOn"];

/**
 * Where somebody may have been heard of before: streams by telephone, member number and birth date.
 * Always a superset, of corrected values too: comparing the folded records decides.
 */
export class PeopleSignposts {
  readonly #streams = new Map<string, Set<StreamName>>();

  add({ envelope: { type, stream }, body }: ParsedEvent): void {
    if (body.kind !== "plain") return;
    const set = (body.json["set"] ?? {}) as Readonly<Record<string, unknown>>;
    if (type === "call-started") {
      const { ani } = (set["started"] ?? {}) as { readonly ani?: unknown };
      this.#put(typeof ani === "string" ? phoneSign(ani) : null, stream);
    }
    if (type !== "call-typed" && type !== "case-typed") return;
    for (const field of SAID_OF_PEOPLE) {
      const typed = set[field];
      if (typeof typed === "object" && typed !== null)
        this.#put(signOf(field, typed as Typed), stream);
    }
  }

  of({ phones, memberNumber, bornOn }: Who): StreamName[] {
    const signs = [
      ...phones.map(phoneSign),
      memberNumber === null ? null : `number ${memberNumber}`,
      bornOn === null ? null : `born ${bornOn}`,
    ];
    return [
      ...new Set(
        signs.flatMap((sign) => (sign === null ? [] : [...(this.#streams.get(sign) ?? [])])),
      ),
    ];
  }

  #put(sign: string | null, stream: StreamName): void {
    if (sign === null) return;
    const held = this.#streams.get(sign);
    if (held === undefined) this.#streams.set(sign, new Set([stream]));
    else held.add(stream);
  }
}
