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

const aCall = async () => {
  const { page, complaints, close } = await openWindow(browser, "");
  const hands = new KeyboardOnly(page);
  await page.getByRole("button", { name: "New call" }).waitFor();
  await hands.press("F5");
  await page.getByLabel("Listening").waitFor();
  return { page, hands, complaints, close };
};

test("the story so far shows once the member is confirmed, and is gone with the fact that showed it", async () => {
  const { page, hands, complaints, close } = await aCall();
  await page.getByText("Not shown until the member is confirmed").waitFor();
  await hands.press("F2");
  await page.getByRole("dialog").waitFor();
  await hands.press("1", "Enter");
  await hands.choice("Who calls", "1");
  await hands.field("Caller", "Ana Ruiz");
  await hands.field("Date of birth", "3/4/1990");
  await hands.choice("Matched in the plan’s system", "1");
  await hands.press("2");
  await page.getByRole("listitem").filter({ hasText: "AL 7K3 117" }).waitFor();
  await hands.announced(/Open already, same concern: Mon, Nov 9/);
  expect(await hands.findings()).toEqual([]);
  await hands.press("2");
  await page.getByRole("listitem").filter({ hasText: "AL 7K3 117" }).waitFor({ state: "detached" });
  expect(await page.getByText("same name and birth date").count()).toBe(0);
  expect(complaints).toEqual([]);
  await close();
});

test("an earlier case opens from the story by keyboard, and Esc leads back to the call as it was", async () => {
  const { page, hands, complaints, close } = await aCall();
  await hands.choice("Who calls", "1");
  await hands.field("Caller", "Ana Ruiz");
  await hands.field("Date of birth", "3/4/1990");
  await hands.choice("Matched in the plan’s system", "1");
  await hands.press("2");
  const row = page.getByRole("button", { name: /AL 7K3 117/ });
  await row.waitFor();
  await hands.press("F9");
  await hands.write("asked before");
  await row.focus();
  await hands.press("Enter");
  await page.getByRole("heading", { name: "Timeline" }).waitFor();
  expect(await hands.findings()).toEqual([]);
  await hands.press("Escape");
  await page.getByLabel("Listening").waitFor();
  await hands.write(", by phone");
  expect(await page.getByLabel("Note").inputValue()).toBe("asked before, by phone");
  expect(await page.getByLabel("Caller", { exact: true }).inputValue()).toBe("Ana Ruiz");
  expect(complaints).toEqual([]);
  await close();
});

test("a second member gets a record of their own with one key, and the first comes back whole", async () => {
  const { page, hands, complaints, close } = await aCall();
  await hands.field("Listening", "both of my boys wait");
  await hands.field("Caller", "Rosa D.");
  await hands.field("Member", "Mateo D.");
  await hands.press("Control+m");
  await hands.announced(/Another member, same call/);
  const who = page.getByRole("group", { name: "Who", exact: true });
  await page.getByText("Second member of this call").waitFor();
  expect(await page.getByLabel("Caller", { exact: true }).inputValue()).toBe("Rosa D.");
  expect(await who.getByLabel("Member", { exact: true }).inputValue()).toBe("");
  expect(await page.getByLabel("Listening").inputValue()).toBe("");
  expect(await hands.findings()).toEqual([]);
  await hands.tabTo("Back to the first");
  await hands.press("Enter");
  await page.getByText("Second member of this call").waitFor({ state: "detached" });
  expect(await page.getByLabel("Listening").inputValue()).toBe("both of my boys wait");
  expect(await who.getByLabel("Member", { exact: true }).inputValue()).toBe("Mateo D.");
  expect(complaints).toEqual([]);
  await close();
});
