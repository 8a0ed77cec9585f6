import { newCall, type Scene, type } from "./scene.ts";

/** The prompter, its languages, and the overlays of words and numbers. */
export const WORD_SCENES: readonly Scene[] = [
  {
    name: "prompter-interpreter",
    query: "",
    steps: async (page) => {
      await newCall(page);
      await page.keyboard.press("Control+e");
      await page.keyboard.press("Control+e");
      await page.getByText("sin vwee lawng chuh").waitFor();
    },
  },
  {
    name: "prompter-answer",
    query: "",
    steps: async (page) => {
      await newCall(page);
      await page.keyboard.press("Control+ArrowDown");
      await page.getByRole("radiogroup", { name: "Answer" }).waitFor();
    },
  },
  {
    name: "prompter-aside",
    query: "",
    steps: async (page) => {
      await newCall(page);
      await page.keyboard.press("Control+j");
      await page.getByRole("combobox", { name: /Find/ }).fill("hurt somebody");
      await page.keyboard.press("Enter");
      await page.getByRole("button", { name: "Back to the call" }).waitFor();
    },
  },
  {
    name: "prompts",
    query: "",
    steps: async (page) => {
      await newCall(page);
      await page.keyboard.press("Control+j");
      await page.getByRole("combobox", { name: /Find/ }).waitFor();
      await page.keyboard.press("ArrowDown");
    },
  },
  {
    name: "numbers",
    query: "",
    steps: async (page) => {
      await newCall(page);
      await page.keyboard.press("Control+k");
      await page.getByRole("combobox", { name: /Find/ }).waitFor();
      await page.keyboard.press("ArrowDown");
      await page.getByText("988 is free").waitFor();
    },
  },
  {
    name: "numbers-found",
    query: "",
    steps: async (page) => {
      await newCall(page);
      await page.keyboard.press("Control+k");
      await page.getByRole("combobox", { name: /Find/ }).fill("ombud");
      await page.getByText("closed: instead").first().waitFor();
    },
  },
  {
    name: "phrases",
    query: "",
    steps: async (page) => {
      await newCall(page);
      await type(page, "Note", "no visit before May");
      await page.getByLabel("Note", { exact: true }).focus();
      await page.keyboard.press("Control+.");
      await page.getByRole("button", { name: "Member states" }).waitFor();
    },
  },
];
