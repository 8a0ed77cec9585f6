/** Calls with simulated callers: what stands beside any screen. The list and the score have words of their own. */
export const PRACTICE = {
  key: "Practice",
  endKey: "End practice, see the score",
  goOnKey: "Back to the practice call",
  realKey: "A real call: practice waits",
  band: "PRACTICE",
  nothingReal: "Nothing here is real. Dial nobody; nothing is kept but the score.",
  onList: "Nothing of a practice call is kept but its score. F5 and F8 are real on this screen.",
  region: "This is practice",
  says: (name: string): string => `${name} says`,
  asked: (label: string): string => `Asked: ${label}`,
  english: "In English:",
  waits: (name: string): string => `Practice with ${name} waits.`,
  said: (name: string): string => `Practice ended. The score of the call with ${name} is shown.`,
} as const;
