import { afterAll, beforeAll, expect, test } from "vitest";
import { type Situation } from "../support/callers.ts";
import { Hands } from "../support/hands.ts";
import {
  begin,
  closeCall,
  escalate,
  keySafety,
  keyScope,
  typeFacts,
} from "../support/taking-calls.ts";
import {
  type Centre,
  lineCoverage,
  type OpenDesk,
  openDesk,
  regionCoverage,
  startCentre,
} from "../support/thread.ts";

const MINUTE = 60_000;
/** Time passes at once in here, and nobody is at these desks by themselves. */
const POLICY = { idleLockMinutes: 240, pollMs: 500 };
const ROSA: Situation = {
  id: "a member whose medication runs out",
  lang: "en",
  statement: "nobody has an opening and my medication runs out",
  expected: { verdict: "in" },
};
const FACTS = {
  number: "510 555 0142",
  callerIs: "1",
  caller: "Rosa Delgado",
  born: "3/4/1990",
  place: "94601",
  firstAsked: "11/5",
  withWhom: "2",
  medication: "in 5 days",
  offer: "12/18",
} as const;

let centre: Centre;
let [first, second, region] = [] as unknown as [OpenDesk, OpenDesk, OpenDesk];
let [hands, others, bay] = [] as unknown as [Hands, Hands, Hands];
let reference = "";

beforeAll(async () => {
  centre = await startCentre("2026-11-25T18:04:00Z");
  const open = (name: string, coverage = lineCoverage): Promise<OpenDesk> =>
    openDesk(centre, { name, coverage, policy: POLICY });
  first = await open("Desk 1");
  second = await open("Desk 2");
  region = await open("Bay and Coast", regionCoverage("bay-coast"));
  [hands, others, bay] = [first, second, region].map(({ page }) => new Hands(page)) as [
    Hands,
    Hands,
    Hands,
  ];
  await hands.signIn("k.alvarado");
  await others.signIn("t.brandt");
  await bay.signIn("s.aguilar");
});
afterAll(async () => {
  for (const desk of [first, second, region]) await desk.close();
  await centre.close();
});

const rowOf = (at: Hands) => at.page.getByRole("row", { name: new RegExp(reference) });
const state = (at: Hands) => at.page.locator(".head .pill").first();
const reads = (at: Hands, words: RegExp): Promise<void> =>
  expect.poll(() => state(at).innerText(), { timeout: 60_000, interval: 300 }).toMatch(words);

/** The case of this story, on the list that is on the screen. */
const openRow = async (at: Hands): Promise<void> => {
  await rowOf(at).first().focus();
  await at.press("Enter");
  await at.page.getByRole("heading", { name: /Rosa Delgado ·/ }).waitFor();
};

/** F3, the reference as it was read out, Enter. */
const openFound = async (at: Hands): Promise<void> => {
  await at.press("F3");
  await at.page.getByRole("combobox").waitFor();
  await at.page.keyboard.insertText(reference);
  await at.page.getByRole("option").filter({ hasText: reference }).first().waitFor();
  await at.press("Enter");
  await at.page.getByRole("heading", { name: /Rosa Delgado ·/ }).waitFor();
};

const panel = (at: Hands, title: string) => at.page.getByRole("dialog", { name: title });
const openPanel = async (at: Hands, key: string, title: string): Promise<void> => {
  await at.press(key);
  await panel(at, title).waitFor();
};
const keep = async (at: Hands, title: string): Promise<void> => {
  await at.press("Control+Enter");
  await panel(at, title).waitFor({ state: "detached" });
};

/** The region's answer: a slot in the afternoon. */
const answer = async (slot: string): Promise<void> => {
  await openPanel(bay, "a", "Answer the escalation");
  await bay.choose("Answer", "1");
  await bay.type("Date and time", slot);
  await bay.type("Provider", "Dr. Lee");
  await bay.choose("How", "2");
  await bay.type("Place", "from home");
  await keep(bay, "Answer the escalation");
};

const tell = async (): Promise<void> => {
  await openPanel(hands, "t", "The member was told");
  await hands.press("1");
  await hands.choose("The member’s answer", "1");
  await keep(hands, "The member was told");
};

test("a target passes while the region is silent: it climbs by itself, once, on case, desk and inbox; by hand it climbs on", async () => {
  await begin(hands, ROSA, FACTS);
  await keySafety(hands);
  await keyScope(hands, "1");
  await typeFacts(hands, FACTS);
  await escalate(hands);
  reference = await closeCall(hands);
  await rowOf(bay).waitFor({ timeout: 60_000 });

  centre.clock.pass(40 * MINUTE);
  // Nobody presses a key: either desk may notice.
  for (const at of [hands, bay])
    await rowOf(at).filter({ hasText: "climbed to S. Aguilar" }).waitFor({ timeout: 150_000 });
  await openRow(hands);
  await hands.sees("Not acknowledged in time");
  await hands.sees(/Climbed by itself to S\. Aguilar/);
  expect(await hands.page.locator("dt", { hasText: "Climbed to" }).count()).toBe(1);
  await openPanel(hands, "F4", "Climb to the next rung");
  await hands.sees(/Acknowledge by .* has passed/);
  await hands.sees(/A\. Whitfield/);
  await hands.type("What was said on the phone", "she looks at it now");
  await keep(hands, "Climb to the next rung");
  await reads(hands, /climbed to A\. Whitfield/);
  await rowOf(bay).filter({ hasText: "climbed to A. Whitfield" }).waitFor({ timeout: 60_000 });
});

test("the same caller rings another desk, angry: today's owner is named, and everything is there already", async () => {
  await begin(others, { ...ROSA, statement: "I have told you people everything last time!" });
  await others.type("Call-back number", FACTS.number);
  await typeFacts(others, { callerIs: "1", caller: FACTS.caller, born: FACTS.born });
  await others.goTo("Matched in the plan’s system");
  await others.press("1", "2");
  await others.choose("Check of the member", "1");
  const story = others.page.getByRole("button", { name: new RegExp(reference) });
  await story.waitFor({ timeout: 60_000 });
  expect(await story.innerText()).toMatch(/with A\. Whitfield/);
  await story.focus();
  await others.press("Enter");
  const facts = others.page.getByRole("region", { name: "Facts" });
  await facts.getByText("Medication runs out", { exact: true }).waitFor();
  for (const said of ["11/5", "in 5 days", "12/18"]) await facts.getByText(said).first().waitFor();
  await others.press("Escape");
  await others.page.getByLabel("Listening").waitFor();
  await others.press("Control+Shift+f");
  await others.page.getByRole("heading", { name: "My cases" }).waitFor();
});

test("nothing is promised for the Friday after Thanksgiving", async () => {
  await openPanel(hands, "u", "Promise");
  await hands.type("When", "Fri Nov 27, 10 AM");
  await hands.type("What was said", "I will call you.");
  await hands.press("Control+Enter");
  await panel(hands, "Promise")
    .getByText(/next staffed time is Mon, Nov 30/)
    .waitFor();
  await hands.retype("When", "Mon 10 AM");
  await keep(hands, "Promise");
  await hands.sees("Mon, Nov 30, 10 AM");
});

test("an answer is no success: the member is told, and a resolution at a desk without the network hides no escalation", async () => {
  await openRow(bay);
  await bay.press("a");
  await reads(bay, /acknowledged/);
  await answer("Nov 25, 1:00 PM");
  await reads(hands, /tell the member: today 1 PM/);
  await tell();
  await reads(hands, /Member told/);

  await openFound(others);
  await reads(others, /Member told/);
  second.network.cut();
  await others.page.getByText("Waiting for network").first().waitFor({ timeout: 60_000 });
  await openPanel(others, "s", "The member says it is settled");
  await others.type("What they said", "her sister says it is settled");
  await keep(others, "The member says it is settled");
  await reads(others, /Resolved/);
  await openPanel(hands, "F4", "Escalate again");
  await hands.type("What the region reads", "The clinic called: the slot is gone.");
  await keep(hands, "Escalate again");
  second.network.mend();
  await reads(others, /Escalated/);
  await reads(hands, /Escalated/);
  await reads(bay, /Escalated/);
});

test("the case ends when the visit has happened, and leaves the desk", async () => {
  await bay.press("a");
  await reads(bay, /acknowledged/);
  await answer("Nov 25, 1:30 PM");
  await reads(hands, /tell the member: today 1:30 PM/);
  await tell();
  await reads(hands, /Member told/);
  await openPanel(hands, "v", "Did the visit happen?");
  await hands.press("1");
  await hands.press("Control+Enter");
  await panel(hands, "Did the visit happen?")
    .getByText(/Ask after it/)
    .waitFor();
  await hands.press("Escape");

  centre.clock.pass(170 * MINUTE);
  await hands.press("Escape");
  await rowOf(hands).filter({ hasText: "did the visit happen?" }).waitFor({ timeout: 60_000 });
  await openRow(hands);
  await openPanel(hands, "v", "Did the visit happen?");
  await hands.press("1");
  await hands.type("In the member’s words", "it went well");
  await keep(hands, "Did the visit happen?");
  await reads(hands, /Resolved/);
  await hands.press("Escape");
  await hands.page.getByRole("heading", { name: "My cases" }).waitFor();
  await rowOf(hands).waitFor({ state: "detached", timeout: 60_000 });
  await reads(bay, /Resolved/);
});
