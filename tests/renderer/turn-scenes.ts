import { type Page } from "playwright-core";
import { newCall, type Scene, type } from "./scene.ts";

const turn = async (page: Page, digit: string, dialog: string): Promise<void> => {
  await newCall(page);
  await type(page, "Call-back number", "510 555 0142");
  await type(page, "Caller", "Rosa D.");
  await page.keyboard.press("Shift+F2");
  await page.getByRole("dialog", { name: "What happens on this call?" }).waitFor();
  if (digit === "") return;
  await page.keyboard.press(digit);
  await page.getByRole("dialog", { name: dialog }).waitFor();
};

/** What a call can turn out to be. */
export const TURN_SCENES: readonly Scene[] = [
  { name: "turns", query: "", steps: (page) => turn(page, "", "") },
  { name: "cut-off", query: "", steps: (page) => turn(page, "1", "Cut off") },
  {
    name: "cut-off-lead",
    query: "",
    steps: async (page) => {
      await turn(page, "1", "Cut off");
      await page.getByText("try 1 of 2").waitFor();
      await page.keyboard.press("2");
      await page.getByText("try 2 of 2").waitFor();
      await page.keyboard.press("2");
      await page.getByText("nobody could ask").waitFor();
    },
  },
  {
    name: "threat",
    query: "",
    steps: async (page) => {
      await turn(page, "3", "A threat");
      await page.keyboard.press("1");
      await page.getByText("A supervisor is told.").first().waitFor();
    },
  },
  { name: "deceased", query: "", steps: (page) => turn(page, "4", "The member has died") },
];
