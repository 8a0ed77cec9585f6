/**
 * What a call can turn out to be besides a concern: each has a script of its own and a short close.
 * Data only, so that the window may import it without the schemas.
 */
export const TURNS = [
  "cut-off",
  "silent",
  "threat",
  "deceased",
  "provider-member",
  "provider-office",
  "minor",
] as const;
export type Turn = (typeof TURNS)[number];

/** Recorded as keyed, like the safety key: the field of the call that holds the last turn. */
export const TURN_FIELD = "callTurn";
/** Told that the member has died: script, clocks and escalation stop. */
export const DECEASED_FIELD = "memberDeceased";

/** The script that says it. */
export const TURN_SCRIPTS: Readonly<Record<Turn, string>> = {
  "cut-off": "cut-off",
  silent: "silent",
  threat: "threat",
  deceased: "deceased",
  "provider-member": "provider",
  "provider-office": "provider",
  minor: "minor",
};

/** What the panels of a turn read aloud or offer: content may reword it and can leave none of it out. */
export const TURN_PROMPTS = [
  { script: "threat", prompt: "calm", choices: [] },
  { script: "threat", prompt: "which", choices: ["to-people", "to-self", "words-only"] },
  { script: "threat", prompt: "conduct", choices: [] },
  { script: "deceased", prompt: "sorry", choices: [] },
  { script: "deceased", prompt: "supervisor", choices: [] },
] as const;

/** Of the list of everything else in the scope check: what a turn keys there too. */
export const TURN_KEYS: Readonly<Partial<Record<Turn, string>>> = {
  silent: "silent",
  "provider-office": "provider-services",
};

/** Answers that a turn already gives, so that its script does not ask them. */
export const TURN_FIELDS: Readonly<Partial<Record<Turn, Readonly<Record<string, string>>>>> = {
  deceased: { [DECEASED_FIELD]: "yes" },
  "provider-member": { providerAbout: "one-member" },
  "provider-office": { providerAbout: "office" },
};

/** How the supervisor's promise begins; what follows is the number. */
export const FAMILY_PROMISE = "A supervisor calls the family personally";

export const hasDied = (fields: Readonly<Record<string, string>>): boolean =>
  fields[DECEASED_FIELD] === "yes";
