import type { Chord } from "#shared/keyboard/chord.ts";
import { isBare, partsOf, shown } from "#shared/keyboard/chord.ts";

export type { Chord };
export { isBare, shown };

export type Pressed = Pick<KeyboardEvent, "key" | "code" | "ctrlKey" | "shiftKey" | "altKey">;

const isLetter = (key: string): boolean => /^[a-z]$/i.test(key);

export const matches = (chord: Chord, pressed: Pressed): boolean => {
  const wanted = partsOf(chord);
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
