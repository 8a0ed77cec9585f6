import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { nextReference, provisionalReference, readReference } from "#shared/reference/reference.ts";

const signs = "0123456789ABCDEFGHJKLMNPQRTUWXY";
const compact = (text: string): string => text.replaceAll(" ", "");

describe("a reference", () => {
  test("is read back in any spacing and case, and letters that sound like digits are those", () => {
    fc.assert(
      fc.property(fc.nat(2_000), (used) => {
        const { text } = nextReference("7K3", used);
        const said = compact(text).toLowerCase().replaceAll("0", "o");
        expect(readReference(said)).toEqual({ ok: true, value: { kind: "allotted", text } });
      }),
      { numRuns: 100 },
    );
  });

  test("never repeats under one prefix", () => {
    const given = Array.from({ length: 500 }, (_, used) => nextReference("M4Q", used).text);
    expect(new Set(given).size).toBe(500);
  });

  test("with one wrong sign or two neighbours swapped is refused", () => {
    for (let used = 0; used < 120; used += 1) {
      const text = compact(nextReference("7K3", used).text);
      for (let at = 2; at < text.length; at += 1) {
        for (const sign of signs) {
          const wrong = text.slice(0, at) + sign + text.slice(at + 1);
          if (wrong !== text) expect([wrong, readReference(wrong).ok]).toEqual([wrong, false]);
        }
        const swapped = `${text.slice(0, at)}${text[at + 1] ?? ""}${text[at] ?? ""}${text.slice(at + 2)}`;
        if (swapped !== text)
          expect([swapped, readReference(swapped).ok]).toEqual([swapped, false]);
      }
    }
  });

  test("is provisional, longer and with its own leading letters while no prefix is known", () => {
    let n = 0;
    const { kind, text } = provisionalReference(() => ((n += 7) % 100) / 100);
    expect(kind).toBe("provisional");
    expect(text).toMatch(/^AP \w{3} /);
    expect(readReference(text)).toEqual({ ok: true, value: { kind, text } });
  });

  test("that is none is refused with an example", () => {
    const read = readReference("my number is lost");
    expect(read.ok ? "" : read.refusal.remedy).toContain("AL 7K3");
  });
});
