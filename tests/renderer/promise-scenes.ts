import { type Page } from "playwright-core";
import { type Scene } from "./scene.ts";

/** The first promise of the desk is chosen. */
export const toPromise = async (page: Page): Promise<void> => {
  const row = page.getByRole("row", { name: /I will phone the clinic team/ });
  await row.waitFor();
  await row.focus();
};

/** Promises that go from one person to another. */
export const PROMISE_SCENES: readonly Scene[] = [
  {
    name: "desk-handed",
    query: "handed",
    steps: async (page) => {
      await page.getByRole("row", { name: /hands it to you/ }).waitFor();
    },
  },
  {
    name: "desk-lead",
    query: "handed&person=reyes",
    steps: async (page) => {
      await page.getByRole("row", { name: /not at a desk today/ }).waitFor();
    },
  },
  {
    name: "promises-hand",
    query: "",
    steps: async (page) => {
      await toPromise(page);
      await page.keyboard.press("h");
      await page.getByRole("option", { name: /Brandt/ }).waitFor();
    },
  },
  {
    name: "promises-here",
    query: "person=reyes",
    steps: async (page) => {
      await toPromise(page);
      await page.keyboard.press("p");
      await page.getByRole("option", { name: /Haddad/ }).waitFor();
      await page.keyboard.press("ArrowDown");
      await page.keyboard.press("ArrowDown");
      await page.keyboard.press("Enter");
      await page.getByText("marked absent today").first().waitFor();
    },
  },
  {
    name: "leaving-promises",
    query: "",
    steps: async (page) => {
      await toPromise(page);
      await page.keyboard.press("Control+Shift+l");
      await page.getByText("2 promises are still yours").waitFor();
    },
  },
];
