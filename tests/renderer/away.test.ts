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

const panel = (page: Page) => page.getByRole("dialog", { name: "While you were away" });
const opened = async (query: string) => {
  const window = await openWindow(browser, query);
  await panel(window.page).waitFor();
  await window.page.getByRole("row", { name: /Samuel Ortiz/ }).waitFor();
  return { ...window, hands: new KeyboardOnly(window.page) };
};

test("it opens by itself once; Esc gives the desk back with the focus on it, and H opens it again", async () => {
  const { page, hands, close } = await opened("away");
  await hands.press("Escape");
  await panel(page).waitFor({ state: "detached" });
  expect(await hands.focused()).not.toBe("");
  await page.getByRole("button", { name: "6 while you were away" }).waitFor();
  await hands.press("b");
  await panel(page).waitFor();
  await close();
});

test("a phone that rings does not wait for it: F5 begins the call", async () => {
  const { page, hands, close } = await opened("away");
  await hands.press("F5");
  await page.getByLabel("Listening").waitFor();
  expect(await panel(page).count()).toBe(0);
  await close();
});

test("whoever has begun to work is not interrupted: the mark stands on the desk", async () => {
  const { page, close } = await openWindow(browser, "away&awayLater");
  const hands = new KeyboardOnly(page);
  await page.getByRole("row", { name: /AL 7K3 204/ }).waitFor();
  await page.waitForTimeout(800);
  await hands.press("ArrowDown");
  await page.getByRole("button", { name: "6 while you were away" }).waitFor();
  expect(await panel(page).count()).toBe(0);
  await close();
});

test("by keyboard alone: a refused note is put right, written again, and leaves the list with the focus on the next row", async () => {
  const { page, hands, close } = await opened("away");
  expect(await hands.focused()).toContain("Samuel Ortiz");
  await hands.press("Enter");
  const field = page.getByLabel("Put right");
  await field.waitFor();
  await hands.press("Control+a");
  await hands.write("Member states that the clinic called");
  await hands.press("Control+Enter");
  await page.getByLabel("Put right").waitFor({ state: "detached" });
  await page.getByRole("row", { name: /Samuel Ortiz/ }).waitFor({ state: "detached" });
  expect(await panel(page).count()).toBe(1);
  expect(await page.getByTestId("announcer").textContent()).toContain("Written again");
  await expect.poll(() => hands.focused()).toContain("Lena Fischer");
  await close();
});

test("what main does not keep stays in the field, with what to do", async () => {
  const { page, hands, close } = await opened("away&refusing");
  await hands.press("Enter");
  await page.getByLabel("Put right").waitFor();
  await hands.write("!");
  await hands.press("Control+Enter");
  await page.getByRole("alert").waitFor();
  expect(await page.getByLabel("Put right").inputValue()).toContain("!");
  await close();
});
