export const IDLE = {
  region: "This desk locks soon",
  warning: "No key for a long while. This desk locks in",
  key: "Any key",
  anyKey: "keeps it open. Everything typed is kept.",
  said: (seconds: number): string =>
    `This desk locks in ${seconds} seconds. Any key keeps it open. Everything typed is kept.`,
} as const;

export const SIGNING_IN = {
  slow: "The server is slow to answer. Still trying; if you have signed in here before, the desk opens without it.",
} as const;

export const CHOOSING = {
  title: "Your passphrase",
  lead: "Your one-time code is good. Choose the passphrase with which you sign in from now on: at least 15 letters. Four words that do not belong together are easy to type.",
  passphrase: "New passphrase",
  again: "The same again",
  choose: "Keep it and sign in",
  differ: "The two are not the same. Type both again.",
  back: "Back",
} as const;

export const LOOK = { high: "High contrast", calm: "Usual contrast" } as const;

export const KEY_GROUPS = {
  here: "On this screen",
  everywhere: "Everywhere",
  clashes: "Other programs that answer to the same keys",
} as const;
