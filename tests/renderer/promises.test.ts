import { type Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { buildHarness, launch, openWindow } from "./browser.ts";
import { KeyboardOnly } from "./keyboard-only.ts";
import { toPromise } from "./promise-scenes.ts";

let browser: Browser;
beforeAll(async () => {
  await buildHarness();
  browser = await launch();
});
afterAll(() => browser.close());

const aDesk = async (query: string) => {
  const { page, complaints, close } = await openWindow(browser, query);
  await page.getByRole("row", { name: /AL 7K3 204/ }).waitFor();
  return { page, hands: new KeyboardOnly(page), complaints, close };
};

test("a promise is handed to a colleague by keys, the offer is taken back, and the focus returns to it", async () => {
  const { page, hands, complaints, close } = await aDesk("");
  await toPromise(page);
  await hands.press("h");
  await page.getByRole("dialog", { name: "Hand promises over" }).waitFor();
  await page.getByRole("option", { name: /Brandt/ }).waitFor();
  expect(await hands.findings()).toEqual([]);
  await hands.press("Enter");
  await hands.announced(/Offered to T\. Brandt/);
  await page.getByRole("row", { name: /offered to T\. Brandt/ }).waitFor();
  expect(await page.evaluate(() => document.activeElement?.getAttribute("data-row"))).toMatch(
    /^promise-/,
  );
  await hands.press("w");
  await page.getByRole("row", { name: /offered to T\. Brandt/ }).waitFor({ state: "detached" });
  expect(complaints).toEqual([]);
  await close();
});

test("what a colleague hands over is heard, and taken with one key; a lead sees what nobody is here for", async () => {
  const { page, hands, complaints, close } = await aDesk("handed&person=reyes");
  await hands.announced(/T\. Brandt hands it to you/);
  const handed = page.getByRole("grid", { name: "For you to take" });
  await handed.getByRole("row", { name: /not at a desk today/ }).waitFor();
  expect(await hands.findings()).toEqual([]);
  await handed.getByRole("row", { name: /hands it to you/ }).focus();
  await hands.press("a");
  await hands.announced(/Yours now: Linh T\./);
  await handed.getByRole("row", { name: /not at a desk today/ }).focus();
  await hands.press("a");
  await handed.waitFor({ state: "detached" });
  expect(complaints).toEqual([]);
  await close();
});

test("whoever signs out sees the promises that are still theirs, and hands them over from there", async () => {
  const { page, hands, complaints, close } = await aDesk("");
  await hands.press("Control+Shift+l");
  await page.getByText("2 promises are still yours").waitFor();
  expect(await hands.findings()).toEqual([]);
  await hands.press("h");
  await page.getByRole("dialog", { name: "Hand promises over" }).waitFor();
  await hands.press("Escape");
  await hands.press("Control+Shift+l");
  await page.getByText("2 promises are still yours").waitFor();
  await hands.press("Control+Enter");
  await page.getByLabel("Sign-in name").waitFor();
  expect(complaints).toEqual([]);
  await close();
});

test("a supervisor marks somebody absent and back, without leaving the list", async () => {
  const { page, hands, complaints, close } = await aDesk("person=reyes");
  await toPromise(page);
  await hands.press("p");
  await page.getByRole("option", { name: /Brandt/ }).waitFor();
  expect(await hands.findings()).toEqual([]);
  await hands.press("Enter");
  await hands.announced(/T\. Brandt is marked absent today/);
  await page.getByRole("option", { name: /Brandt.*marked absent/ }).waitFor();
  await hands.press("Escape");
  await page.getByRole("dialog").waitFor({ state: "detached" });
  expect(complaints).toEqual([]);
  await close();
});
