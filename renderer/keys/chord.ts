/** A key with what is held down: "F2", "Control+Enter", "Control+Shift+F", "Alt+d", "1". */
export type Chord = string;

export type Pressed = Pick<KeyboardEvent, "key" | "code" | "ctrlKey" | "shiftKey" | "altKey">;

const isLetter = (key: string): boolean => /^[a-z]$/i.test(key);

const parts = (chord: Chord) => {
  const words = chord.split("+");
  const key = words.at(-1) ?? "";
  return {
    key,
    control: words.includes("Control"),
    alt: words.includes("Alt"),
    shift: words.includes("Shift"),
  };
};

export const matches = (chord: Chord, pressed: Pressed): boolean => {
  const wanted = parts(chord);
  if (pressed.ctrlKey !== wanted.control || pressed.altKey !== wanted.alt) return false;
  // Some layouts reach digits and signs only with Shift; there Shift is not part of the chord.
  const shiftCounts = wanted.key.length > 1 || isLetter(wanted.key);
  if (shiftCounts && pressed.shiftKey !== wanted.shift) return false;
  if (pressed.key.toLowerCase() === wanted.key.toLowerCase()) return true;
  // With Control or Alt a layout may report another character for the same key.
  if (!wanted.control && !wanted.alt) return false;
  const code = isLetter(wanted.key) ? `Key${wanted.key.toUpperCase()}` : `Digit${wanted.key}`;
  return pressed.code === code;
};

/** Would type or move inside a field, so it must not act while text is typed. */
export const isBare = (chord: Chord): boolean => {
  const { key, control, alt } = parts(chord);
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
