import { type Page } from "playwright-core";
import { aMotherFor15 } from "./identity-scenes.ts";
import { newCall, type Scene, type } from "./scene.ts";

/** F3 over the desk, and what is typed then. */
const find = async (page: Page, text = ""): Promise<void> => {
  await page.getByRole("heading", { name: "My cases" }).waitFor();
  await page.keyboard.press("F3");
  await page.getByRole("combobox").waitFor();
  await page.keyboard.type(text);
};

const findInCall = async (page: Page): Promise<void> => {
  await page.keyboard.press("F3");
  await page.getByRole("combobox").waitFor();
  await page.keyboard.type("delgado");
};

const masked = async (page: Page): Promise<void> => {
  await newCall(page);
  await type(page, "Listening", "I called before about my son");
  await findInCall(page);
  await page.getByRole("option", { name: /M•••/ }).first().waitFor();
};

/** Finding, outside a call and in one, with what it says when there is nothing to show. */
export const FIND_SCENES: readonly Scene[] = [
  { name: "find", query: "", steps: (page) => find(page) },
  {
    name: "find-rows",
    query: "",
    steps: async (page) => {
      await find(page, "delgado");
      await page.getByRole("option", { name: /Salgado/ }).waitFor();
      await page.keyboard.press("ArrowDown");
    },
  },
  {
    name: "find-long",
    query: "longNames&offline",
    steps: async (page) => {
      await find(page, "delgado");
      await page.getByRole("option").nth(3).waitFor();
    },
  },
  { name: "find-none", query: "", steps: (page) => find(page, "zzyzx") },
  {
    name: "find-reading",
    query: "findReads",
    steps: async (page) => {
      await find(page, "delgado");
      await page.getByText("Still reading this desk").waitFor();
    },
  },
  { name: "find-empty", query: "empty", steps: (page) => find(page) },
  {
    name: "find-loading",
    query: "slow",
    steps: async (page) => {
      await page.getByRole("button", { name: "New call" }).waitFor();
      await page.keyboard.press("F3");
      await page.getByRole("combobox").waitFor();
    },
  },
  {
    name: "find-error",
    query: "findFails",
    steps: async (page) => {
      await find(page, "delgado");
      await page.getByRole("dialog").getByRole("alert").waitFor();
    },
  },
  { name: "find-masked", query: "", steps: masked },
  {
    name: "find-reason",
    query: "",
    steps: async (page) => {
      await masked(page);
      await page.keyboard.press("Enter");
      await page.getByLabel("Why do you open it?").waitFor();
      await page.keyboard.press("Enter");
      await page.getByRole("dialog").getByRole("alert").waitFor();
    },
  },
  {
    name: "find-hidden",
    query: "",
    steps: async (page) => {
      await newCall(page);
      await page.keyboard.press("F2");
      await page.getByRole("dialog").getByRole("button", { name: "First appointment" }).waitFor();
      await page.keyboard.press("1");
      await page.keyboard.press("Enter");
      await aMotherFor15(page);
      await findInCall(page);
      await page.getByText("Not shown, and not counted").waitFor();
    },
  },
];
