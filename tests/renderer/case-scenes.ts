import { type Page } from "playwright-core";
import { openFirstCase, type Scene, type } from "./scene.ts";

/** The case, and a key that opens one of its steps. */
const step =
  (key: string, title: string, then?: (page: Page) => Promise<void>) =>
  async (page: Page): Promise<void> => {
    await openFirstCase(page);
    await page.getByText("Two desks wrote").waitFor();
    await page.keyboard.press(key);
    await page.getByRole("dialog", { name: title }).waitFor();
    await then?.(page);
  };

const keep = async (page: Page): Promise<void> => {
  await page.keyboard.press("Control+Enter");
  await page.getByRole("dialog").getByRole("alert").waitFor();
};

/** A case between the call and the visit. */
export const CASE_SCENES: readonly Scene[] = [
  {
    name: "case-attempt",
    query: "",
    steps: step("p", "Tried to reach the member", async (page) => {
      await page.getByText("Try 3 of 3").waitFor();
    }),
  },
  {
    name: "case-letter",
    query: "letterDue",
    steps: step("p", "Tried to reach the member", async (page) => {
      await page.getByText("Letter sent").waitFor();
    }),
  },
  { name: "case-visit", query: "turn=visit", steps: step("v", "Did the visit happen?") },
  { name: "case-close", query: "", steps: step("c", "Close without a visit", keep) },
  {
    name: "case-promise",
    query: "",
    steps: step("u", "Promise", async (page) => {
      await type(page, "When", "Fri Nov 27, 10 AM");
      await type(page, "What was said", "I will call you back.");
      await keep(page);
    }),
  },
  { name: "case-withdraw", query: "", steps: step("w", "Withdraw a sentence") },
  { name: "case-keep", query: "", steps: step("k", "Which value holds?") },
  { name: "case-link", query: "", steps: step("l", "Same member?") },
  { name: "case-reply", query: "turn=information", steps: step("r", "To the region") },
  {
    name: "case-climb",
    query: "",
    steps: step("F4", "Climb to the next rung", async (page) => {
      await page.getByText("has passed").waitFor();
    }),
  },
  {
    name: "case-move",
    query: "",
    steps: step("g", "To another region", async (page) => {
      await page.getByRole("radio", { name: /Southland/ }).waitFor();
      await page.keyboard.press("2");
      await page.getByText("Ring there").waitFor();
    }),
  },
  { name: "print-packet", query: "", steps: step("Control+p", "Print or save", keep) },
  {
    name: "print-save",
    query: "",
    steps: step("Control+p", "Print or save", async (page) => {
      await page.getByRole("radio", { name: "FHIR Task file" }).focus();
      await page.keyboard.press("3");
      await type(page, "What it is for", "the clinic asked for it on paper");
      await type(page, "Folder", "/media/stick");
      await type(page, "Your passphrase", "not mine");
      await keep(page);
    }),
  },
  {
    name: "print-refused",
    query: "refusing",
    steps: async (page) => {
      await page.getByRole("button", { name: "New call" }).waitFor();
      await page.keyboard.press("Control+p");
      await page.getByRole("dialog", { name: "Print" }).waitFor();
      await page.keyboard.press("1");
      await keep(page);
    },
  },
  {
    name: "case-over",
    query: "turn=over",
    steps: async (page) => {
      await openFirstCase(page);
      await page.getByText("Said to be two members").waitFor();
    },
  },
];
