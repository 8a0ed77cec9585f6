import { type Hands } from "./hands.ts";
import { type Situation } from "./callers.ts";

/** What the specialist is told besides the first statement. */
export type Facts = {
  /** "Who calls": 1 the member, 2 a parent … */
  readonly callerIs?: string;
  readonly caller?: string;
  readonly member?: string;
  readonly born?: string;
  readonly number?: string;
  readonly place?: string;
  readonly firstAsked?: string;
  /** 1 therapist, 2 psychiatrist, 3 substance use. */
  readonly withWhom?: "1" | "2" | "3";
  readonly medication?: string;
  readonly offer?: string;
  readonly wouldWork?: string;
};

/** F5, what was said, the number, the safety key. */
export const begin = async (
  hands: Hands,
  { statement }: Situation,
  facts: Facts = {},
): Promise<void> => {
  await hands.press("F5");
  // Hands that tab about on the desk until the call is there would count as keys.
  await hands.page.getByLabel("Listening").waitFor();
  await hands.type("Listening", statement);
  if (facts.number !== undefined) await hands.type("Call-back number", facts.number);
};

export const keySafety = (hands: Hands, digit: "1" | "2" | "3" | "4" = "1"): Promise<void> =>
  hands.choose("Safety key", digit);

/** F2, the keys, Enter. A key after "-" is one of the list of everything else. */
export const keyScope = async (hands: Hands, ...keys: string[]): Promise<void> => {
  await hands.press("F2");
  await hands.page.getByRole("dialog").waitFor();
  await hands.press(...keys);
  await hands.press("Enter");
  await hands.page.getByRole("dialog").waitFor({ state: "hidden" });
};

export const typeFacts = async (hands: Hands, facts: Facts): Promise<void> => {
  if (facts.callerIs !== undefined) await hands.choose("Who calls", facts.callerIs);
  if (facts.caller !== undefined) await hands.type("Caller", facts.caller);
  if (facts.member !== undefined) await hands.type("Member", facts.member);
  if (facts.born !== undefined) await hands.type("Date of birth", facts.born);
  if (facts.place !== undefined) await hands.type("Region or ZIP", facts.place);
  if (facts.firstAsked !== undefined) await hands.type("First asked on", facts.firstAsked);
  if (facts.withWhom !== undefined) await hands.choose("With whom", facts.withWhom);
  if (facts.medication !== undefined) await hands.type("Medication runs out", facts.medication);
  if (facts.offer !== undefined) await hands.type("Earliest offer", facts.offer);
  if (facts.wouldWork !== undefined) await hands.type("What would work", facts.wouldWork);
};

/** F4, Ctrl+Enter; the region was understood from the ZIP. `look` sees the panel before it is closed. */
export const escalate = async (
  hands: Hands,
  look: () => Promise<void> = () => Promise.resolve(),
): Promise<void> => {
  await hands.press("F4");
  await hands.page.getByRole("dialog", { name: "Escalate" }).waitFor();
  await hands.page.getByText("Acknowledge by").first().waitFor();
  await hands.press("Control+Enter");
  await hands.page.getByRole("dialog", { name: "Escalated" }).waitFor();
  await look();
  await hands.press("Enter");
  await hands.page.getByRole("dialog").waitFor({ state: "hidden" });
};

export type Ending = {
  readonly disposition?: string;
  readonly to?: string;
  readonly how?: string;
  /** Sees the panel with what is read back, before the call is closed. */
  readonly look?: () => Promise<void>;
};

/** The reference on the panel of a closed call; Enter leads to the desk. */
export const readReference = async (hands: Hands): Promise<string> => {
  await hands.page.getByRole("dialog", { name: "Closed" }).waitFor();
  const reference = (await hands.page.getByTestId("reference").innerText()).trim();
  await hands.press("Enter");
  await hands.page.getByRole("heading", { name: "My cases" }).waitFor();
  return reference;
};

/** Ctrl+Shift+Enter, how it ended, Ctrl+Enter; gives the reference that is read out. */
export const closeCall = async (hands: Hands, keys: Ending = {}): Promise<string> => {
  await hands.press("Control+Shift+Enter");
  const dialog = hands.page.getByRole("dialog");
  await dialog.waitFor();
  if (keys.disposition !== undefined) await hands.choose("How it ended", keys.disposition);
  if (keys.to !== undefined) await hands.choose("Sent on to", keys.to);
  if (keys.how !== undefined) await hands.choose("How it went", keys.how);
  await keys.look?.();
  await hands.press("Control+Enter");
  return readReference(hands);
};
