import { type Page } from "playwright-core";
import { BUILD_SCENES } from "./build-scenes.ts";
import { AWAY_SCENES } from "./away-scenes.ts";
import { LINE_SCENES } from "./line-scenes.ts";
import { CRISIS_SCENES } from "./crisis-scenes.ts";
import { PRACTICE_SCENES } from "./practice-scenes.ts";
import { TRAY_SCENES } from "./tray-scenes.ts";
import { aMotherFor15, IDENTITY_SCENES, STORY_SCENES } from "./identity-scenes.ts";
import { PROMISE_SCENES } from "./promise-scenes.ts";
import { FIND_SCENES } from "./find-scenes.ts";
import { CASE_SCENES } from "./case-scenes.ts";
import { CLINIC_SCENES } from "./clinic-scenes.ts";
import { FACT_SCENES } from "./fact-scenes.ts";
import { TURN_SCENES } from "./turn-scenes.ts";
import { WORD_SCENES } from "./word-scenes.ts";
import { newCall, openFirstCase, type Scene, type } from "./scene.ts";
import { STATE_SCENES } from "./state-scenes.ts";

/** A call in the middle of its facts, as on the sketch. */
export const aCallInFacts = async (page: Page): Promise<void> => {
  await newCall(page);
  await type(
    page,
    "Listening",
    "they say no one has an opening, this is not right. he has stopped going out",
  );
  await type(page, "Call-back number", "510 555 0142");
  const safe = page.getByRole("radiogroup", { name: "Safe to leave a message" });
  await safe.getByRole("radio").first().focus();
  await page.keyboard.press("2");
  await page.getByRole("radio", { name: "Asked, safe" }).focus();
  await page.keyboard.press("1");
  await page.keyboard.press("F2");
  await page.getByRole("dialog").getByRole("button", { name: "First appointment" }).waitFor();
  await page.keyboard.press("1");
  await page.keyboard.press("0");
  await page.keyboard.press("Enter");
  await aMotherFor15(page);
  await type(page, "Region or ZIP", "94601");
  await page.getByRole("radio", { name: "Therapist" }).focus();
  await page.keyboard.press("1");
  await page.getByRole("radio", { name: "Nobody" }).focus();
  await page.keyboard.press("1");
  await type(page, "Medication runs out", "in ten days");
  await type(page, "Earliest offer", "Dec 18");
  await page.getByRole("radiogroup", { name: "Offered how" }).getByRole("radio").first().focus();
  await page.keyboard.press("2");
  await type(page, "What would work", "video, weekdays after 3 PM, any therapist");
  await type(
    page,
    "Note",
    "Member’s mother states: school asks for a letter; he has stopped going out.",
  );
  await type(page, "First asked on", "two weeks ago");
  await page.getByText("about Nov 11").waitFor();
  await page.getByText("13 to 17 business days").first().waitFor();
};

const unlocked = "";

export const SCENES: readonly Scene[] = [
  ...BUILD_SCENES,
  ...LINE_SCENES,
  ...AWAY_SCENES,
  ...PRACTICE_SCENES,
  ...WORD_SCENES,
  ...TRAY_SCENES,
  ...PROMISE_SCENES,
  ...IDENTITY_SCENES,
  ...TURN_SCENES,
  ...STORY_SCENES,
  ...FIND_SCENES,
  { name: "enrol", query: "session=not-enrolled&banner" },
  { name: "sign-in", query: "session=signed-out" },
  { name: "locked", query: "session=locked&lineClosed" },
  {
    name: "desk",
    query: unlocked,
    steps: async (page) => void (await page.keyboard.press("ArrowDown")),
  },
  { name: "desk-empty", query: "empty" },
  { name: "desk-error", query: "failing" },
  { name: "desk-loading", query: "slow" },
  { name: "desk-offline", query: "offline&banner" },
  { name: "call-new", query: unlocked, steps: newCall },
  { name: "call", query: "offline", steps: aCallInFacts },
  {
    name: "call-refused",
    query: unlocked,
    steps: async (page) => {
      await newCall(page);
      await type(page, "First asked on", "tomorrow");
      await page.getByText("This day has not come yet").waitFor();
    },
  },
  {
    name: "scope",
    query: unlocked,
    steps: async (page) => {
      await newCall(page);
      await type(page, "Listening", "no one has an opening, this is not right");
      await page.keyboard.press("F2");
      await page.getByRole("dialog").getByRole("button", { name: "First appointment" }).waitFor();
      await page.keyboard.press("1");
      await page.keyboard.press("0");
      await page.getByText("It’s your choice").waitFor();
    },
  },
  {
    name: "scope-list",
    query: unlocked,
    steps: async (page) => {
      await newCall(page);
      await page.keyboard.press("F2");
      await page.getByRole("dialog").getByRole("button", { name: "First appointment" }).waitFor();
      await page.keyboard.press("-");
      await page.keyboard.press("1");
      await page.getByText("Member Services has that").waitFor();
    },
  },
  ...FACT_SCENES,
  ...CLINIC_SCENES,
  ...CRISIS_SCENES,
  {
    name: "keys",
    query: unlocked,
    steps: async (page) => {
      await newCall(page);
      await page.keyboard.press("F1");
      await page.getByRole("dialog").waitFor();
    },
  },
  {
    name: "escalate",
    query: unlocked,
    steps: async (page) => {
      await aCallInFacts(page);
      await page.keyboard.press("F4");
      await page.getByLabel("What the region reads").waitFor();
    },
  },
  {
    name: "escalate-missing",
    query: unlocked,
    steps: async (page) => {
      await newCall(page);
      await page.keyboard.press("F4");
      await page.getByText("Before a case can be opened").first().waitFor();
    },
  },
  {
    name: "escalate-offline",
    query: "offline",
    steps: async (page) => {
      await aCallInFacts(page);
      await page.keyboard.press("F4");
      await page.getByLabel("What the region reads").waitFor();
      await page.keyboard.press("Control+Enter");
      await page.getByRole("dialog", { name: "Escalated" }).waitFor();
    },
  },
  {
    name: "close",
    query: unlocked,
    steps: async (page) => {
      await aCallInFacts(page);
      await page.keyboard.press("Control+Shift+Enter");
      await page.getByRole("radio", { name: "Sent on" }).waitFor();
      await page.keyboard.press("3");
      await page.keyboard.press("Control+Enter");
      await page.getByText("Choose to whom").first().waitFor();
    },
  },
  {
    name: "closed",
    query: unlocked,
    steps: async (page) => {
      await aCallInFacts(page);
      await page.keyboard.press("Control+Shift+Enter");
      await page.getByRole("radio", { name: "Resolved on the call" }).waitFor();
      await page.keyboard.press("2");
      await page.keyboard.press("Control+Enter");
      await page.getByRole("dialog", { name: "Closed" }).waitFor();
    },
  },
  {
    name: "call-escalated-offline",
    query: "offline",
    steps: async (page) => {
      await aCallInFacts(page);
      await page.keyboard.press("F4");
      await page.getByLabel("What the region reads").waitFor();
      await page.keyboard.press("Control+Enter");
      await page.getByRole("dialog", { name: "Escalated" }).waitFor();
      await page.keyboard.press("Enter");
      await page.getByRole("dialog").waitFor({ state: "detached" });
    },
  },
  {
    name: "case",
    query: unlocked,
    steps: async (page) => {
      await openFirstCase(page);
      await page.getByText("Two desks wrote").waitFor();
    },
  },
  {
    name: "case-member-told",
    query: unlocked,
    steps: async (page) => {
      await openFirstCase(page);
      await page.getByText("Two desks wrote").waitFor();
      await page.keyboard.press("t");
      await page.getByRole("radiogroup", { name: "How" }).waitFor();
      await page.keyboard.press("Control+Enter");
      await page.getByRole("alert").waitFor();
    },
  },
  {
    name: "follow-up-done",
    query: unlocked,
    steps: async (page) => {
      await page.getByRole("row", { name: /Rosa D/ }).focus();
      await page.keyboard.press("d");
      await page.getByLabel("Result").waitFor();
    },
  },
  { name: "inbox", query: "person=okada" },
  { name: "inbox-empty", query: "person=okada&empty" },
  { name: "inbox-error", query: "person=okada&failing" },
  {
    name: "answer",
    query: "person=okada",
    steps: async (page) => {
      await page.getByRole("row", { name: /AL 7K3 204/ }).waitFor();
      await page.keyboard.press("a");
      await page.getByText("Acknowledged · 10:50 AM").waitFor();
      await page.keyboard.press("a");
      await page.getByRole("dialog").waitFor();
      await page.getByLabel("Date and time").fill("Tue, Dec 1, 10:00 AM");
      await page.keyboard.press("Control+Enter");
      await page.getByRole("alert").waitFor();
    },
  },
  {
    name: "case-answered",
    query: "person=okada",
    steps: async (page) => {
      await openFirstCase(page);
      await page.getByText("Two desks wrote").waitFor();
      await page.keyboard.press("a");
      await page.getByText("M. Okada ·").first().waitFor();
      await page.keyboard.press("a");
      await type(page, "Date and time", "Tue, Dec 1, 10:00 AM");
      await type(page, "Provider", "Dr. Lee");
      await page.getByRole("radio", { name: "Video" }).focus();
      await page.keyboard.press("2");
      await type(page, "Place", "Oakland, or from home");
      await page.keyboard.press("Control+Enter");
      await page.getByRole("dialog").waitFor({ state: "detached" });
    },
  },
  { name: "desk-line-closed", query: "lineClosed" },
  {
    name: "call-psychiatrist",
    query: "banner",
    steps: async (page) => {
      await newCall(page);
      await page.getByRole("radio", { name: "Psychiatrist" }).focus();
      await page.keyboard.press("2");
      await type(page, "First asked on", "11/16");
      await type(page, "Earliest offer", "end of March");
      await page.getByText("67 to 74 business days").first().waitFor();
    },
  },
  ...CASE_SCENES,
  ...STATE_SCENES,
];
