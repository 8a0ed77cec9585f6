import { type Page } from "playwright-core";
import { newCall, type Scene, type } from "./scene.ts";

const choose = async (page: Page, group: string, digit: string): Promise<void> => {
  await page.getByRole("radiogroup", { name: group }).getByRole("radio").first().focus();
  await page.keyboard.press(digit);
};

/** A call with these scope keys, looking at its facts. */
const aConcern = async (page: Page, keys: readonly string[], heading: string): Promise<void> => {
  await newCall(page);
  await page.keyboard.press("F2");
  await page.getByRole("dialog").getByRole("button", { name: "First appointment" }).waitFor();
  for (const key of keys) await page.keyboard.press(key);
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { name: heading }).waitFor();
};

const anOffer = async (page: Page): Promise<void> => {
  await aConcern(page, ["1"], "First appointment");
  await type(page, "First asked on", "two weeks ago");
  await type(page, "Earliest offer", "Dec 18");
  await choose(page, "Offered how", "2");
  await page.keyboard.press("Control+o");
  const dialog = page.getByRole("dialog", { name: "Offers and visits" });
  await dialog.getByLabel("Offered for").fill("Jan 11");
  await dialog
    .getByRole("radiogroup", { name: "What became of it" })
    .getByRole("radio")
    .first()
    .focus();
  await page.keyboard.press("3");
  await dialog.getByLabel("Why").fill("group; asked for individual");
};

/** The five concern forms, offers and visits, the grievance beside a concern. */
export const FACT_SCENES: readonly Scene[] = [
  {
    name: "facts-between",
    query: "",
    steps: async (page) => {
      await aConcern(page, ["2"], "Waits between appointments");
      await type(page, "Last visit", "two weeks ago");
      await type(page, "Next offered", "Dec 18");
      await choose(page, "Provider noted longer does no harm", "?");
      await choose(page, "Longer wait documented", "1");
      await page.getByLabel("Documented by").waitFor();
    },
  },
  {
    name: "facts-length",
    query: "",
    steps: async (page) => {
      await aConcern(page, ["3"], "Length of appointments");
      await type(page, "Minutes booked", "50");
      await choose(page, "Reason for the length", "2");
    },
  },
  {
    name: "facts-distance",
    query: "",
    steps: async (page) => {
      await aConcern(page, ["4"], "Travel distance");
      await type(page, "From where", "93657");
      await type(page, "Miles, one way", "62");
      await choose(page, "Travels by", "3");
      await page.getByText("Over the yardstick").waitFor();
    },
  },
  {
    name: "facts-type",
    query: "",
    steps: async (page) => {
      await aConcern(page, ["5"], "Type of appointment");
      await type(page, "Type offered", "group");
      await choose(page, "Reason for the type", "1");
    },
  },
  {
    name: "facts-grievance",
    query: "",
    steps: async (page) => {
      await aConcern(page, ["1", "0"], "Grievance beside it");
      await choose(page, "Grievance, the member’s choice", "2");
      await page.getByText("not filed at member's choice").waitFor();
      await choose(page, "Serious threat to health stated", "2");
    },
  },
  {
    name: "facts-raised",
    query: "",
    steps: async (page) => {
      await aConcern(page, ["1"], "First appointment");
      await choose(page, "Raise priority to", "1");
      await page.getByText("Say why in a few words").waitFor();
    },
  },
  { name: "offers", query: "", steps: anOffer },
  {
    name: "offers-kept",
    query: "",
    steps: async (page) => {
      await anOffer(page);
      await page.keyboard.press("Control+Enter");
      await page.getByRole("dialog").waitFor({ state: "detached" });
      await page.getByText("group; asked for individual").scrollIntoViewIfNeeded();
    },
  },
  {
    name: "offers-refused",
    query: "",
    steps: async (page) => {
      await aConcern(page, ["1"], "First appointment");
      await page.keyboard.press("Control+o");
      await page.keyboard.press("Control+Enter");
      await page.getByText("Type the date first").waitFor();
    },
  },
  {
    name: "grievance-later",
    query: "",
    steps: async (page) => {
      const row = page.getByRole("button", { name: /Jonah Aldridge.*Exempt until/ });
      await row.waitFor();
      await row.focus();
      await page.keyboard.press("Enter");
      await page.getByRole("dialog", { name: /Grievance/ }).waitFor();
    },
  },
  {
    name: "close-call-back",
    query: "",
    steps: async (page) => {
      await aConcern(page, ["1"], "First appointment");
      await page.keyboard.press("Control+Shift+Enter");
      await choose(page, "How it ended", "7");
      await page.getByLabel("Call back by").fill("Monday 10 AM");
    },
  },
];
