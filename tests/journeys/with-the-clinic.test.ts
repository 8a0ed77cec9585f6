import { afterAll, beforeAll, expect, test } from "vitest";
import { situation } from "../support/callers.ts";
import { Hands } from "../support/hands.ts";
import { type JourneyDesk, openJourneyDesk } from "../support/journey-desk.ts";
import { begin, closeCall, keySafety, keyScope, typeFacts } from "../support/taking-calls.ts";
import { type Centre, lineCoverage, startCentre } from "../support/thread.ts";

let centre: Centre;
let desk: JourneyDesk;
let hands: Hands;

beforeAll(async () => {
  centre = await startCentre("2026-11-25T18:04:00Z");
  desk = await openJourneyDesk(centre, { name: "Desk 1", coverage: lineCoverage });
  hands = new Hands(desk.page);
  await hands.signIn("k.alvarado");
});
afterAll(async () => {
  await desk.close();
  await centre.close();
});

const panel = () => desk.page.getByRole("dialog", { name: "Work it with the clinic" });
const openPanel = async (): Promise<void> => {
  await hands.press("Control+Shift+K");
  await panel().waitFor();
};

/** The clinic is found by a few letters, and its line with whom to ask for stands there. */
const pick = async (letters: string, line: string): Promise<void> => {
  await hands.goTo("Clinic");
  await desk.page.keyboard.type(letters);
  await hands.press("Enter");
  await panel().getByText(line).first().waitFor();
};

test("a clinic is rung in the call: who it was and what came of it are kept, and the next one is a key away", async () => {
  await begin(hands, situation("c003"), { number: "(510) 555-0142" });
  await keySafety(hands);
  await keyScope(hands, "1");
  await typeFacts(hands, { caller: "Rosa Delgado", place: "94601", firstAsked: "11/13" });
  await openPanel();
  await hands.choose("May we book", "1");
  await pick("east sh", "1-510-555-0145");
  await hands.choose("The caller", "2");
  await hands.type("Spoke with", "Dee, intake");
  await hands.choose("Result", "3");
  await hands.press("Control+Shift+K");
  const kept = panel().getByRole("button", { name: /East Shore.*No answer/ });
  await kept.waitFor();
  expect(await kept.innerText()).toContain("Dee, intake");
});

test("a contact without its result is refused in words, and stays as it was typed", async () => {
  await pick("bayview", "1-415-555-0143");
  await hands.type("Spoke with", "Jo");
  await hands.press("Control+Enter");
  await panel().getByText("Key what came of it").waitFor();
  expect(await panel().getByLabel("Spoke with").inputValue()).toBe("Jo");
});

test("a slot that cannot be is refused where it stands; a good one becomes an offer by one key", async () => {
  await hands.choose("Result", "1");
  await hands.type("Slot", "31 february");
  await panel().getByText("There is no Feb 31 in that year").waitFor();
  await hands.retype("Slot", "12/1 at 9:30");
  await hands.type("Held until", "11/30");
  await hands.press("Control+o");
  await panel().getByText("This slot is one of the call’s offers.").waitFor();
  await hands.press("Control+Enter");
  await panel().waitFor({ state: "hidden" });
});

test("the offer stands on the call, and both contacts go with the escalation", async () => {
  await hands.sees(/Dec 1, 9:30 AM · Bayview/);
  await hands.press("F4");
  const packet = hands.page.getByRole("dialog", { name: "Escalate" });
  await packet.getByText(/East Shore/).waitFor();
  expect(await packet.innerText()).toMatch(/Bayview/);
  expect(await packet.innerText()).toContain("Dee, intake");
  await hands.press("Control+Enter");
  await hands.page.getByRole("dialog", { name: "Escalated" }).waitFor();
  await hands.press("Enter");
  expect(await closeCall(hands)).toMatch(/\d/);
});
