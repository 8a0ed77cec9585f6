const HIDDEN = "•••";

const firstLetter = (word: string): string => {
  const [letter = ""] = word.replaceAll(/[^\p{L}\p{N}]/gu, "");
  return letter.toLocaleUpperCase("en");
};

/**
 * A name that can be recognised by whoever hears it from the caller, and read out by nobody: "M••• D."
 * of Mateo Delgado, "C•••" of Cher. How long it is does not show.
 */
export const maskName = (name: string): string => {
  const words = name.split(/[\s\u2028\u2029]+/).filter((word) => firstLetter(word) !== "");
  const [first = "", last] = [words[0], words.length > 1 ? words.at(-1) : undefined];
  if (first === "") return HIDDEN;
  return last === undefined
    ? `${firstLetter(first)}${HIDDEN}`
    : `${firstLetter(first)}${HIDDEN} ${firstLetter(last)}.`;
};

/** "AL ••• 204" of AL 7K3 204: enough to tell two rows apart. */
export const maskReference = (reference: string): string => {
  const signs = reference.replaceAll(/\s/g, "");
  return `${signs.slice(0, 2)} ${HIDDEN} ${signs.slice(-3)}`;
};
