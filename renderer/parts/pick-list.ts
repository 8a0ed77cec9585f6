export type Pick = {
  readonly id: string;
  readonly label: string;
  /** Beneath or beside the label. */
  readonly detail: string;
  readonly group: string;
  /** Shown only once something is typed: long lists do not bury the short one. */
  readonly onlyFound?: boolean;
};

const plain = (text: string): string => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

/** Those that hold every word typed, wherever it stands; digits also across hyphens. */
export const found = <P extends Pick>(picks: readonly P[], typed: string): P[] => {
  const words = plain(typed).split(/\s+/).filter(Boolean);
  if (words.length === 0) return picks.filter(({ onlyFound }) => onlyFound !== true);
  return picks.filter(({ label, detail, group }) => {
    const text = plain(`${label} ${detail} ${group}`);
    const digits = text.replace(/[^0-9]/g, "");
    return words.every(
      (word) => text.includes(word) || (/^\d{3,}$/.test(word) && digits.includes(word)),
    );
  });
};
