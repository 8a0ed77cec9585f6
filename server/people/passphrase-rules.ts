import { refuse, type Result } from "#shared/result.ts";

/** NIST SP 800-63B-4, 3.1.1.2: fifteen where nothing but the passphrase is asked; no rules of composition. */
const FEWEST_SIGNS = 15;
const FEWEST_DIFFERENT = 6;

/** Passphrases that anybody tries first: ours of the demonstration, and the shape of every keyboard. */
const KNOWN = ["harborlanternseven", "qwertyuiop", "123456789", "passwordpassword", "accessline"];

const signsOf = (text: string): string[] => [...text.normalize("NFKC")];
const bare = (text: string): string => text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, "");

/** Why a passphrase cannot be taken, or null. */
export const passphraseRefusal = (passphrase: string, login: string): Result<never> | null => {
  const signs = signsOf(passphrase);
  if (signs.length < FEWEST_SIGNS)
    return refuse(
      "passphrase-too-short",
      `A passphrase has at least ${FEWEST_SIGNS} letters. Four words that do not belong together are easy to type.`,
    );
  const letters = bare(passphrase);
  const isEasy =
    new Set(signs).size < FEWEST_DIFFERENT ||
    letters.includes(bare(login)) ||
    KNOWN.some((known) => letters.includes(known));
  return isEasy
    ? refuse(
        "passphrase-too-easy",
        "Somebody else could think of this passphrase. Take four words that do not belong together.",
      )
    : null;
};
