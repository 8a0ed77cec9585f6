import { beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { type Binding, Keyboard } from "../../renderer/keys/keyboard.svelte.ts";

class Field {}
class Button {}

beforeAll(() => {
  vi.stubGlobal("HTMLTextAreaElement", Field);
  vi.stubGlobal("HTMLInputElement", class {});
  vi.stubGlobal("HTMLButtonElement", Button);
  vi.stubGlobal("HTMLAnchorElement", class {});
});

const press = (
  keyboard: Keyboard,
  key: string,
  target: object | null = null,
  rest: Partial<KeyboardEvent> = {},
) => {
  const preventDefault = vi.fn();
  const pressed = {
    key,
    code: "",
    ctrlKey: false,
    shiftKey: false,
    altKey: false,
    repeat: false,
    isComposing: false,
    target,
    preventDefault,
    stopPropagation: vi.fn(),
    ...rest,
  };
  keyboard.press(pressed as unknown as KeyboardEvent);
  return preventDefault.mock.calls.length > 0;
};

const did: string[] = [];
const binding = (chord: string, rest: Partial<Binding> = {}): Binding => ({
  chords: [chord],
  label: chord,
  run: () => void did.push(chord),
  ...rest,
});

beforeEach(() => void did.splice(0));

const onScreen = (...bindings: Binding[]): Keyboard => {
  const keyboard = new Keyboard();
  keyboard.add({ place: "screen", bindings: () => bindings });
  return keyboard;
};

describe("a key", () => {
  test("that types does nothing else while text is typed", () => {
    const keyboard = onScreen(binding("d"), binding("1"), binding("Enter"));
    for (const key of ["d", "1", "Enter"]) expect(press(keyboard, key, new Field())).toBe(false);
    expect(did).toEqual([]);
    press(keyboard, "d");
    expect(did).toEqual(["d"]);
  });

  test("with a name of its own works in every field", () => {
    press(onScreen(binding("F2")), "F2", new Field());
    expect(did).toEqual(["F2"]);
  });

  test("leaves Enter to the button that has the focus, unless the screen says otherwise", () => {
    press(onScreen(binding("Enter")), "Enter", new Button());
    expect(did).toEqual([]);
    press(onScreen(binding("Enter", { overButtons: true })), "Enter", new Button());
    expect(did).toEqual(["Enter"]);
  });

  test("that is held down acts once, except to move in a list", () => {
    const keyboard = onScreen(binding("F5"), binding("ArrowDown"));
    press(keyboard, "F5", null, { repeat: true });
    press(keyboard, "ArrowDown", null, { repeat: true });
    expect(did).toEqual(["ArrowDown"]);
  });

  test("that a browser would take for itself is taken from it, bound or not", () => {
    expect(press(onScreen(), "F5")).toBe(true);
    expect(press(onScreen(), "r", null, { ctrlKey: true })).toBe(true);
    expect(press(onScreen(), "c", null, { ctrlKey: true })).toBe(false);
  });

  test("does nothing while a name is composed from several keys", () => {
    press(onScreen(binding("F2")), "F2", null, { isComposing: true });
    expect(did).toEqual([]);
  });
});

describe("an overlay", () => {
  test("covers the screen's keys and leaves the crisis key", () => {
    const keyboard = new Keyboard();
    const crisis = binding("F8", { everywhere: true });
    keyboard.add({ place: "window", bindings: () => [crisis, binding("F1")] });
    keyboard.add({ place: "screen", bindings: () => [binding("F4")] });
    const close = keyboard.add({ place: "overlay", bindings: () => [binding("Escape")] });
    for (const key of ["F4", "F1", "F8", "Escape"]) press(keyboard, key);
    expect(did).toEqual(["F8", "Escape"]);
    close();
    press(keyboard, "F4");
    expect(did).toEqual(["F8", "Escape", "F4"]);
  });

  test("stays above a screen that comes up beneath it", () => {
    const keyboard = new Keyboard();
    const next = binding("Control+ArrowDown", { run: () => void did.push("next question") });
    keyboard.add({ place: "crisis", bindings: () => [next] });
    keyboard.add({ place: "screen", bindings: () => [binding("Control+ArrowDown")] });
    press(keyboard, "ArrowDown", null, { ctrlKey: true });
    expect(did).toEqual(["next question"]);
  });
});

describe("a policy's keys", () => {
  test("work in the place of the keys as delivered, and are printed", () => {
    const keyboard = onScreen(binding("F9"), binding("F2"), binding("F4"));
    keyboard.remapTo({ F9: "F11", F2: "F4", F4: "F2" });
    for (const key of ["F9", "F11", "F4"]) press(keyboard, key);
    expect(did).toEqual(["F9", "F2"]);
    expect(["F9", "F2", "F4", "F6"].map((key) => keyboard.printed(key))).toEqual([
      "F11",
      "F4",
      "F2",
      "F6",
    ]);
  });
});

test("the keys are listed by what they belong to, the whole window's last", () => {
  const keyboard = onScreen(binding("F4"));
  keyboard.add({ place: "window", bindings: () => [binding("F8", { everywhere: true })] });
  expect(
    keyboard.grouped.map(({ place, bindings }) => [place, bindings.map(({ label }) => label)]),
  ).toEqual([
    ["here", ["F4"]],
    ["everywhere", ["F8"]],
  ]);
});
