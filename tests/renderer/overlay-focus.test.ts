import { type Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { buildHarness, launch, openWindow } from "./browser.ts";
import { KeyboardOnly } from "./keyboard-only.ts";
import { aCallInFacts } from "./scenes.ts";

let browser: Browser;
beforeAll(async () => {
  await buildHarness();
  browser = await launch();
});
afterAll(() => browser.close());

test("Ctrl+K, then a name: the list takes what is typed although it came after the panel", async () => {
  const { page, close } = await openWindow(browser, "");
  const hands = new KeyboardOnly(page);
  await page.getByRole("button", { name: "New call" }).waitFor();
  await hands.press("Control+k");
  const find = page.getByRole("combobox", { name: /Find/ });
  await find.waitFor();
  await hands.write("ombud");
  expect(await find.inputValue()).toBe("ombud");
  await hands.press("Escape");
  await page.getByRole("dialog").waitFor({ state: "detached" });
  expect(await hands.focused()).not.toBe("");
  await close();
});

test("F4: the summary that the region reads has the focus as soon as it is there", async () => {
  const { page, close } = await openWindow(browser, "");
  const hands = new KeyboardOnly(page);
  await aCallInFacts(page);
  await hands.press("F4");
  await page.getByLabel("What the region reads").waitFor();
  const inside = await page.evaluate(
    () => document.activeElement?.closest("[role=dialog] [data-first]") !== null,
  );
  expect(inside).toBe(true);
  await close();
});

test("F1 on a magnified screen: the list of keys scrolls to its end by keyboard, also after a Tab and back", async () => {
  const { page, close } = await openWindow(browser, "", { width: 640, height: 360 });
  const hands = new KeyboardOnly(page);
  await page.getByRole("button", { name: "New call" }).waitFor();
  await hands.press("F1");
  await page.getByRole("dialog").waitFor();
  await hands.press("Tab");
  await hands.press("Shift+Tab");
  await hands.press("End");
  // Chromium scrolls smoothly: the end is where it comes to.
  const atEnd = await page.waitForFunction(() => {
    const veil = document.querySelector("[role=dialog]")?.parentElement;
    if (veil === null || veil === undefined || veil.scrollTop === 0) return false;
    return veil.scrollTop + veil.clientHeight >= veil.scrollHeight - 1;
  });
  expect(await atEnd.jsonValue()).toBe(true);
  await close();
});
