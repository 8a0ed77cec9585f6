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
  const lamp = page.getByRole("status", { name: "May say" });
  return { page, hands, lamp, complaints, close };
};

test("the lamp is in the top bar from the first second, and follows what is confirmed, by keyboard", async () => {
  const { hands, lamp, complaints, close } = await aCall();
  expect(await lamp.textContent()).toContain("nothing, do not confirm membership");
  await hands.choice("Who calls", "1");
  await hands.field("Caller", "Ana Ruiz");
  await hands.field("Date of birth", "3/4/1990");
  await hands.choice("Matched in the plan’s system", "1");
  await hands.press("2");
  await hands.announced(/^May say: anything$/);
  expect(await lamp.textContent()).toContain("May say: anything");
  // A factor ticked by mistake is taken back, and with it what may be said.
  await hands.press("2");
  await hands.announced(/May say: nothing/);
  expect(await lamp.textContent()).toContain("nothing");
  expect(await hands.findings()).toEqual([]);
  expect(complaints).toEqual([]);
  await close();
});

test("somebody who refuses to verify is not lost: the lamp stays, the reason is said, the case goes on", async () => {
  const { page, hands, lamp, close } = await aCall();
  await hands.choice("Who calls", "1");
  await hands.field("Caller", "Ana");
  await hands.choice("Check of the member", "3");
  await page.getByText("Ana would rather not be verified. Take the story").waitFor();
  expect(await lamp.textContent()).toContain("nothing");
  await hands.field("First asked on", "two weeks ago");
  await page.getByText("about Nov 11").waitFor();
  await close();
});

test("only the questions that this caller and this age raise are asked", async () => {
  const { page, hands, close } = await aCall();
  const asked = (name: string) => page.getByRole("radiogroup", { name, exact: true }).count();
  expect(await asked("Authority")).toBe(0);
  await hands.choice("Who calls", "2");
  await page.getByRole("radiogroup", { name: "Custody" }).waitFor();
  await hands.field("Date of birth", "11/26/2010");
  await page.getByRole("radiogroup", { name: "Clinic recorded the parent’s consent" }).waitFor();
  await hands.tabTo("Date of birth");
  await hands.press("Control+a");
  await hands.write("11/26/2019");
  await page.getByRole("radiogroup", { name: "Authority" }).waitFor({ state: "detached" });
  expect(await asked("Clinic recorded the parent’s consent")).toBe(0);
  expect(await asked("Custody")).toBe(1);
  await close();
});

test("a name keeps its line break and what cannot be seen, and says so; Enter adds none", async () => {
  const { page, hands, close } = await aCall();
  await hands.tabTo("Caller");
  await page.evaluate(() => {
    const pasted = new DataTransfer();
    pasted.setData("text/plain", "Ana\u200b\nRuiz");
    document.execCommand("insertText", false, pasted.getData("text/plain"));
  });
  await page.getByText("kept with: line break, zero-width space").waitFor();
  await hands.press("Enter");
  expect(await page.getByLabel("Caller", { exact: true }).inputValue()).toBe("Ana\u200b\nRuiz");
  await close();
});

test("a name from right to left stands on its own side, and the lamp is never cut short", async () => {
  const { page, hands, lamp, close } = await aCall();
  await hands.field("Caller", "محمد بن عبد الرحمن العلي الهاشمي القرشي");
  await hands.tabTo("Relation");
  await hands.write("a very long relation ".repeat(6));
  expect(
    await page
      .getByLabel("Caller", { exact: true })
      .evaluate((place) => getComputedStyle(place).direction),
  ).toBe("rtl");
  const cut = await lamp
    .locator(".words")
    .evaluate((words) => words.scrollWidth > words.clientWidth);
  expect(cut).toBe(false);
  await close();
});
