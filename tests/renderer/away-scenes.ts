import { type Page } from "playwright-core";
import { type Scene, type } from "./scene.ts";

const desk = async (page: Page): Promise<void> => {
  await page.getByRole("button", { name: "New call" }).waitFor();
};

/** It opens by itself where something is new and nobody has begun to work. */
const opened = async (page: Page): Promise<void> => {
  await page.getByRole("dialog", { name: "While you were away" }).waitFor();
  await page.getByRole("row").first().waitFor();
};

const pressed = async (page: Page, key: string, dialog: string): Promise<void> => {
  await desk(page);
  await page.locator("main").getByRole("heading").first().waitFor();
  // The keys come with the part of the desk that is fetched last.
  await page.waitForTimeout(400);
  await page.keyboard.press(key);
  await page.getByRole("dialog", { name: dialog }).waitFor();
};

const HEALTH = "How this desk stands";

/** What happened meanwhile, what was refused, and how the desk stands. */
export const AWAY_SCENES: readonly Scene[] = [
  { name: "away", query: "away", steps: opened },
  {
    name: "away-desk",
    query: "away",
    steps: async (page) => {
      await opened(page);
      await page.keyboard.press("Escape");
      await page.getByRole("button", { name: "6 while you were away" }).waitFor();
    },
  },
  {
    name: "away-many",
    query: "away&awayMany",
    steps: async (page) => {
      await opened(page);
      await page.keyboard.press("PageDown");
      await page.getByText("101 to 130 of 130").waitFor();
    },
  },
  { name: "away-long", query: "away&longNames", steps: opened },
  {
    name: "away-empty",
    query: "",
    steps: async (page) => {
      await pressed(page, "b", "While you were away");
      await page.getByText("Nothing happened to your work").waitFor();
    },
  },
  {
    name: "away-loading",
    query: "slow",
    steps: (page) => pressed(page, "b", "While you were away"),
  },
  {
    name: "away-error",
    query: "failing",
    steps: (page) => pressed(page, "b", "While you were away"),
  },
  {
    name: "refused",
    query: "away",
    steps: async (page) => {
      await opened(page);
      await page.getByRole("row", { name: /Samuel Ortiz/ }).focus();
      await page.keyboard.press("Enter");
      await page.getByLabel("Put right").waitFor();
    },
  },
  {
    name: "refused-by-another",
    query: "away",
    steps: async (page) => {
      await opened(page);
      await page.getByRole("row", { name: /Lena Fischer/ }).focus();
      await page.keyboard.press("Enter");
      await page.getByRole("button", { name: "Leave it as it is" }).waitFor();
    },
  },
  {
    name: "health",
    query: "away",
    steps: async (page) => {
      await opened(page);
      await page.keyboard.press("Escape");
      await pressed(page, "s", HEALTH);
      await page.getByText("Events of the store (412)").waitFor();
    },
  },
  {
    name: "health-carry",
    query: "person=reyes",
    steps: async (page) => {
      await pressed(page, "s", HEALTH);
      await type(page, "Folder", "D:\\from desk 14");
      await page.getByRole("button", { name: "Export what is not sent" }).press("Enter");
      await page.getByText("3 events in 1 file").waitFor();
    },
  },
  {
    name: "health-empty",
    query: "",
    steps: async (page) => {
      await pressed(page, "s", HEALTH);
      await page.getByText("Everything this desk holds can be read").waitFor();
    },
  },
  { name: "health-loading", query: "slow", steps: (page) => pressed(page, "s", HEALTH) },
  { name: "health-error", query: "failing", steps: (page) => pressed(page, "s", HEALTH) },
  {
    name: "health-offline",
    query: "offline",
    steps: async (page) => {
      await pressed(page, "s", HEALTH);
      await page.getByText("3 events, kept in the journal").waitFor();
    },
  },
];
