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

const aCall = async (query: string) => {
  const { page, complaints, close } = await openWindow(browser, query);
  await page.getByRole("row", { name: /AL 7K3 204/ }).waitFor();
  const hands = new KeyboardOnly(page);
  await hands.press("F5");
  await page.getByLabel("Listening").waitFor();
  return { page, hands, complaints, close };
};

test("a typed question is answered on the screen of the call, said aloud, and read away", async () => {
  const { page, hands, complaints, close } = await aCall("answered");
  await hands.write("they ask about Tues");
  await hands.press("Control+Shift+h");
  await page.getByRole("dialog", { name: "Help without a sound" }).waitFor();
  await hands.choice("What is needed", "2");
  await hands.field("In a few words", "May I book Tuesday?");
  await hands.press("Control+Enter");
  const strip = page.getByRole("status", { name: "Help" });
  await strip.waitFor();
  const answer = (await strip.locator("span").first().textContent()) ?? "";
  expect(answer).toMatch(/^T\. Reyes, .*: .{3,}/);
  await hands.announced(/T\. Reyes: .{3,}/);
  expect(await hands.focused()).toBe("Listening");
  await hands.write("day");
  expect(await page.getByLabel("Listening").inputValue()).toBe("they ask about Tuesday");
  await strip.getByRole("button", { name: "Read" }).click();
  await strip.waitFor({ state: "detached" });
  expect(complaints).toEqual([]);
  await close();
});

test("nothing behind a panel can be reached: not by role, not by Tab, and all of it is back afterwards", async () => {
  const { page, hands, close } = await aCall("");
  const note = page.getByRole("textbox", { name: "Note" });
  expect(await note.count()).toBe(1);
  await hands.press("F2");
  await page.getByRole("dialog", { name: "What is the call about?" }).waitFor();
  expect(await note.count()).toBe(0);
  expect(await page.getByRole("main").count()).toBe(0);
  for (let tabs = 0; tabs < 30; tabs += 1) {
    await hands.press("Tab");
    expect(await page.evaluate(() => document.activeElement?.closest("main") !== null)).toBe(false);
  }
  await hands.press("F1");
  await page.getByRole("dialog", { name: "Keys that work here" }).waitFor();
  expect(await page.getByRole("dialog").count()).toBe(1);
  await hands.press("Escape", "Escape");
  await page.getByRole("dialog").waitFor({ state: "detached" });
  expect(await note.count()).toBe(1);
  await close();
});

test("another person unlocks as themselves, and everything typed is still there", async () => {
  const { page, hands, complaints, close } = await aCall("");
  await hands.write("no one has an opening");
  await hands.press("Control+l");
  await page.getByRole("heading", { name: "Locked" }).waitFor();
  await hands.tabTo("Someone else");
  await hands.press("Enter");
  await hands.field("Sign-in name", "reyes");
  await hands.field("Passphrase", "demo");
  await hands.press("Enter");
  await page.getByLabel("Listening").waitFor();
  expect(await page.getByLabel("Listening").inputValue()).toBe("no one has an opening");
  await page.getByText("T. Reyes").first().waitFor();
  expect(complaints).toEqual([]);
  await close();
});
