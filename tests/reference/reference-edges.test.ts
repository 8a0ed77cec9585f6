import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { nextReference, provisionalReference, readReference } from "#shared/reference/reference.ts";

const SIGNS = [..."0123456789ABCDEFGHJKLMNPQRTUWXY"];
const compact = (text: string): string => text.replaceAll(" ", "");
const codeOf = (typed: string): string => {
  const read = readReference(typed);
  return read.ok ? "ok" : read.refusal.code;
};
const prefixes = fc.string({ unit: fc.constantFrom(...SIGNS), minLength: 3, maxLength: 3 });
/** Both forms, of any prefix: what is true of one must be of the other. */
const references = fc.oneof(
  fc.tuple(prefixes, fc.nat(400)).map(([prefix, used]) => nextReference(prefix, used)),
  fc.nat(999_999).map((seed) => {
    let state = seed + 1;
    // Chance that moves on: a source that gives one number for ever would never find a check digit.
    const next = (): number => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647;
    return provisionalReference(next);
  }),
);

describe("a reference in either form", () => {
  test("is read back as it was given", () => {
    fc.assert(
      fc.property(references, (reference) => {
        expect(readReference(reference.text)).toEqual({ ok: true, value: reference });
        const spoken = ` ${compact(reference.text).toLowerCase().split("").join("-")}. `;
        expect(readReference(spoken)).toEqual({ ok: true, value: reference });
      }),
    );
  });

  test("is read with O for zero and I for one, as people hear them", () => {
    fc.assert(
      fc.property(references, ({ text }) => {
        expect(codeOf(text.replaceAll("0", "O").replaceAll("1", "i"))).toBe("ok");
      }),
    );
  });

  test("is found wrong by any one sign, leading letters included", () => {
    fc.assert(
      fc.property(references, fc.nat(20), fc.constantFrom(...SIGNS), ({ text }, place, sign) => {
        const signs = compact(text);
        const at = place % signs.length;
        fc.pre(signs[at] !== sign);
        expect(codeOf(signs.slice(0, at) + sign + signs.slice(at + 1))).not.toBe("ok");
      }),
      { numRuns: 2000 },
    );
  });

  test("is found wrong by any two neighbours that change places", () => {
    fc.assert(
      fc.property(references, ({ text }) => {
        const signs = compact(text);
        for (let at = 0; at + 1 < signs.length; at += 1) {
          const [one = "", other = ""] = [signs[at], signs[at + 1]];
          if (one === other) continue;
          expect(codeOf(signs.slice(0, at) + other + one + signs.slice(at + 2))).not.toBe("ok");
        }
      }),
    );
  });

  test("cut short or run long is found wrong, nearly always", () => {
    let found = 0;
    const all = Array.from({ length: 300 }, (_, used) => compact(nextReference("7K3", used).text));
    for (const signs of all) if (codeOf(signs.slice(0, -1)) !== "ok") found += 1;
    expect(found / all.length).toBeGreaterThan(0.9);
  });

  test("says digits only behind its prefix, in groups that can be read out", () => {
    expect(nextReference("7K3", 0).text).toMatch(/^AL 7K3 \d{3}$/);
    expect(nextReference("7K3", 2_000).text).toMatch(/^AL 7K3 \d{5}$/);
    let n = 0;
    const chance = (): number => ((n += 37) % 100) / 100;
    expect(provisionalReference(chance).text).toMatch(/^AP \w{3} \d{4} \d{4}$/);
  });

  test.each(["", "AL", "AL 7K3", "AL 7K3 2", "AX 7K3 204", "7K3 204", "AL ZZZ 204", "AL 7K3 20A"])(
    "is not what %j is",
    (typed) => {
      expect(codeOf(typed)).toBe("not-a-reference");
    },
  );

  test.each(["7K", "7K33", "7KO", "7kq", "ZZZ", "7 3"])("has no prefix like %j", (prefix) => {
    expect(() => nextReference(prefix, 0)).toThrow("prefix");
  });
});
