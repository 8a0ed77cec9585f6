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

const aCall = async (...keys: string[]) => {
  const { page, complaints, close } = await openWindow(browser, "");
  const hands = new KeyboardOnly(page);
  await page.getByRole("button", { name: "New call" }).waitFor();
  await hands.press("F5");
  await page.getByLabel("Listening").waitFor();
  await hands.press("F2");
  await page.getByRole("dialog").getByRole("button", { name: "First appointment" }).waitFor();
  await hands.press(...keys, "Enter");
  await page.getByRole("dialog").waitFor({ state: "detached" });
  return { page, hands, complaints, close };
};

test("asked and not known is another thing than not asked, by one key", async () => {
  const { page, hands, complaints, close } = await aCall("1");
  const service = page.getByRole("radiogroup", { name: "Service" });
  expect(await service.getByRole("radio", { checked: true }).count()).toBe(0);
  await page.getByText("Still to ask: First asked on").waitFor();
  await hands.choice("With whom", "?");
  await page
    .getByRole("radiogroup", { name: "With whom" })
    .getByRole("radio", { name: "Does not know", checked: true })
    .waitFor();
  await hands.choice("Service", "?");
  await hands.press("Delete");
  expect(await service.getByRole("radio", { checked: true }).count()).toBe(0);
  await hands.choice("Plan", "2");
  expect(await page.getByLabel("Plan", { exact: true }).inputValue()).toBe("medi-cal");
  await hands.press("?");
  expect(await page.getByLabel("Plan", { exact: true }).inputValue()).toBe("does-not-know");
  const left = await page.getByText(/^Still to ask/).textContent();
  expect(left).toContain("Service");
  expect(left).not.toContain("With whom");
  expect(complaints).toEqual([]);
  await close();
});

test("offers and visits by keyboard: one after the other, kept at once, none without a date", async () => {
  const { page, hands, complaints, close } = await aCall("1");
  await hands.field("Earliest offer", "Dec 18");
  await hands.press("Control+o");
  const dialog = page.getByRole("dialog", { name: "Offers and visits" });
  await dialog.waitFor();
  expect(await hands.focused()).toBe("Offered for");
  await hands.press("Control+Enter");
  await dialog.getByText("Type the date first").waitFor();
  await hands.field("Offered for", "Jan 11");
  await hands.choice("What became of it", "3");
  await hands.field("Not accepted by", "member");
  await hands.field("Why", "group; asked for individual");
  await hands.press("Control+o");
  await page.waitForFunction(() => (document.activeElement as HTMLInputElement).value === "");
  expect(await hands.focused()).toBe("Offered for");
  expect(await dialog.getByRole("button", { name: /Jan 11/ }).count()).toBe(1);
  await hands.write("Jan 20");
  await hands.press("Control+Enter");
  await dialog.waitFor({ state: "detached" });
  expect(await hands.focused()).toBe("Earliest offer");
  const list = page.getByRole("group", { name: "Offers and visits" });
  expect(await list.getByRole("listitem").allTextContents()).toEqual([
    expect.stringContaining("Dec 18"),
    expect.stringMatching(/Jan 11.*Not accepted · group; asked for individual/s),
    expect.stringContaining("Jan 20"),
  ]);
  expect(complaints).toEqual([]);
  await close();
});

test("a visit the clinic cancelled is kept beside the offers, and a kept one is opened again", async () => {
  const { page, hands, close } = await aCall("2");
  await hands.press("Control+o");
  const dialog = page.getByRole("dialog", { name: "Offers and visits" });
  await dialog.waitFor();
  await hands.choice("What", "2");
  await hands.field("Visit on", "Nov 10");
  await hands.choice("What became of the visit", "1");
  await hands.press("Control+o");
  await page.waitForFunction(() => (document.activeElement as HTMLInputElement).value === "");
  await hands.tabTo("Visit Nov 10 Cancelled by clinic");
  await hands.press("Enter");
  await page.waitForFunction(() => (document.activeElement as HTMLInputElement).value === "Nov 10");
  await hands.press("Escape");
  await page.getByText("Cancelled by clinic").waitFor();
  await close();
});

test("a grievance beside the concern: the member's choice by one key, its clocks run either way", async () => {
  const { page, hands, close } = await aCall("1", "0");
  await page.getByText("It's your choice; it won't slow this down").first().waitFor();
  await hands.choice("Grievance, the member’s choice", "2");
  await page.getByText("not filed at member's choice · exempt until Mon, Nov 30").waitFor();
  await close();
});

test("the working can be read day by day with the keyboard", async () => {
  const { page, hands, close } = await aCall("1");
  await hands.field("First asked on", "two weeks ago");
  await hands.field("Earliest offer", "Dec 18");
  await page.getByText("13 to 17 business days").first().waitFor();
  await hands.press("F6");
  await hands.tabTo("Day by day");
  await hands.press("Enter");
  await page.getByText("10 · due").waitFor();
  await page.getByText("Not verified").first().waitFor();
  await close();
});

test("a grievance that runs is opened from the desk and settled there", async () => {
  const { page, complaints, close } = await openWindow(browser, "");
  const hands = new KeyboardOnly(page);
  const row = page.getByRole("button", { name: /Jonah Aldridge.*Exempt until Mon, Nov 30/ });
  await row.waitFor();
  await row.focus();
  await hands.press("Enter");
  await page.getByRole("dialog", { name: /Grievance · Jonah Aldridge/ }).waitFor();
  expect(await hands.findings()).toEqual([]);
  await hands.field("How it was settled, in the member’s words", "got a date, says it is settled");
  await hands.press("Control+Enter");
  await page.getByRole("dialog").waitFor({ state: "detached" });
  await hands.announced(/Recorded/);
  expect(complaints).toEqual([]);
  await close();
});
