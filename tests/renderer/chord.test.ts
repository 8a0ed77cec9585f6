import { describe, expect, test } from "vitest";
import { isBare, matches, type Pressed, shown } from "../../renderer/keys/chord.ts";

const pressed = (key: string, rest: Partial<Pressed> = {}): Pressed => ({
  key,
  code: "",
  ctrlKey: false,
  shiftKey: false,
  altKey: false,
  ...rest,
});

describe("a chord", () => {
  test("is only itself: F4 with Control held is another key", () => {
    expect(matches("F4", pressed("F4"))).toBe(true);
    expect(matches("F4", pressed("F4", { ctrlKey: true }))).toBe(false);
  });

  test("tells Ctrl+Enter from Ctrl+Shift+Enter, so that done never closes a call", () => {
    const done = pressed("Enter", { ctrlKey: true });
    const close = pressed("Enter", { ctrlKey: true, shiftKey: true });
    expect(matches("Control+Enter", done)).toBe(true);
    expect(matches("Control+Enter", close)).toBe(false);
    expect(matches("Control+Shift+Enter", close)).toBe(true);
  });

  test("finds a digit where the layout needs Shift for it", () => {
    expect(matches("1", pressed("1", { shiftKey: true }))).toBe(true);
    expect(matches("Control+8", pressed("_", { ctrlKey: true, code: "Digit8" }))).toBe(true);
  });

  test("finds a letter that Alt has turned into another character", () => {
    expect(matches("Alt+d", pressed("∂", { altKey: true, code: "KeyD" }))).toBe(true);
  });

  test("does not take what AltGr types for a command", () => {
    expect(
      matches("Control+8", pressed("[", { ctrlKey: true, altKey: true, code: "Digit8" })),
    ).toBe(false);
  });

  test("is bare when it would type or move inside a field", () => {
    expect(["1", "d", "Enter", "ArrowDown", "-"].every(isBare)).toBe(true);
    expect(["F2", "Escape", "Control+Enter", "Alt+d"].some(isBare)).toBe(false);
  });

  test("is printed as on the keyboard", () => {
    expect(shown("Control+ArrowDown")).toBe("Ctrl ↓");
    expect(shown("Control+Shift+f")).toBe("Ctrl ⇧ F");
  });
});
