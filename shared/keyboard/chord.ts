/** A key with what is held down: "F2", "Control+Enter", "Control+Shift+f", "Alt+d", "1". */
export type Chord = string;

export type ChordParts = {
  readonly key: string;
  readonly control: boolean;
  readonly alt: boolean;
  readonly shift: boolean;
};

export const partsOf = (chord: Chord): ChordParts => {
  const words = chord.split("+");
  return {
    key: words.at(-1) ?? "",
    control: words.includes("Control"),
    alt: words.includes("Alt"),
    shift: words.includes("Shift"),
  };
};

/** Would type or move inside a field, so it must not act while text is typed. */
export const isBare = (chord: Chord): boolean => {
  const { key, control, alt } = partsOf(chord);
  return !control && !alt && key !== "Escape" && !/^F\d+$/.test(key);
};

const GLYPHS: Readonly<Record<string, string>> = {
  Control: "Ctrl",
  Shift: "⇧",
  Enter: "↵",
  Escape: "Esc",
  ArrowUp: "↑",
  ArrowDown: "↓",
  " ": "Space",
};

/** As printed on the legend: "Ctrl ↓". */
export const shown = (chord: Chord): string =>
  chord
    .split("+")
    .map((word) => GLYPHS[word] ?? (word.length === 1 ? word.toUpperCase() : word))
    .join(" ");

const HELD: Readonly<Record<string, string>> = {
  ctrl: "Control",
  control: "Control",
  strg: "Control",
  alt: "Alt",
  shift: "Shift",
};

const NAMED = new Map(
  ["Enter", "Escape", "Tab", "Delete", "Backspace", "Insert", "Home", "End", "PageUp", "PageDown"]
    .concat(["ArrowUp", "ArrowDown", "ArrowLeft", "ArrowRight"])
    .map((name) => [name.toLowerCase(), name]),
);

/** A chord as somebody writes it, "ctrl + shift + M", in the one form used here; null: not a chord. */
export const chordWritten = (text: string): Chord | null => {
  const words = text.split("+").map((word) => word.trim());
  const last = words.at(-1) ?? "";
  const held = words.slice(0, -1).map((word) => HELD[word.toLowerCase()]);
  if (held.includes(undefined) || new Set(held).size < held.length) return null;
  const key = /^f([1-9]|1\d|2[0-4])$/i.test(last)
    ? last.toUpperCase()
    : /^[a-z0-9.,;/-]$/i.test(last)
      ? last.toLowerCase()
      : (NAMED.get(last.toLowerCase()) ?? null);
  if (key === null) return null;
  return [...["Control", "Alt", "Shift"].filter((each) => held.includes(each)), key].join("+");
};
