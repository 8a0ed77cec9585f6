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

/** A call about a first appointment, with the hands in the note, and the panel opened from there. */
const thePanel = async (query: string) => {
  const { page, complaints, close } = await openWindow(browser, query);
  const hands = new KeyboardOnly(page);
  await page.getByRole("button", { name: "New call" }).waitFor();
  await hands.press("F5");
  await page.getByLabel("Listening").waitFor();
  await hands.press("F2");
  await page.getByRole("dialog").getByRole("button", { name: "First appointment" }).waitFor();
  await hands.press("1", "Enter");
  await page.getByRole("dialog").waitFor({ state: "detached" });
  await hands.press("F9");
  await hands.write("therapist said weekly");
  await hands.press("Control+Shift+k");
  const dialog = page.getByRole("dialog", { name: "Work it with the clinic" });
  await dialog.getByRole("combobox").waitFor();
  return { page, hands, dialog, complaints, close };
};

test.each([
  ["with the network", ""],
  ["without it", "offline"],
])(
  "two clinics are worked with by keyboard %s, and the focus is back in the note",
  async (_, query) => {
    const { page, hands, dialog, complaints, close } = await thePanel(query);
    // Before anything is dialled it is asked whether the first that fits may be booked.
    expect(await hands.focused()).toBe("May we book the first one that fits?");
    await hands.press("1");
    await hands.tabTo("Clinic: a few letters, a town or a region");
    await hands.write("rio oaks");
    await hands.press("Enter");
    await dialog.getByText("1-916-555-0133", { exact: true }).waitFor();

    await hands.press("Control+Enter");
    await dialog.getByText("Key what came of it").waitFor();
    expect(await hands.focused()).toBe("Result");
    await hands.press("3");
    await hands.press("Control+Shift+k");
    await dialog.getByRole("combobox").waitFor();
    await hands.tabTo("Clinic: a few letters, a town or a region");
    await hands.write("bayview");
    await hands.press("Enter");
    await hands.choice("The caller", "2");
    await hands.field("Spoke with", "Dana");
    await hands.choice("Result", "1");
    await hands.field("Slot", "Mon 3pm");
    await hands.field("Held until", "tomorrow noon");
    await hands.press("Control+o");
    await dialog.getByText("This slot is one of the call’s offers").waitFor();
    expect(await hands.findings()).toEqual([]);
    await hands.press("Control+Enter");
    await dialog.waitFor({ state: "detached" });

    expect(await hands.focused()).toMatch(/^Note/);
    const contacts = page.getByRole("group", { name: "Clinics contacted" }).getByRole("listitem");
    expect(await contacts.allTextContents()).toEqual([
      expect.stringMatching(/Rio Oaks.*No answer/),
      expect.stringMatching(/Bayview.*Offered a date.*Mon 3pm.*Dana/s),
    ]);
    const offers = page.getByRole("group", { name: "Offers and visits" }).getByRole("listitem");
    expect(await offers.allTextContents()).toEqual([expect.stringContaining("Mon 3pm")]);
    expect(complaints).toEqual([]);
    await close();
  },
);

test("a clinic that is not listed is written down with its number, and Esc loses nothing of it", async () => {
  const { hands, dialog, close } = await thePanel("");
  await hands.tabTo("Clinic: a few letters, a town or a region");
  await hands.write("Elm Street Family Clinic");
  await hands.press("Enter");
  await dialog.getByRole("group", { name: "Elm Street Family Clinic" }).waitFor();
  expect(await hands.focused()).toBe("Number");
  await hands.write("916 555 0188");
  await hands.press("Escape");
  await dialog.waitFor({ state: "detached" });
  await hands.press("Control+Shift+k");
  await dialog.getByRole("group", { name: "Elm Street Family Clinic" }).waitFor();
  expect(await dialog.getByLabel("Number").inputValue()).toBe("916 555 0188");
  await close();
});
