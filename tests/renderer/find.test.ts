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

const aDesk = async (query = "") => {
  const { page, complaints, close } = await openWindow(browser, query);
  const hands = new KeyboardOnly(page);
  await page.getByRole("row", { name: /AL 7K3 204/ }).waitFor();
  return { page, hands, complaints, close };
};
const field = (page: Page) => page.getByRole("combobox");

test("F3 from the desk, a name, Enter: the case; Esc leads back to the desk", async () => {
  const { page, hands, complaints, close } = await aDesk();
  await hands.press("F3");
  await field(page).waitFor();
  await page.keyboard.type("delgado");
  await page.getByRole("option", { name: /Rosa Delgado/ }).waitFor();
  await hands.announced(/4 found/);
  expect(await hands.findings()).toEqual([]);
  await hands.press("ArrowDown", "ArrowUp");
  expect(await page.getByRole("option", { selected: true }).textContent()).toContain("Mateo");
  await hands.press("Enter");
  await page.getByRole("heading", { name: /Mateo/ }).waitFor();
  await hands.press("Escape");
  await page.getByRole("heading", { name: "My cases" }).waitFor();
  expect(complaints).toEqual([]);
  await close();
});

test("F3 in the middle of a word and back: the focus is at the same letter", async () => {
  const { page, hands, close } = await aDesk();
  await hands.press("F5");
  await page.getByLabel("Listening").waitFor();
  await hands.field("Listening", "no opening since October");
  for (let n = 0; n < 5; n += 1) await hands.press("ArrowLeft");
  const caret = () =>
    page.evaluate(() => {
      const place = document.activeElement as HTMLTextAreaElement;
      return [place.value, place.selectionStart];
    });
  const before = await caret();
  for (const back of ["Escape", "F3"]) {
    await hands.press("F3");
    await field(page).waitFor();
    await page.keyboard.type("x");
    await hands.press(back);
    await page.getByRole("dialog").waitFor({ state: "detached" });
    expect(await caret()).toEqual(before);
  }
  await close();
});

test("in an unconfirmed call a masked row asks why; from its case Esc leads back into the call, to the letter", async () => {
  const { page, hands, complaints, close } = await aDesk();
  await hands.press("F5");
  await page.getByLabel("Listening").waitFor();
  await hands.field("Listening", "I called before about my son");
  for (let n = 0; n < 7; n += 1) await hands.press("ArrowLeft");
  await hands.press("F3");
  await field(page).waitFor();
  await page.keyboard.type("delgado");
  await page
    .getByRole("option", { name: /M••• D\./ })
    .first()
    .waitFor();
  expect(await page.getByRole("listbox").textContent()).not.toMatch(/Mateo|Delgado|7K3/);
  expect(await hands.findings()).toEqual([]);
  await hands.press("Enter");
  await page.getByLabel("Why do you open it?").waitFor();
  await hands.press("Enter");
  await page.getByText("Say in a few words why").waitFor();
  await page.keyboard.type("reads the reference to me");
  await hands.press("Enter");
  await page.getByRole("heading", { name: /Mateo D/ }).waitFor();
  await hands.press("Escape");
  await page.getByLabel("Listening").waitFor();
  const place = await page.evaluate(() => {
    const { value, selectionStart } = document.activeElement as HTMLTextAreaElement;
    return value.slice(selectionStart);
  });
  expect(place).toBe(" my son");
  expect(complaints).toEqual([]);
  await close();
});

test("a pasted name keeps its words apart, and nothing found says what to try", async () => {
  const { page, hands, close } = await aDesk();
  await hands.press("F3");
  await field(page).waitFor();
  await field(page).evaluate((input) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData("text/plain", "zz Maria\nde la Cruz\t(Lupe)");
    input.dispatchEvent(
      new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }),
    );
  });
  expect(await field(page).inputValue()).toBe("zz Maria de la Cruz (Lupe)");
  await page.getByText("Nothing on this desk fits").waitFor();
  await page.getByRole("heading", { name: "What to try" }).waitFor();
  expect(await hands.findings()).toEqual([]);
  await close();
});

test("F3 is there for everybody who is signed in, and for nobody else", async () => {
  const { page, hands, close } = await aDesk();
  await hands.press("F1");
  await page.getByRole("dialog").getByText("Find", { exact: true }).waitFor();
  await close();
  const out = await openWindow(browser, "session=signed-out");
  await out.page.getByLabel("Sign-in name").waitFor();
  await out.page.keyboard.press("F3");
  expect(await out.page.getByRole("dialog").count()).toBe(0);
  await out.close();
});
