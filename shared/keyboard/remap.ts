import { KEY_ACTIONS, type KeyAction } from "./actions.ts";
import { type Chord, chordWritten, isBare, partsOf, shown } from "./chord.ts";

/** Default chord → the chord that a policy put in its place. */
export type Remap = Readonly<Record<Chord, Chord>>;

export type RemapDecision = {
  readonly remap: Remap;
  /** What was not taken, each a sentence with its remedy. The defaults stay for all of it. */
  readonly refused: readonly string[];
};

/** Chords that belong to the machine, to writing, or to moving about in a window. */
const RESERVED: Readonly<Record<Chord, string>> = {
  ...Object.fromEntries(
    ["a", "c", "v", "x", "y", "z"].map((key) => [`Control+${key}`, "is needed for writing"]),
  ),
  "Alt+F4": "closes windows",
  "Control+F4": "closes windows",
  "Alt+Tab": "belongs to Windows",
  "Control+Tab": "belongs to Windows",
  "Control+Shift+Tab": "belongs to Windows",
  "Control+Escape": "belongs to Windows",
  "Alt+Escape": "belongs to Windows",
  "Control+Shift+Escape": "belongs to Windows",
  "Control+Alt+Delete": "belongs to Windows",
  F10: "opens menus",
  "Shift+F10": "opens menus",
};

/** Typing @, [ or € on many layouts is Control and Alt: never a command. */
const isAltGr = (chord: Chord): boolean => {
  const { control, alt, key } = partsOf(chord);
  return control && alt && !/^F\d+$/.test(key);
};

const whyNot = (written: string, chord: Chord | null): string | null => {
  if (chord === null) return `"${written}" is not a key. Write it like Ctrl+Shift+M or F10.`;
  if (isBare(chord) || partsOf(chord).key === "Escape")
    return `${shown(chord)} is needed while text is typed. Choose a function key, or one with Ctrl or Alt.`;
  if (isAltGr(chord)) return `${shown(chord)} types a character on some keyboards. Choose another.`;
  if (/^Alt\+[a-z]$/.test(chord)) return `${shown(chord)} is needed in a crisis. Choose another.`;
  const reserved = RESERVED[chord];
  return reserved === undefined ? null : `${shown(chord)} ${reserved}. Choose another key.`;
};

const defaultsOf = ({ chords }: KeyAction): readonly Chord[] => chords;

/**
 * A policy's `keys` section, action → chord as written. All or nothing: half of a remap would leave
 * two things on one key. Whatever is wrong is said, and every key stays as delivered.
 */
export const decideRemap = (wanted: Readonly<Record<string, string>>): RemapDecision => {
  const refused: string[] = [];
  const remap: Record<Chord, Chord> = {};
  for (const [id, written] of Object.entries(wanted)) {
    const action = KEY_ACTIONS.find((each) => each.id === id);
    if (action === undefined) {
      const known = KEY_ACTIONS.filter(({ fixed }) => fixed === null).map((each) => each.id);
      refused.push(`keys: there is no "${id}". It is one of: ${known.join(", ")}.`);
      continue;
    }
    if (action.fixed !== null) {
      refused.push(`keys: ${id} stays on ${shown(action.chords[0] ?? "")}: ${action.fixed}.`);
      continue;
    }
    const chord = chordWritten(written);
    const why = whyNot(written, chord);
    if (why !== null) refused.push(`keys: ${id}: ${why}`);
    else if (chord !== null && chord !== action.chords[0]) remap[action.chords[0] ?? ""] = chord;
  }
  const taken = new Map<Chord, string>();
  for (const action of KEY_ACTIONS)
    for (const chord of defaultsOf(action)) {
      const now = remap[chord] ?? chord;
      const other = taken.get(now);
      if (other !== undefined)
        refused.push(
          `keys: ${shown(now)} would be both "${other}" and "${action.id}". Give one of them another key.`,
        );
      taken.set(now, action.id);
    }
  return refused.length > 0 ? { remap: {}, refused } : { remap, refused: [] };
};
