import { type Page } from "playwright-core";
import { type Scene, type } from "./scene.ts";

const openLine = async (page: Page): Promise<void> => {
  await page.getByRole("heading", { name: "My cases" }).waitFor();
  await page.keyboard.press("Control+Shift+e");
  await page.getByRole("dialog", { name: "The line" }).getByLabel("Why").waitFor();
};

/** Its desk never answers: there is no list to wait for. */
const openLineWaiting = async (page: Page): Promise<void> => {
  await page.getByRole("button", { name: "New call" }).waitFor();
  await page.keyboard.press("Control+Shift+e");
  await page.getByRole("dialog", { name: "The line" }).waitFor();
};

/** A supervisor closes the line outside its plan, or opens it. */
export const LINE_SCENES: readonly Scene[] = [
  {
    name: "line-open",
    query: "person=reyes",
    steps: async (page) => {
      await openLine(page);
      await page.getByText("2 promises are due until").waitFor();
      await type(page, "Why", "smoke in the building");
      await type(page, "Until", "today 3 PM");
    },
  },
  {
    name: "line-in-force",
    query: "person=reyes",
    steps: async (page) => {
      await openLine(page);
      await page.getByText("2 promises are due until").waitFor();
      await type(page, "Why", "smoke in the building");
      await page.keyboard.press("Control+Enter");
      await page.getByRole("button", { name: "Back to the plan" }).waitFor();
    },
  },
  {
    name: "line-refused",
    query: "person=reyes",
    steps: async (page) => {
      await openLine(page);
      await page.getByText("2 promises are due until").waitFor();
      await page.keyboard.press("Control+Enter");
      await page.getByRole("alert").waitFor();
    },
  },
  {
    name: "line-closed",
    query: "person=reyes&lineClosed",
    steps: async (page) => {
      await openLine(page);
      await page.getByText("No promise is due until").waitFor();
    },
  },
  {
    name: "line-empty",
    query: "person=reyes&empty",
    steps: async (page) => {
      await openLine(page);
      await page.getByText("No promise is due until").waitFor();
    },
  },
  { name: "line-loading", query: "person=reyes&slow", steps: openLineWaiting },
];
