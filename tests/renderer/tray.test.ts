import { type Browser, type Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { buildHarness, launch, openWindow } from "./browser.ts";
import { KeyboardOnly } from "./keyboard-only.ts";
import { aWindow } from "./near-client.ts";

let browser: Browser;
beforeAll(async () => {
  await buildHarness();
  browser = await launch();
});
afterAll(() => browser.close());

const aDesk = async (query: string) => {
  const { page, complaints, close } = await openWindow(browser, query);
  await page.getByRole("row", { name: /AL 7K3 204/ }).waitFor();
  return { page, hands: new KeyboardOnly(page), complaints, close };
};
const text = (page: Page, label: string): Promise<string> =>
  page.getByLabel(label, { exact: true }).inputValue();
const aCallOf = async (page: Page, hands: KeyboardOnly, caller: string): Promise<void> => {
  await page.waitForFunction(() => document.activeElement instanceof HTMLTextAreaElement);
  await hands.write(`${caller} says`);
  await hands.field("Caller", caller);
};

test("a second call makes the first one wait; one key swaps them, and no letter gets into the other", async () => {
  const { page, hands, complaints, close } = await aDesk("");
  await hands.press("F5");
  await aCallOf(page, hands, "Rosa D.");
  await hands.press("F5");
  const waiting = page.getByRole("button", { name: /Waiting call/ });
  await waiting.filter({ hasText: "Rosa D." }).waitFor();
  expect(await text(page, "Listening")).toBe("");
  await aCallOf(page, hands, "Linh T.");
  expect(await hands.findings()).toEqual([]);

  await hands.press("Shift+F5");
  await hands.announced(/Now on the screen: Rosa D\./);
  await waiting.filter({ hasText: "Linh T." }).waitFor();
  expect(await hands.focused()).toBe("Caller");
  await hands.write("elgado");
  expect(await text(page, "Listening")).toBe("Rosa D. says");
  await hands.press("Shift+F5");
  await waiting.filter({ hasText: "Rosa D.elgado" }).waitFor();
  expect(await text(page, "Caller")).toBe("Linh T.");
  expect(await text(page, "Listening")).toBe("Linh T. says");
  expect(complaints).toEqual([]);
  await close();
});

test("a call put away is on the desk with what is missing, and comes back to the letter where it was", async () => {
  const { page, hands, complaints, close } = await aDesk("");
  await hands.press("F5");
  await aCallOf(page, hands, "Rosa D.");
  await hands.press("ArrowLeft", "ArrowLeft", "Control+Shift+f");
  await hands.announced(/Put away for later: Rosa D\./);
  const row = page.getByRole("button", { name: /Rosa D\./ });
  await row.waitFor();
  expect(await row.textContent()).toMatch(/waits under 1 min/);
  expect(await row.textContent()).toMatch(/the safety key · scope · how it ended/);
  expect(await hands.findings()).toEqual([]);
  await row.focus();
  await hands.press("Enter");
  await page.getByLabel("Caller", { exact: true }).waitFor();
  await page.waitForFunction(() => document.activeElement?.matches("[data-field=callerName]"));
  await hands.write("·");
  expect(await text(page, "Caller")).toBe("Rosa ·D.");
  expect(complaints).toEqual([]);
  await close();
});

test("a fourth call is not put away: it says which to finish, and stays on the screen", async () => {
  const { page, hands, close } = await aDesk("");
  for (const caller of ["Rosa D.", "Linh T.", "J. Okafor", "P. Haddad"]) {
    await hands.press("F5");
    await page.waitForFunction(
      () => document.activeElement instanceof HTMLTextAreaElement && !document.activeElement.value,
    );
    await aCallOf(page, hands, caller);
  }
  await hands.press("F5");
  await page.getByText("3 calls wait already. Close this one, or finish Rosa D.").waitFor();
  expect(await text(page, "Caller")).toBe("P. Haddad");
  await close();
});

test("whoever signs out is told first what is still to finish", async () => {
  const { page, hands, complaints, close } = await aDesk("lineClosed");
  await hands.press("F5");
  await aCallOf(page, hands, "Rosa D.");
  await hands.press("Control+Shift+f");
  await page.getByText("One call is still to finish before you go: Rosa D.").first().waitFor();
  await hands.press("Control+Shift+l");
  await page.getByRole("dialog", { name: "Before you go" }).waitFor();
  expect(await hands.findings()).toEqual([]);
  await hands.press("Enter");
  await page.getByLabel("Caller", { exact: true }).waitFor();
  expect(await text(page, "Caller")).toBe("Rosa D.");
  await hands.press("Control+Shift+f");
  await page.getByRole("button", { name: /Rosa D\./ }).waitFor();
  await hands.press("Control+Shift+l");
  await page.getByRole("dialog", { name: "Before you go" }).waitFor();
  await hands.press("Control+Enter");
  await page.getByLabel("Sign-in name").waitFor();
  expect(complaints).toEqual([]);
  await close();
});

test("the crisis of a call that waits takes down nothing of the one on the screen", async () => {
  const { page, hands, close } = await aDesk("");
  await hands.press("F5");
  await aCallOf(page, hands, "Rosa D.");
  await hands.press("F8");
  await page.getByRole("dialog", { name: /Crisis/ }).waitFor();
  await hands.press("Escape", "Escape");
  await page.getByRole("region", { name: "Crisis open" }).waitFor();
  await hands.press("F5");
  await page.getByRole("button", { name: /Waiting call: Rosa D\./ }).waitFor();
  expect(await page.getByRole("region", { name: "Crisis open" }).count()).toBe(0);
  await hands.press("Shift+F5");
  await page.getByRole("dialog", { name: /Crisis/ }).waitFor();
  await close();
});

test("a call that somebody began while the window was asking stays on the screen", async () => {
  const { workstation, client } = await aWindow();
  const entering = workstation.enter();
  await workstation.newCall();
  const begun = workstation.call?.callId;
  await entering;
  expect(begun).toBeDefined();
  expect(workstation.call?.callId).toBe(begun);
  expect((await client.tray.get({})).calls).toHaveLength(1);
});

test("a half-done call is offered by keyboard, stays mine on the desk, and the offer is taken back with one key", async () => {
  const { page, hands, complaints, close } = await aDesk("");
  await hands.press("F5");
  await aCallOf(page, hands, "Rosa D.");
  await hands.press("Control+Shift+o");
  await page.getByRole("option", { name: /T\. Brandt/ }).waitFor();
  expect(await hands.findings()).toEqual([]);
  await page.waitForFunction(() => document.activeElement?.getAttribute("role") === "combobox");
  await hands.write("brandt");
  await hands.field("What they need to know first", "prefers Spanish");
  await hands.press("Control+Enter");
  await hands.announced(/Offered to T\. Brandt/);
  const row = page.getByRole("button", { name: /Rosa D\./ });
  await row.getByText("offered to T. Brandt 10:06 AM").waitFor();
  expect(await hands.findings()).toEqual([]);
  await row.focus();
  await hands.press("w");
  await row.getByText("offered to T. Brandt").waitFor({ state: "detached" });
  expect(await row.count()).toBe(1);
  expect(complaints).toEqual([]);
  await close();
});

test("an offered call is said aloud, looked at with one key and taken with another, as it was left", async () => {
  const { page, hands, complaints, close } = await aDesk("offered");
  await hands.announced(/T\. Brandt hands you a call: Rosa D\./);
  await hands.press("Control+Shift+y");
  await page.getByRole("dialog", { name: "T. Brandt hands you a call" }).waitFor();
  await page.getByText("Prefers Spanish. The clinic calls back at 11.").last().waitFor();
  expect(await hands.findings()).toEqual([]);
  await hands.press("Enter");
  await page.getByLabel("Listening").waitFor();
  expect(await text(page, "Listening")).toBe("no opening since October");
  expect(await page.getByRole("status", { name: "A call is offered to you" }).count()).toBe(0);
  expect(complaints).toEqual([]);
  await close();
});

test("not now leaves an offered call with the colleague", async () => {
  const { page, hands, close } = await aDesk("offered");
  await hands.press("Control+Shift+y");
  await page.getByRole("dialog").waitFor();
  await hands.press("n");
  await page
    .getByRole("status", { name: "A call is offered to you" })
    .waitFor({ state: "detached" });
  expect(await page.getByRole("dialog").count()).toBe(0);
  await close();
});

test("a call that a colleague took leaves this screen, and who has it is said", async () => {
  const { workstation, client } = await aWindow();
  await workstation.newCall();
  const { call } = workstation;
  if (call === null) throw new Error("no call");
  call.take({ ...(await client.call.get({ callId: call.callId })), handedTo: "T. Brandt" });
  workstation.tray.follow(call);
  expect(workstation.call).toBeNull();
  expect(workstation.announcer.words).toBe("T. Brandt has this call now");
});

test("a call is entered after the event by keyboard: a refusal keeps what was typed, then its true times stand in the top bar", async () => {
  const { page, hands, complaints, close } = await aDesk("");
  await hands.press("Control+F5");
  await page.getByRole("dialog", { name: "A call after the event" }).waitFor();
  expect(await hands.findings()).toEqual([]);
  await hands.field("Began", "9:55");
  await hands.field("Ended", "9:40");
  await hands.press("Control+Enter");
  await page.getByText("Choose what it is typed from.").waitFor();
  await hands.choice("Typed from", "2");
  await hands.press("Control+Enter");
  await page.getByText("It ends before it began.").waitFor();
  expect(await text(page, "Began")).toBe("9:55");
  await page.getByLabel("Began", { exact: true }).fill("9:10");
  await hands.press("Control+Enter");
  await page.getByText("After the event: today 9:10 AM – 9:40 AM · from paper").waitFor();
  expect(await page.getByTestId("timer").count()).toBe(0);
  expect(complaints).toEqual([]);
  await close();
});
