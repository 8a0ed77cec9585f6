import { type Page } from "playwright-core";

/** One screen in one state, and how a person gets there by keyboard. */
export type Scene = {
  readonly name: string;
  readonly query: string;
  readonly steps?: (page: Page) => Promise<void>;
};

export const type = async (page: Page, label: string, text: string): Promise<void> => {
  await page.getByLabel(label, { exact: true }).fill(text);
};

export const newCall = async (page: Page): Promise<void> => {
  await page.getByRole("button", { name: "New call" }).waitFor();
  await page.keyboard.press("F5");
  await page.getByLabel("Listening").waitFor();
};

/** The desk's first case, opened as its row lies under the hands. */
export const openFirstCase = async (page: Page): Promise<void> => {
  await page.getByRole("row", { name: /AL 7K3 204/ }).focus();
  await page.keyboard.press("Enter");
};
