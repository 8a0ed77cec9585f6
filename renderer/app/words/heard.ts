/** What the listening aid says; the words that made it think so are the specialist's own. */
export const HEARD = {
  said: (labels: readonly string[]): string => `Heard, perhaps: ${labels.join("; ")}`,
} as const;
