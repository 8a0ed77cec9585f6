import { type Page } from "playwright-core";
import { type Scene, type } from "./scene.ts";

const openPractice = async (page: Page): Promise<void> => {
  await page.getByRole("button", { name: "New call" }).waitFor();
  await page.keyboard.press("Control+Shift+x");
  await page.getByRole("heading", { name: "Practice" }).waitFor();
};
const startPractice = async (page: Page): Promise<void> => {
  await openPractice(page);
  await page.getByRole("row", { name: /Dolores Whitfield/ }).focus();
  await page.keyboard.press("Enter");
  await page.getByLabel("Listening").waitFor();
  await page.getByText("so far off").waitFor();
};
const askTwo = async (page: Page): Promise<void> => {
  await type(page, "Listening", "asked for a therapist this fall");
  await page.getByLabel("Call-back number").focus();
  await page.getByText("that's my cell").waitFor();
};

/** Simulated callers: never to be taken for a real call. */
export const PRACTICE_SCENES: readonly Scene[] = [
  {
    name: "practice-list",
    query: "",
    steps: async (page) => {
      await openPractice(page);
      await page.getByRole("row", { name: /Rosalba/ }).waitFor();
    },
  },
  {
    name: "practice-call",
    query: "",
    steps: async (page) => {
      await startPractice(page);
      await askTwo(page);
    },
  },
  {
    name: "practice-crisis",
    query: "",
    steps: async (page) => {
      await startPractice(page);
      await page.keyboard.press("F8");
      await page.getByRole("dialog", { name: /Crisis/ }).waitFor();
      await page.getByText("nothing like that").waitFor();
    },
  },
  {
    name: "practice-score",
    query: "",
    steps: async (page) => {
      await startPractice(page);
      await page.keyboard.press("Control+Shift+x");
      await page.getByText("Another time").waitFor();
    },
  },
  {
    name: "practice-waits",
    query: "",
    steps: async (page) => {
      await startPractice(page);
      await page.keyboard.press("Control+Shift+f");
      await page.getByRole("region", { name: "Back to the practice call" }).waitFor();
    },
  },
  {
    name: "practice-real-call",
    query: "",
    steps: async (page) => {
      await startPractice(page);
      await page.keyboard.press("F5");
      await page.getByText("so far off").waitFor({ state: "detached" });
      await page.getByLabel("Listening").waitFor();
    },
  },
  {
    name: "practice-empty",
    query: "empty",
    steps: async (page) => {
      await openPractice(page);
      await page.getByText("no simulated caller").waitFor();
    },
  },
  { name: "practice-loading", query: "slow", steps: openPractice },
  {
    name: "practice-error",
    query: "failing",
    steps: async (page) => {
      await page.getByRole("button", { name: "Try again" }).first().waitFor();
      await page.keyboard.press("Control+Shift+x");
      await page.getByRole("heading", { name: "Practice" }).waitFor();
      await page.getByRole("button", { name: "Try again" }).waitFor();
    },
  },
  {
    name: "practice-long",
    query: "longNames",
    steps: async (page) => {
      await openPractice(page);
      await page.getByRole("row", { name: /Papadopoulos/ }).waitFor();
    },
  },
];
