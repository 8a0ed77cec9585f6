import { type Browser, type Page } from "playwright-core";
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

const aCall = async (query: string) => {
  const { page, close } = await openWindow(browser, query);
  const hands = new KeyboardOnly(page);
  await page.getByRole("button", { name: "New call" }).waitFor();
  await hands.press("F5");
  await page.getByLabel("Listening").waitFor();
  return { page, hands, close };
};

/** Every text that a live region has shown since this was called. */
const listen = async (page: Page): Promise<() => Promise<string[]>> => {
  await page.evaluate(() => {
    const said: string[] = [];
    const live = "[aria-live], [role=status], [role=alert], [role=timer], [role=log]";
    const hear = (node: Node | null): void => {
      const element = node instanceof Element ? node : (node?.parentElement ?? null);
      const region = element?.closest(live);
      if (region && region.getAttribute("aria-live") !== "off")
        said.push(region.textContent?.trim() ?? "");
    };
    new MutationObserver((changes) => {
      for (const { target, addedNodes } of changes) {
        hear(target);
        addedNodes.forEach(hear);
      }
    }).observe(document.body, { subtree: true, childList: true, characterData: true });
    Object.assign(window, { said });
  });
  return () => page.evaluate(() => (window as unknown as { said: string[] }).said);
};

test("the verdict is said aloud with the key that made it", async () => {
  const { page, hands, close } = await aCall("");
  await hands.press("F2");
  await page.getByRole("dialog").waitFor();
  await hands.press("1");
  await hands.announced(/^In scope/);
  await close();
});

test("how an offer stands to the due date is said aloud as soon as it is known", async () => {
  const { hands, page, close } = await aCall("");
  await hands.press("F2");
  await page.getByRole("dialog").waitFor();
  await hands.press("1", "Enter");
  await hands.field("First asked on", "two weeks ago");
  await page.getByText("about Nov 11").waitFor();
  await hands.choice("With whom", "1");
  await hands.field("Earliest offer", "Dec 18");
  await hands.announced(/13 to 17 business days after the due date/);
  await close();
});

test("an escalation that has not left the desk says so aloud, and whom to phone", async () => {
  const { page, close } = await openWindow(browser, "offline");
  const hands = new KeyboardOnly(page);
  await aCallInFacts(page);
  await hands.press("F4");
  await page.getByLabel("What the region reads").waitFor();
  await hands.press("Control+Enter");
  await page.getByRole("dialog", { name: "Escalated" }).waitFor();
  await hands.announced(/Phone M\. Okada, 510 555-0117/);
  await close();
});

test("the timer of a call runs on the screen and is never announced", async () => {
  const { page, close } = await aCall("");
  const heard = await listen(page);
  const timer = page.getByTestId("timer");
  const before = await timer.innerText();
  await expect.poll(() => timer.innerText(), { timeout: 10_000 }).not.toBe(before);
  await page.waitForTimeout(2_500);
  expect((await heard()).filter((words) => /\d:\d\d/.test(words))).toEqual([]);
  await close();
});

test("nor is the clock of an open crisis", async () => {
  const { page, hands, close } = await aCall("");
  await hands.press("F8");
  await page.getByRole("heading", { name: "Crisis · asking" }).waitFor();
  await page.getByText("Supervisor told").first().waitFor();
  const clock = page.locator(".crisis .timer");
  const heard = await listen(page);
  const before = await clock.innerText();
  await expect.poll(() => clock.innerText(), { timeout: 10_000 }).not.toBe(before);
  expect((await heard()).filter((words) => /\d:\d\d/.test(words))).toEqual([]);
  await close();
});
