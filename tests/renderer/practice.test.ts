import { type Browser, type Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { buildHarness, launch, openWindow } from "./browser.ts";
import { KeyboardOnly } from "./keyboard-only.ts";

let browser: Browser;
beforeAll(async () => {
  await buildHarness();
  browser = await launch();
});
afterAll(() => browser.close());

const aPracticeCall = async () => {
  const { page, complaints, close } = await openWindow(browser, "");
  await page.getByRole("row", { name: /AL 7K3 204/ }).waitFor();
  const hands = new KeyboardOnly(page);
  await hands.press("Control+Shift+x");
  await page.getByRole("row", { name: /Dolores Whitfield/ }).waitFor();
  await hands.press("ArrowDown");
  await hands.press("Enter");
  await said(page, "so far off");
  return { page, hands, complaints, close };
};
const band = (page: Page) => page.getByRole("region", { name: "This is practice" });
const said = (page: Page, words: string) =>
  page.getByRole("log", { name: "Dolores Whitfield says" }).getByText(words).waitFor();

test("a practice call says so, answers what is asked, and ends in its score by one key", async () => {
  const { page, hands, complaints, close } = await aPracticeCall();
  await band(page).getByText("PRACTICE", { exact: true }).waitFor();
  await band(page).getByText("Nothing here is real").waitFor();
  await hands.write("asked this fall");
  await hands.field("First asked on", "three weeks ago");
  await said(page, "About three weeks ago.");
  expect(await hands.findings()).toEqual([]);
  await hands.press("Control+Shift+x");
  await hands.announced(/Practice ended/);
  await page.getByRole("heading", { name: "Practice with Dolores Whitfield" }).waitFor();
  await page.getByText("Not on record: What would work.").waitFor();
  await band(page).waitFor();
  await hands.press("Escape");
  await page.getByRole("row", { name: /Rosalba Iturbe/ }).waitFor();
  await hands.press("Escape");
  await page.getByRole("heading", { name: "My cases" }).waitFor();
  expect(await band(page).count()).toBe(0);
  expect(complaints).toEqual([]);
  await close();
});

test("a real call parks it by one key, also from its crisis path, and nothing of practice stays on the screen", async () => {
  const { page, hands, complaints, close } = await aPracticeCall();
  await hands.write("typed in practice");
  await hands.press("F8");
  await page.getByRole("dialog", { name: /Crisis/ }).waitFor();
  await said(page, "nothing like that");
  await hands.press("F5");
  await page.getByRole("dialog", { name: /Crisis/ }).waitFor({ state: "detached" });
  await expect.poll(() => page.getByLabel("Listening").inputValue()).toBe("");
  expect(await band(page).count()).toBe(0);
  expect(await page.getByText("PRACTICE").count()).toBe(0);
  await page.waitForFunction(() => document.activeElement instanceof HTMLTextAreaElement);
  await hands.write("a real caller");
  // During the real call there is no key that leads back into practice.
  await hands.press("Control+Shift+x");
  expect(await page.getByLabel("Listening").inputValue()).toBe("a real caller");
  await hands.press("Control+Shift+f");
  await page.getByRole("heading", { name: "My cases" }).waitFor();
  await page.getByRole("region", { name: "Back to the practice call" }).waitFor();
  await hands.press("Control+Shift+x");
  await band(page).waitFor();
  await page.getByRole("dialog", { name: /Crisis/ }).waitFor();
  expect(complaints).toEqual([]);
  await close();
});
