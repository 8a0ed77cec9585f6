import type { Safety, ScopeKeys } from "../events/bodies.ts";

/** Keyed from the list of everything else, these say that nobody could be asked. */
const NOBODY_TO_ASK = ["wrong-number", "test", "silent"];

/** Whether a call may be closed without the safety key: a wrong number, a test, no speech; nothing else. */
export const mayCloseUnasked = (keys: ScopeKeys | null): boolean =>
  keys !== null &&
  keys.others.length > 0 &&
  keys.others.every((other) => NOBODY_TO_ASK.includes(other)) &&
  keys.concerns.length + keys.excludedUses.length === 0;

/** Words that sounded like danger and were not yet there when the safety key was last pressed. */
export const heardSince = (
  safety: Safety | null,
  heard: readonly { readonly words: string; readonly crisis: boolean }[],
): string[] => {
  const before = safety?.heard ?? [];
  return heard
    .filter(({ crisis, words }) => crisis && !before.includes(words))
    .map(({ words }) => words);
};

/** A cue of danger asks for the key again. Pressing it once more is the only way past. */
export const asksSafetyAgain = (
  safety: Safety | null,
  heard: Parameters<typeof heardSince>[1],
): boolean => safety !== null && heardSince(safety, heard).length > 0;
