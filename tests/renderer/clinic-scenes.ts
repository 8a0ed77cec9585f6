import { type Page } from "playwright-core";
import { newCall, type Scene, type } from "./scene.ts";

const choose = async (page: Page, group: string, digit: string): Promise<void> => {
  const radios = page.getByRole("dialog").getByRole("radiogroup", { name: group, exact: true });
  await radios.getByRole("radio").first().focus();
  await page.keyboard.press(digit);
};

/** A call about a first appointment, in a region or not yet, with the clinic panel open. */
const thePanel = async (page: Page, region = "94601"): Promise<void> => {
  await newCall(page);
  await page.keyboard.press("F2");
  await page.getByRole("dialog").getByRole("button", { name: "First appointment" }).waitFor();
  await page.keyboard.press("1");
  await page.keyboard.press("Enter");
  await page.getByRole("dialog").waitFor({ state: "detached" });
  if (region !== "") await type(page, "Region or ZIP", region);
  await page.keyboard.press("Control+Shift+k");
  await page.getByRole("combobox").waitFor();
};

const pick = async (page: Page, letters: string): Promise<void> => {
  await page.getByRole("combobox").fill(letters);
  await page.keyboard.press("Enter");
  await page.getByRole("combobox").waitFor({ state: "detached" });
};

const anOfferedSlot = async (page: Page): Promise<void> => {
  await thePanel(page);
  await choose(page, "May we book the first one that fits?", "1");
  await pick(page, "rio oaks");
  await choose(page, "Result", "3");
  await page.keyboard.press("Control+Shift+k");
  await pick(page, "bayview");
  await choose(page, "The caller", "2");
  await type(page, "Spoke with", "Dana");
  await choose(page, "Result", "1");
  await type(page, "Slot", "Mon 3pm");
  await type(page, "Held until", "until tomorrow noon");
  await page.getByText("The clinic can offer Mon 3pm").waitFor();
};

/** The clinic panel: choosing one, working with it, what became of it. */
export const CLINIC_SCENES: readonly Scene[] = [
  { name: "clinic", query: "", steps: (page) => thePanel(page) },
  {
    name: "clinic-no-region",
    query: "",
    steps: async (page) => {
      await thePanel(page, "");
      await page.getByRole("option").nth(4).waitFor();
    },
  },
  {
    name: "clinic-not-listed",
    query: "",
    steps: async (page) => {
      await thePanel(page);
      await pick(page, "Elm Street Family Clinic");
      await type(page, "Number", "916 555 0188");
    },
  },
  {
    name: "clinic-closed",
    query: "",
    steps: async (page) => {
      await thePanel(page);
      await pick(page, "redwood");
      await page.getByText("closed · opens Mon").waitFor();
    },
  },
  { name: "clinic-offered", query: "", steps: anOfferedSlot },
  {
    name: "clinic-outside",
    query: "offline",
    steps: async (page) => {
      await anOfferedSlot(page);
      await page.keyboard.press("Control+o");
      await page.getByText("This slot is one of the call’s offers").waitFor();
      await type(page, "Considered by", "L. Castellanos, clinic access lead");
      await choose(page, "Offered", "1");
      await choose(page, "Authorized", "2");
      await type(page, "When", "yesterday");
    },
  },
  {
    name: "clinic-refused",
    query: "",
    steps: async (page) => {
      await thePanel(page);
      await pick(page, "bayview");
      await page.keyboard.press("Control+Enter");
      await page.getByText("Key what came of it").waitFor();
      await choose(page, "Result", "1");
      await type(page, "Slot", "yesterday 3pm");
      await page.getByText("is already past").waitFor();
    },
  },
  {
    name: "clinic-kept",
    query: "",
    steps: async (page) => {
      await anOfferedSlot(page);
      await page.keyboard.press("Control+Enter");
      await page.getByRole("dialog").waitFor({ state: "detached" });
      await page.getByRole("group", { name: "Clinics contacted" }).scrollIntoViewIfNeeded();
    },
  },
];
