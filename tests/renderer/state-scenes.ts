import { type Page } from "playwright-core";
import { LONG_NAMES } from "./fake-states.ts";
import { newCall, openFirstCase, type Scene, type } from "./scene.ts";

const LONG_TEXT = `${LONG_NAMES[1]} says “nobody has an opening”; ${LONG_NAMES[0]} was told the same, and ${"no".repeat(40)}`;

const passphrase = async (page: Page, words: string): Promise<void> => {
  await page.getByLabel("Passphrase").fill(words);
  await page.keyboard.press("Enter");
  await page.getByRole("alert").waitFor();
};

const aLongCall = async (page: Page): Promise<void> => {
  await newCall(page);
  await type(page, "Listening", LONG_TEXT);
  await type(
    page,
    "Call-back number",
    "+1 (510) 555-0142 ext. 30817, after four, ask for the nurse",
  );
  await type(page, "Caller", LONG_NAMES[0]);
  await page
    .getByRole("group", { name: "Who" })
    .getByLabel("Member", { exact: true })
    .fill(LONG_NAMES[1]);
  await type(page, "Relation", "great-grandmother and court-appointed conservator");
  await type(page, "Region or ZIP", "94601-1234");
  await type(page, "First asked on", "the week after the second appointment that was canceled");
  await type(page, "What would work", LONG_TEXT);
  await type(page, "Note", LONG_TEXT);
};

/** The same, as far as a case can be opened from it. */
const aLongConcern = async (page: Page): Promise<void> => {
  await aLongCall(page);
  await page.getByRole("radio", { name: "Asked, safe" }).focus();
  await page.keyboard.press("1");
  await openScope(page);
  await page.keyboard.press("1");
  await page.getByText("In scope").first().waitFor();
  await page.keyboard.press("Enter");
  await page.getByRole("dialog").waitFor({ state: "detached" });
};

const openScope = async (page: Page): Promise<void> => {
  await page.keyboard.press("F2");
  await page.getByRole("dialog").getByRole("button", { name: "First appointment" }).waitFor();
};

/** What every screen looks like while it waits, where it fails, and with names that do not fit. */
export const STATE_SCENES: readonly Scene[] = [
  {
    name: "sign-in-refused",
    query: "session=signed-out",
    steps: async (page) => {
      await page.getByLabel("Sign-in name").fill("alvarado");
      await passphrase(page, "harbor");
    },
  },
  {
    name: "choose-passphrase",
    query: "session=signed-out",
    steps: async (page) => {
      await page.getByLabel("Sign-in name").fill("reyes");
      await page.getByLabel("Passphrase").fill("CODE-1234");
      await page.keyboard.press("Enter");
      await page.getByRole("heading", { name: "Your passphrase" }).waitFor();
    },
  },
  {
    name: "locked-refused",
    query: "session=locked",
    steps: (page) => passphrase(page, "harbor"),
  },
  { name: "locks-soon", query: "locksSoon", steps: newCall },
  { name: "notices", query: "notices" },
  { name: "desk-long", query: "longNames" },
  { name: "inbox-long", query: "person=okada&longNames" },
  { name: "inbox-loading", query: "person=okada&slow" },
  { name: "inbox-offline", query: "person=okada&offline" },
  { name: "case-loading", query: "caseIs=slow", steps: openFirstCase },
  {
    name: "case-error",
    query: "caseIs=failing",
    steps: async (page) => {
      await openFirstCase(page);
      await page.getByRole("alert").first().waitFor();
    },
  },
  {
    name: "case-long",
    query: "longNames&offline",
    steps: async (page) => {
      await openFirstCase(page);
      await page.getByText("Two desks wrote").waitFor();
    },
  },
  {
    name: "case-died",
    query: "memberDied",
    steps: async (page) => {
      await openFirstCase(page);
      await page.getByText("Perhaps the same concern").waitFor();
    },
  },
  { name: "call-long", query: "", steps: aLongCall },
  {
    name: "close-long",
    query: "",
    steps: async (page) => {
      await aLongCall(page);
      await page.getByRole("radio", { name: "Asked, safe" }).focus();
      await page.keyboard.press("1");
      await page.keyboard.press("Control+Shift+Enter");
      await page.getByRole("dialog", { name: "Close the call" }).waitFor();
    },
  },
  {
    name: "scope-refused",
    query: "refusing",
    steps: async (page) => {
      await newCall(page);
      await openScope(page);
      await page.keyboard.press("1");
      await page.getByRole("dialog").getByText("Not kept: this desk's disk is full").waitFor();
    },
  },
  {
    name: "scope-line-closed",
    query: "lineClosed",
    steps: async (page) => {
      await newCall(page);
      await openScope(page);
      await page.keyboard.press("9");
      await page.getByText("Line closed").first().waitFor();
    },
  },
  {
    name: "escalate-long",
    query: "longNames",
    steps: async (page) => {
      await aLongConcern(page);
      await page.keyboard.press("F4");
      await page.getByLabel("What the region reads").waitFor();
    },
  },
  {
    name: "close-offline",
    query: "offline",
    steps: async (page) => {
      await aLongConcern(page);
      await page.keyboard.press("Control+Shift+Enter");
      await page.getByRole("dialog", { name: "Close the call" }).waitFor();
      await page.getByText("Waiting for network").first().waitFor();
    },
  },
  {
    name: "turns-refused",
    query: "refusing",
    steps: async (page) => {
      await newCall(page);
      await page.keyboard.press("Shift+F2");
      await page.getByRole("dialog").waitFor();
      await page.keyboard.press("2");
      await page.getByRole("dialog").getByText("Not kept: this desk's disk is full").waitFor();
    },
  },
  {
    name: "late-call-refused",
    query: "",
    steps: async (page) => {
      await page.getByRole("button", { name: "New call" }).waitFor();
      await page.keyboard.press("Control+F5");
      await page.getByRole("dialog").waitFor();
      await type(page, "Began", "9:55");
      await type(page, "Ended", "9:40");
      await page.getByRole("radio", { name: "Paper form" }).focus();
      await page.keyboard.press("2");
      await page.keyboard.press("Control+Enter");
      await page.getByText("It ends before it began").waitFor();
    },
  },
  {
    name: "tray-long",
    query: "",
    steps: async (page) => {
      await aLongCall(page);
      await page.keyboard.press("Control+Shift+f");
      await page.getByRole("heading", { name: "My cases" }).waitFor();
      await page.getByText(LONG_NAMES[0]).first().waitFor();
    },
  },
  { name: "call-line-closed", query: "lineClosed", steps: newCall },
  {
    name: "crisis-line-closed",
    query: "lineClosed&offline",
    steps: async (page) => {
      await newCall(page);
      await page.keyboard.press("F8");
      await page.getByText("Supervisor not told").first().waitFor();
    },
  },
  {
    name: "numbers-line-closed",
    query: "lineClosed",
    steps: async (page) => {
      await page.getByRole("button", { name: "New call" }).waitFor();
      await page.keyboard.press("Control+k");
      await page.getByRole("combobox", { name: /Find/ }).waitFor();
    },
  },
  {
    name: "numbers-none",
    query: "",
    steps: async (page) => {
      await newCall(page);
      await page.keyboard.press("Control+k");
      await page.getByRole("combobox", { name: /Find/ }).fill("nothing of this name");
    },
  },
  {
    name: "call-back-done",
    query: "safetyCallBack",
    steps: async (page) => {
      await page.getByRole("row", { name: /how the night was/ }).focus();
      await page.keyboard.press("d");
      await page.getByLabel("Result").waitFor();
    },
  },
  {
    name: "case-note",
    query: "",
    steps: async (page) => {
      await openFirstCase(page);
      await page.getByText("Two desks wrote").waitFor();
      await page.keyboard.press("F9");
      await page.getByRole("dialog").waitFor();
    },
  },
];
