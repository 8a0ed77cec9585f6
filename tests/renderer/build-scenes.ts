import { type Page } from "playwright-core";
import { type Scene, type } from "./scene.ts";

const look = async (page: Page, folder: string): Promise<void> => {
  await page.getByRole("heading", { name: "My cases" }).waitFor();
  await page.keyboard.press("Control+Shift+b");
  await page.getByRole("heading", { name: "Builds", exact: true }).waitFor();
  if (folder === "") return;
  await type(page, "Folder of the release", folder);
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { name: "On offer" }).waitFor();
};

/** The Builds screen of a supervisor, and the policy in force that everybody can read. */
export const BUILD_SCENES: readonly Scene[] = [
  { name: "builds", query: "person=reyes", steps: (page) => look(page, "") },
  {
    name: "builds-held",
    query: "person=reyes",
    steps: async (page) => {
      await look(page, "E:\\access-line-1.5.0");
      await page.getByRole("button", { name: "Hand to the installer" }).click();
      await page.getByText("2 things are not sent yet").waitFor();
    },
  },
  {
    name: "builds-refused",
    query: "person=reyes",
    steps: (page) => look(page, "E:\\bad-release"),
  },
  {
    name: "policy",
    query: "",
    steps: async (page) => {
      await page.getByRole("heading", { name: "My cases" }).waitFor();
      await page.keyboard.press("Control+Shift+p");
      await page.getByText("Keep the window out of screenshots").waitFor();
    },
  },
];
