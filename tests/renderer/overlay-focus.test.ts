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
