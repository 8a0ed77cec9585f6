import { type Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { buildHarness, launch, openWindow } from "./browser.ts";
import { KeyboardOnly } from "./keyboard-only.ts";

let browser: Browser;
beforeAll(async () => {
  await buildHarness();
  browser = await launch();
});
afterAll(() => browser.close());

const aDesk = async (query: string) => {
  const { page, complaints, close } = await openWindow(browser, query);
  return { page, hands: new KeyboardOnly(page), complaints, close };
};

test("a whole call by keyboard: from sign-in to the reference, and axe finds nothing on the way", async () => {
  const { page, hands, complaints, close } = await aDesk("session=signed-out&offline");
  expect(await hands.findings()).toEqual([]);
  await hands.field("Sign-in name", "alvarado");
  await hands.field("Passphrase", "demo");
  await hands.press("Enter");
  await page.getByRole("heading", { name: "My cases" }).waitFor();
  expect(await hands.findings()).toEqual([]);

  hands.keys = 0;
  await hands.press("F5");
  await page.getByLabel("Listening").waitFor();
  await hands.field("Listening", "no one has an opening for my son");
  await hands.field("Call-back number", "510 555 0142");
  await hands.choice("Safe to leave a message", "2");
  await hands.choice("Safety key", "1");
  await page.getByLabel("In their words").waitFor();
  await hands.press("F2");
  await page.getByRole("dialog", { name: "What is the call about?" }).waitFor();
  await hands.press("1");
  await hands.announced(/^In scope/);
  expect(await hands.findings()).toEqual([]);
  await hands.press("Enter");
  await hands.choice("Who calls", "2");
  await hands.field("Caller", "Rosa D.");
  await hands.field("Member", "Mateo D.");
  await hands.field("Relation", "mother");
  await hands.field("Date of birth", "11/26/2010");
  await hands.field("Region or ZIP", "94601");
  await hands.choice("Matched in the plan’s system", "1");
  await hands.press("2");
  await hands.choice("Check of the caller", "1");
  await hands.announced(/May say: only what Rosa told us/);
  await hands.field("First asked on", "two weeks ago");
  await page.getByText("about Nov 11").waitFor();
  await hands.choice("With whom", "1");
  await hands.field("Earliest offer", "Dec 18");
  await hands.announced(/13 to 17 business days after the due date/);
  await hands.choice("Offered how", "2");
  await hands.choice("Service", "1");
  await hands.field("Medication runs out", "in ten days");
  await hands.field("What would work", "video, weekdays after 3 PM");
  await hands.choice("May book the first", "1");
  await hands.choice("Urgency stated by", "1");
  await hands.press("F9");
  await hands.write("Member’s mother states: school asks for a letter.");
  expect(await hands.findings()).toEqual([]);

  await hands.press("F4");
  await page.getByLabel("What the region reads").waitFor();
  expect(await hands.findings()).toEqual([]);
  await hands.press("Control+Enter");
  await page.getByRole("dialog", { name: "Escalated" }).waitFor();
  await hands.announced(/Phone M. Okada/);
  expect(await hands.findings()).toEqual([]);
  await hands.press("Enter");

  await hands.press("Control+Shift+Enter");
  await page.getByRole("dialog", { name: "Close the call" }).waitFor();
  expect(await page.getByRole("radio", { name: "Escalated" }).isChecked()).toBe(true);
  expect(await hands.findings()).toEqual([]);
  await hands.press("Control+Enter");
  await page.getByRole("dialog", { name: "Closed" }).waitFor();
  expect(await page.getByTestId("reference").textContent()).toBe("AL 7K3 204");
  expect(await hands.findings()).toEqual([]);
  await hands.press("Enter");
  await page.getByRole("heading", { name: "My cases" }).waitFor();
  expect(hands.keys).toBeLessThan(90);
  expect(complaints).toEqual([]);
  await close();
});

test("an escalation is acknowledged and answered by keyboard, and what is missing is named", async () => {
  const { page, hands, complaints, close } = await aDesk("person=okada");
  await page.getByRole("row", { name: /AL 7K3 204/ }).waitFor();
  expect(await hands.findings()).toEqual([]);
  await hands.press("a");
  await page.getByText("Acknowledged · 10:50 AM").waitFor();
  await hands.press("Enter");
  await page.getByRole("heading", { name: "Timeline" }).waitFor();
  expect(await hands.findings()).toEqual([]);
  await hands.press("a");
  await page.getByRole("dialog", { name: "Answer the escalation" }).waitFor();
  await hands.field("Date and time", "Tue, Dec 1, 10:00 AM");
  await hands.press("Control+Enter");
  await page.getByText("Still needed: Provider, Place, How.").waitFor();
  expect(await hands.findings()).toEqual([]);
  await hands.field("Provider", "Dr. Lee");
  await hands.choice("How", "2");
  await hands.field("Place", "from home");
  await hands.press("Control+Enter");
  await page.getByRole("dialog").waitFor({ state: "detached" });
  await page.getByText("from home").waitFor();
  await hands.press("Escape");
  await page.getByRole("heading", { name: "Escalations" }).waitFor();
  expect(complaints).toEqual([]);
  await close();
});

test("the focus comes back after every overlay, to the letter where it was", async () => {
  const { page, hands, close } = await aDesk("");
  await page.getByRole("row", { name: /AL 7K3 204/ }).waitFor();
  await hands.press("F5");
  await hands.tabTo("Member");
  await hands.write("Mateo");
  for (const [open, shut] of [
    ["F2", "Enter"],
    ["F4", "Escape"],
    ["F1", "Escape"],
    ["Control+Shift+Enter", "Escape"],
  ] as const) {
    await hands.press(open);
    await page.getByRole("dialog").waitFor();
    await hands.press(shut);
    await page.getByRole("dialog").waitFor({ state: "detached" });
    await page.waitForFunction(() => document.activeElement?.matches("input, textarea"));
    expect(await hands.focused()).toBe("Member");
  }
  await hands.press("F8");
  await page.getByRole("dialog", { name: /Crisis/ }).waitFor();
  await hands.press("Control+z");
  await page.getByRole("dialog").waitFor({ state: "detached" });
  await hands.write(" D.");
  expect(
    await page
      .getByRole("group", { name: "Who", exact: true })
      .getByLabel("Member", { exact: true })
      .inputValue(),
  ).toBe("Mateo D.");
  await close();
});

test("the list of keys lies over the scope check and gives it back as it was", async () => {
  const { page, hands, close } = await aDesk("");
  await page.getByRole("row", { name: /AL 7K3 204/ }).waitFor();
  await hands.press("F5");
  await page.getByLabel("Listening").waitFor();
  await hands.press("F2");
  await page.getByRole("dialog").getByRole("button", { name: "First appointment" }).waitFor();
  await hands.press("1", "F1");
  await page.getByRole("dialog", { name: "Keys that work here" }).waitFor();
  await hands.press("Escape");
  await hands.press("Escape");
  await page.getByText("Nothing is keyed yet.").waitFor();
  await close();
});

test("in a crisis a letter acts only while nothing is typed, with Alt always", async () => {
  const { page, hands, complaints, close } = await aDesk("");
  await page.getByRole("row", { name: /AL 7K3 204/ }).waitFor();
  await hands.press("Control+8");
  await page.getByText("Supervisor told").first().waitFor();
  expect(await hands.findings()).toEqual([]);
  await hands.field("Street and number", "dental building, unit 4");
  expect(await page.getByRole("heading", { name: "Crisis · asking" }).count()).toBe(1);
  await hands.press("Alt+d");
  await page.getByRole("heading", { name: "Crisis · In danger now" }).waitFor();
  expect(await hands.findings()).toEqual([]);
  await page.getByText("Is there an apartment").waitFor();
  await hands.press("Control+ArrowDown");
  await page.getByText("What city is that in?").waitFor();
  await hands.press("Escape", "Escape");
  await page.getByRole("region", { name: "Crisis open" }).waitFor();
  expect(await hands.findings()).toEqual([]);
  await hands.press("F8");
  await hands.press("Alt+h");
  await hands.field("Who took it", "Dispatcher Reyes");
  await hands.press("Enter");
  await page.getByRole("dialog", { name: "Close the call" }).waitFor();
  expect(complaints).toEqual([]);
  await close();
});

test("the crisis path opens on a locked desk, and the lock is back behind it", async () => {
  const { page, hands, close } = await aDesk("session=locked");
  await page.getByLabel("Passphrase").waitFor();
  await hands.press("F8");
  await page.getByText("words only").waitFor();
  await hands.press("t");
  await page.getByRole("heading", { name: "Crisis · Thoughts, not now" }).waitFor();
  await hands.press("Alt+c", "Alt+n", "Alt+n", "Alt+l");
  await page.getByRole("dialog").waitFor({ state: "detached" });
  expect(await hands.focused()).toBe("Passphrase");
  await close();
});

test("a locked call comes back with its text, for whoever unlocks", async () => {
  const { page, hands, close } = await aDesk("");
  await page.getByRole("row", { name: /AL 7K3 204/ }).waitFor();
  await hands.press("F5");
  await hands.field("Listening", "no one has an opening");
  await hands.press("Control+l");
  await page.getByRole("heading", { name: "Locked" }).waitFor();
  expect(await page.content()).not.toContain("no one has an opening");
  await hands.field("Passphrase", "wrong");
  await hands.press("Enter");
  await page.getByText("The passphrase does not fit").waitFor();
  await page.getByLabel("Passphrase").fill("demo");
  await hands.press("Enter");
  await page.getByLabel("Listening").waitFor();
  expect(await page.getByLabel("Listening").inputValue()).toBe("no one has an opening");
  await close();
});

test("arrows in the safety key only move: nothing is recorded until a key says so", async () => {
  const { page, hands, close } = await aDesk("");
  await page.getByRole("row", { name: /AL 7K3 204/ }).waitFor();
  await hands.press("F5");
  await hands.tabTo("Safety key");
  await hands.press("ArrowRight", "ArrowRight");
  expect(await page.getByRole("radio", { name: "Nothing heard" }).isChecked()).toBe(false);
  expect(await page.getByRole("dialog").count()).toBe(0);
  await hands.press("Enter");
  await page.getByLabel("In their words").waitFor();
  expect(await page.getByRole("radio", { name: "Nothing heard" }).isChecked()).toBe(true);
  await close();
});

test("the timer is never announced", async () => {
  const { page, hands, close } = await aDesk("");
  await page.getByRole("row", { name: /AL 7K3 204/ }).waitFor();
  await hands.press("F5");
  const timer = page.getByTestId("timer");
  await timer.waitFor();
  const isLive = await timer.evaluate(
    (place) =>
      place.closest('[aria-live], [role="status"], [role="alert"], [role="timer"]') !== null,
  );
  expect(isLive).toBe(false);
  await close();
});
