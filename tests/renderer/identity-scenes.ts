import { type Page } from "playwright-core";
import { newCall, type Scene, type } from "./scene.ts";

/** A choice of a group by its digit, as hands do it. */
export const pick = async (page: Page, group: string, digit: string): Promise<void> => {
  const place = page.getByRole("radiogroup", { name: group });
  await place.locator("input").first().focus();
  await page.keyboard.press(digit);
};

/** "Member" is a choice elsewhere on the screen too. */
const typeMember = (page: Page, name: string): Promise<void> =>
  page
    .getByRole("group", { name: "Who", exact: true })
    .getByLabel("Member", { exact: true })
    .fill(name);

const tick = async (page: Page, ...digits: string[]): Promise<void> => {
  await page.getByRole("group", { name: "Matched in the plan’s system" }).waitFor();
  await page.getByRole("checkbox", { name: "Name", exact: true }).focus();
  for (const digit of digits) await page.keyboard.press(digit);
};

/** A mother for a 15-year-old, both confirmed in the plan's system. */
export const aMotherFor15 = async (page: Page): Promise<void> => {
  await pick(page, "Who calls", "2");
  await type(page, "Caller", "Rosa D.");
  await typeMember(page, "Mateo D.");
  await type(page, "Relation", "mother");
  await type(page, "Date of birth", "11/26/2010");
  await tick(page, "1", "2");
  await pick(page, "Check of the caller", "1");
  await page.getByText("May say: only what Rosa told us").first().waitFor();
};

const toWho = (page: Page): Promise<void> =>
  page.evaluate(() =>
    document.querySelector('[aria-label="Who"]')?.scrollIntoView({ block: "start" }),
  );

export const IDENTITY_SCENES: readonly Scene[] = [
  {
    name: "identity-member",
    query: "",
    steps: async (page) => {
      await newCall(page);
      await pick(page, "Who calls", "1");
      await type(page, "Caller", "Ana María Ruiz");
      await type(page, "Date of birth", "3/4/1990");
      await tick(page, "1", "2");
      await page.getByText("May say: anything").first().waitFor();
      await toWho(page);
    },
  },
  {
    name: "identity-parent-of-15",
    query: "",
    steps: async (page) => {
      await newCall(page);
      await aMotherFor15(page);
      await toWho(page);
    },
  },
  {
    name: "identity-refuses",
    query: "",
    steps: async (page) => {
      await newCall(page);
      await pick(page, "Who calls", "1");
      await type(page, "Caller", "Ana");
      await pick(page, "Check of the member", "3");
      await page.getByText("Ana would rather not be verified").waitFor();
      await toWho(page);
    },
  },
  {
    name: "identity-paper",
    query: "",
    steps: async (page) => {
      await newCall(page);
      await pick(page, "Who calls", "4");
      await type(page, "Caller", "Ines Ortega");
      await typeMember(page, "Ana Ruiz");
      await type(page, "Relation", "sister");
      await type(page, "Date of birth", "3/4/1990");
      await tick(page, "1", "2", "3");
      await pick(page, "Check of the caller", "1");
      await pick(page, "Authority", "2");
      await page.getByRole("radiogroup", { name: "Kind of paper" }).waitFor();
      await pick(page, "Kind of paper", "3");
      await pick(page, "For what", "2");
      await type(page, "Until", "12/31/2027");
      await page.getByText("May say: anything about appointments").first().waitFor();
      await toWho(page);
    },
  },
  {
    name: "identity-odd-names",
    query: "",
    steps: async (page) => {
      await newCall(page);
      await pick(page, "Who calls", "5");
      await type(page, "Caller", "محمد بن عبد الرحمن العلي");
      await typeMember(page, "Wolfeschlegelsteinhausenbergerdorff\nMaría José O’Brien-Núñez\u200b");
      await type(page, "Relation", "عم");
      await type(page, "Call-back number", "+52 55 1234 5678 ext. 12");
      await type(page, "Region or ZIP", "94601-1234");
      await type(page, "Date of birth", "11/5");
      await page.getByText("Type month, day and year").waitFor();
      await toWho(page);
    },
  },
];

/** Earlier contact, and another member of the same conversation. */
export const STORY_SCENES: readonly Scene[] = [
  {
    name: "story",
    query: "",
    steps: async (page) => {
      await newCall(page);
      await page.keyboard.press("F2");
      await page.getByRole("dialog").waitFor();
      await page.keyboard.press("1");
      await page.keyboard.press("Enter");
      await pick(page, "Who calls", "1");
      await type(page, "Caller", "Ana María Ruiz");
      await type(page, "Date of birth", "3/4/1990");
      await tick(page, "1", "2");
      await page.getByRole("listitem").filter({ hasText: "AL 7K3 117" }).waitFor();
    },
  },
  {
    name: "story-none",
    query: "empty",
    steps: async (page) => {
      await newCall(page);
      await pick(page, "Who calls", "1");
      await type(page, "Caller", "Ana María Ruiz");
      await type(page, "Date of birth", "3/4/1990");
      await tick(page, "1", "2");
      await page.getByText("No earlier call or case").waitFor();
      await page.getByText("No earlier call or case").scrollIntoViewIfNeeded();
    },
  },
  {
    name: "second-member",
    query: "",
    steps: async (page) => {
      await newCall(page);
      await aMotherFor15(page);
      await page.keyboard.press("Control+m");
      await page.getByText("Second member of this call").waitFor();
      await toWho(page);
    },
  },
];
