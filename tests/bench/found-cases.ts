import { type EventText } from "#shared/events/envelope.ts";
import { streamName } from "#shared/events/stream.ts";

/** A case as somebody may look for it. */
export type AskedFor = {
  readonly given: string;
  readonly family: string;
  readonly phone: string;
  readonly memberNumber: string;
  readonly reference: string;
  readonly zip: string;
  readonly noteWord: string;
};

/** Small and repeatable; the same cases in every run. */
const chanceFrom = (seed: number) => {
  let state = seed;
  return (below: number): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
};

const START = ["ma", "de", "ru", "al", "no", "ka", "ti", "be", "gu", "so", "ha", "li", "vi", "pe"];
const MIDDLE = ["ri", "lga", "na", "mo", "ze", "ta", "rro", "nde", "lle", "ssa", "ko", "bi", ""];
const END = ["na", "do", "ez", "ra", "th", "son", "ko", "ni", "ia", "el", "ck", "a", "os", "um"];

const pick = <T>(list: readonly T[], chance: (below: number) => number): T =>
  list[chance(list.length)] as T;
const word = (chance: (below: number) => number, middles: number): string =>
  [
    pick(START, chance),
    ...Array.from({ length: middles }, () => pick(MIDDLE, chance)),
    pick(END, chance),
  ].join("");
const capital = (text: string): string => `${text[0]?.toUpperCase() ?? ""}${text.slice(1)}`;

const WORDS_OF_NOTES = 6_000;
const WORDS_IN_NOTE = 30;

const uuid = (kind: number, n: number): string =>
  `0197b${String(kind).padStart(3, "0")}-0000-7000-8000-${String(n).padStart(12, "0")}`;

/**
 * Invented people with some 25,000 family names, and notes of 30 words out of 6,000, the common ones
 * often: what the figures of storage-and-sync.md were measured with. Two events a case.
 */
export const foundCases = function* (
  count: number,
): Generator<{ readonly texts: EventText[]; readonly asked: AskedFor }> {
  const chance = chanceFrom(7);
  const vocabulary = Array.from({ length: WORDS_OF_NOTES }, () => word(chance, 1 + chance(3)));
  const common = (): string => {
    const at = chance(WORDS_OF_NOTES);
    return vocabulary[Math.floor((at * chance(WORDS_OF_NOTES)) / WORDS_OF_NOTES)] ?? "";
  };
  for (let n = 1; n <= count; n += 1) {
    const given = capital(word(chance, chance(2)));
    const family = capital(word(chance, 1 + chance(3)));
    const caller = `${capital(word(chance, chance(2)))} ${family}`;
    const digits = `${200 + chance(700)}555${String(chance(10_000)).padStart(4, "0")}`;
    const memberNumber = `MC${String(chance(100_000_000)).padStart(8, "0")}`;
    const zip = `9${String(chance(10_000)).padStart(4, "0")}`;
    const notes = Array.from({ length: WORDS_IN_NOTE }, common);
    const at = new Date(Date.UTC(2026, 0, 1) + n * 60_000).toISOString();
    const reference = `AL ${String(n).padStart(3, "0").slice(-3)} ${String(n).padStart(6, "0")}`;
    const typed = (text: string, value?: string) => ({
      typed: text,
      ...(value === undefined ? {} : { value }),
    });
    const phone = `(${digits.slice(0, 3)}) ${digits.slice(3, 6)}-${digits.slice(6)}`;
    const event = (kind: number, type: string, set: Record<string, unknown>): EventText => ({
      envelope: JSON.stringify({
        id: uuid(2 + kind, n),
        station: uuid(1, 1),
        seq: n * 2 + kind,
        stream: streamName("case", uuid(4, n)),
        type,
        v: 1,
        stamp: `${String(Date.parse(at)).padStart(15, "0")}-000000-${uuid(1, 1)}`,
        clock: { claimedAt: at, offsetMs: 0, offsetAgeMs: 1_000 },
        actor: { person: uuid(9, n % 60), role: "specialist" },
        sets: Object.keys(set),
        replaces: [],
        routes: null,
        body: "0".repeat(64),
        prev: "0".repeat(64),
      }),
      body: JSON.stringify({ set }),
    });
    yield {
      texts: [
        event(0, "case-opened", {
          opened: {
            call: uuid(3, n),
            reference,
            concern: "initial-appointment",
            owner: uuid(9, n % 60),
            openedAt: at,
          },
        }),
        event(1, "case-typed", {
          callerName: typed(caller),
          memberName: typed(`${given} ${family}`),
          callbackNumber: typed(phone, `+1${digits}`),
          memberNumber: typed(memberNumber, memberNumber),
          regionOrZip: typed(zip),
          note: typed(notes.join(" ")),
        }),
      ],
      asked: { given, family, phone, memberNumber, reference, zip, noteWord: notes[3] ?? "" },
    };
  }
};
