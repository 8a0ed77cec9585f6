const longest = 40;

/** A member number as it is compared: letters and digits only, in capitals. Null where there are none. */
export const memberNumberKey = (typed: string): string | null => {
  const key = typed
    .normalize("NFKC")
    .replaceAll(/[^\p{L}\p{N}]/gu, "")
    .toUpperCase()
    .slice(0, longest);
  return key === "" ? null : key;
};
