import { describe, expect, test } from "vitest";
import { chordWritten } from "#shared/keyboard/chord.ts";
import { clashesOf } from "#shared/keyboard/clashes.ts";
import { decideRemap } from "#shared/keyboard/remap.ts";

const refusal = (wanted: Record<string, string>): string => {
  const { remap, refused } = decideRemap(wanted);
  expect(remap).toEqual({});
  return refused.join(" ");
};

describe("a policy's keys", () => {
  test("move an action to another key, however it is written", () => {
    expect(decideRemap({ help: "ctrl + shift + J", note: "f11" })).toEqual({
      remap: { "Control+Shift+h": "Control+Shift+j", F9: "F11" },
      refused: [],
    });
  });

  test("may change two keys with each other", () => {
    expect(decideRemap({ scope: "F4", escalate: "F2" }).remap).toEqual({ F2: "F4", F4: "F2" });
  });

  test("that name an unknown action are refused with the names there are", () => {
    expect(refusal({ scop: "F11" })).toMatch(/no "scop".*scope/);
  });

  test("that put two things on one key are refused with both names", () => {
    expect(refusal({ note: "F2" })).toMatch(/"scope" and "note"|"note" and "scope"/);
    expect(refusal({ note: "F11", numbers: "F11" })).toMatch(/both "numbers" and "note"/);
  });

  test.each([
    ["Ctrl+C", "writing"],
    ["Alt+F4", "closes windows"],
    ["F10", "menus"],
    ["d", "while text is typed"],
    ["Enter", "while text is typed"],
    ["Shift+d", "while text is typed"],
    ["Escape", "while text is typed"],
    ["Alt+d", "in a crisis"],
    ["Ctrl+Alt+Q", "types a character"],
    ["Ctrl+Hyper+Q", "is not a key"],
    ["", "is not a key"],
  ])("on %s are refused: %s", (written, why) => {
    expect(refusal({ note: written })).toContain(why);
  });

  test("cannot move the crisis key", () => {
    expect(refusal({ crisis: "F11" })).toContain("stays on F8");
    expect(refusal({ note: "Ctrl+8" })).toContain("crisis");
  });

  test("are taken all or not at all", () => {
    expect(decideRemap({ note: "F11", scop: "F12" }).remap).toEqual({});
  });
});

test("a chord has one form, and what is none is null", () => {
  expect(chordWritten("Shift+Ctrl+m")).toBe("Control+Shift+m");
  expect(chordWritten("pagedown")).toBe("PageDown");
  for (const nothing of ["F25", "Ctrl+Ctrl+m", "mm", "Ctrl+", "é"])
    expect(chordWritten(nothing)).toBeNull();
});

describe("clashes", () => {
  test("are told for the programs of this desk only", () => {
    expect(clashesOf({}, ["windows"])).toEqual([]);
    const clash = clashesOf({}, ["zoom-phone"]).find(({ action }) => action === "help");
    expect(clash).toMatchObject({ chord: "Control+Shift+h", action: "help", lost: true });
    expect(clash?.words).toMatch(/Zoom Phone.*not global/);
  });

  test("go when the key was moved, and come with it", () => {
    const { remap } = decideRemap({ help: "F12" });
    expect(clashesOf(remap, ["zoom-phone"]).map(({ action }) => action)).not.toContain("help");
    const moved = decideRemap({ note: "Ctrl+Shift+M" }).remap;
    expect(clashesOf(moved, ["zoom-phone"]).map(({ action }) => action)).toContain("note");
  });

  test("no default key is lost to Windows, its magnifier or a screen reader", () => {
    const lost = clashesOf({}, ["windows", "magnifier", "nvda", "jaws"]).filter(
      (clash) => clash.lost,
    );
    expect(lost).toEqual([]);
  });
});
