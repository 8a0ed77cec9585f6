/** The prompter and what is opened from it. What is said to callers is content and comes from main. */
export const PROMPTER = {
  answer: "Answer",
  back: "Back to the call",
  jump: "All prompts",
  jumpHint: "Type a word of it. Answers stay; Ctrl ↓ at the end comes back.",
  find: "Find a prompt",
  none: "No prompt has these words.",
  soundsLike: "sounds like",
  answered: (count: number): string => (count === 1 ? "1 answer" : `${count} answers`),
  doIt: "Do",
} as const;

export const LANGUAGES = {
  group: "Languages",
  caller: "They speak",
  mine: "I speak",
  promptsIn: "Prompts in",
  prompts: { en: "English", es: "Spanish", interpreter: "Interpreter" },
  specialist: { en: "English", es: "Spanish" },
  key: "Change the language of the prompts",
  hold: "Hold",
  interpreter: "Interpreter",
  said: (words: string): string => `Prompts: ${words}`,
} as const;

export const NUMBERS = {
  title: "Numbers",
  aside: "Type to filter · works without the network",
  find: "Find a number",
  none: "No number fits. Take out a letter.",
  internal: "ours only, not for callers",
  say: "Say",
  groups: {
    crisis: "In a crisis",
    clinic: "Clinics",
    language: "Language",
    rights: "Rights",
    plan: "The plan",
    county: "County dispatch",
  },
} as const;

export const PHRASES = {
  title: "Neutral phrases",
  aside: "One key puts it where you were typing; nothing is lost",
  nowhere: "Put the cursor into a text first, then press Ctrl+. again.",
  insteadOf: (words: string): string => `instead of ${words}`,
} as const;

export const SUMMARY = {
  title: "For the member",
  kept: "Kept with the call as given when it is closed.",
} as const;
