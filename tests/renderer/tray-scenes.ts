import { type Page } from "playwright-core";
import { newCall, type Scene, type } from "./scene.ts";

const caller = async (page: Page, name: string): Promise<void> => {
  await page.waitForFunction(
    () => document.activeElement instanceof HTMLTextAreaElement && !document.activeElement.value,
  );
  await type(page, "Listening", "cancelled twice by the clinic, next one in March");
  await type(page, "Caller", name);
};

const twoCalls = async (page: Page): Promise<void> => {
  await newCall(page);
  await caller(page, "Rosa D.");
  await page.getByRole("radio", { name: "Asked, safe" }).focus();
  await page.keyboard.press("1");
  await page.getByLabel("In their words").waitFor();
  await page.keyboard.press("F5");
  await page.getByRole("button", { name: /Waiting call/ }).waitFor();
  await caller(page, "Linh T.");
};

/** Calls that wait to be finished, on the call and on the desk. */
export const TRAY_SCENES: readonly Scene[] = [
  { name: "call-two", query: "", steps: twoCalls },
  {
    name: "desk-tray",
    query: "lineClosed",
    steps: async (page) => {
      await twoCalls(page);
      await page.keyboard.press("Control+Shift+f");
      await page.getByRole("button", { name: /Rosa D/ }).waitFor();
    },
  },
  {
    name: "leaving",
    query: "",
    steps: async (page) => {
      await twoCalls(page);
      await page.keyboard.press("Control+Shift+f");
      await page.getByRole("heading", { name: "My cases" }).waitFor();
      await page.keyboard.press("Control+Shift+l");
      await page.getByRole("dialog").waitFor();
    },
  },
  {
    name: "hand-over",
    query: "",
    steps: async (page) => {
      await twoCalls(page);
      await page.keyboard.press("Control+Shift+o");
      await page.getByRole("option", { name: /Brandt/ }).waitFor();
    },
  },
  {
    name: "desk-handed-over",
    query: "offered",
    steps: async (page) => {
      await twoCalls(page);
      await page.keyboard.press("Control+Shift+o");
      await page.getByRole("option", { name: /Brandt/ }).waitFor();
      await page.keyboard.press("Enter");
      await page.getByText("offered to T. Brandt").first().waitFor();
    },
  },
  {
    name: "offer-here",
    query: "offered",
    steps: async (page) => {
      await page.getByRole("status", { name: "A call is offered to you" }).waitFor();
      await page.keyboard.press("Control+Shift+y");
      await page.getByRole("dialog").waitFor();
    },
  },
  {
    name: "late-call",
    query: "",
    steps: async (page) => {
      await page.getByRole("row", { name: /AL 7K3 204/ }).waitFor();
      await page.keyboard.press("Control+F5");
      await page.getByRole("dialog").waitFor();
      await type(page, "Began", "9:40");
      await type(page, "Ended", "9:55");
      await page.getByRole("radio", { name: "Paper form" }).focus();
      await page.keyboard.press("2");
      await page.getByText("Wed, Nov 25, 9:40").waitFor();
    },
  },
  {
    name: "call-late",
    query: "",
    steps: async (page) => {
      await page.getByRole("row", { name: /AL 7K3 204/ }).waitFor();
      await page.keyboard.press("Control+F5");
      await page.getByRole("dialog").waitFor();
      await type(page, "Began", "9:10");
      await type(page, "Ended", "9:40");
      await page.getByRole("radio", { name: "Paper form" }).focus();
      await page.keyboard.press("2");
      await page.keyboard.press("Control+Enter");
      await page.getByText("After the event").waitFor();
    },
  },
];
