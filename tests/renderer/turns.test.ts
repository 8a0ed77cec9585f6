import { type Browser, type Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { buildHarness, launch, openWindow } from "./browser.ts";
import { KeyboardOnly } from "./keyboard-only.ts";

let browser: Browser;
beforeAll(async () => {
  await buildHarness();
  browser = await launch();
});
afterAll(() => browser.close());

const aCall = async (query = "") => {
  const { page, complaints, close } = await openWindow(browser, query);
  await page.getByRole("row", { name: /AL 7K3 204/ }).waitFor();
  const hands = new KeyboardOnly(page);
  await hands.press("F5");
  await page.getByLabel("Listening").waitFor();
  return { page, hands, complaints, close };
};
const turn = async (page: Page, hands: KeyboardOnly, digit: string): Promise<void> => {
  await hands.press("Shift+F2");
  await page.getByRole("dialog", { name: "What happens on this call?" }).waitFor();
  await hands.press(digit);
};

test("cut off: the number and the two minutes are in front, two digits later the lead is asked, and it closes", async () => {
  const { page, hands, complaints, close } = await aCall();
  await hands.field("Call-back number", "510 555 0142");
  await hands.press("Shift+F2");
  await page.getByRole("dialog").waitFor();
  expect(await hands.findings()).toEqual([]);
  await hands.press("1");
  await page.getByRole("dialog", { name: "Cut off" }).waitFor();
  await page.getByText(/Redial within [12]:\d\d · try 1 of 2/).waitFor();
  expect(await page.getByTestId("redial").textContent()).toBe("510 555 0142");
  expect(await page.getByRole("button", { name: "Message left" }).count()).toBe(0);
  expect(await hands.findings()).toEqual([]);
  await hands.press("2");
  await hands.announced(/Redial: No answer/);
  await page.getByText(/try 2 of 2/).waitFor();
  await hands.press("2");
  await page.getByText(/nobody could ask whether they are safe/).waitFor();
  expect(await hands.findings()).toEqual([]);
  await hands.press("Control+Enter");
  await page.getByRole("dialog", { name: "Closed" }).waitFor();
  expect(await page.getByTestId("reference").textContent()).toBe("AL 7K3 204");
  expect(complaints).toEqual([]);
  await close();
});

test("a message is offered only where somebody said that it is safe; reached goes on with the call", async () => {
  const { page, hands, close } = await aCall();
  await hands.field("Call-back number", "510 555 0142");
  await hands.choice("Safe to leave a message", "1");
  await turn(page, hands, "1");
  await page.getByRole("button", { name: "Message left" }).waitFor();
  await hands.press("1");
  await page.getByText(/Reached\. “We were cut off/).waitFor();
  await hands.press("Control+Enter");
  await page.getByRole("dialog").waitFor({ state: "detached" });
  expect(await page.getByLabel("Call-back number").inputValue()).toBe("510 555 0142");
  await close();
});

test("a silent call is keyed, and its question is under the hands", async () => {
  const { page, hands, complaints, close } = await aCall();
  await turn(page, hands, "2");
  await hands.announced(/Recorded: Silent call/);
  await page.getByRole("dialog").waitFor({ state: "detached" });
  await hands.press("Control+Shift+Enter");
  await page.getByRole("dialog", { name: "Close the call" }).waitFor();
  expect(await page.getByRole("radio", { name: "Not an intake" }).isChecked()).toBe(true);
  await hands.press("Control+Enter");
  await page.getByRole("dialog", { name: "Closed" }).waitFor();
  expect(complaints).toEqual([]);
  await close();
});

test("a threat: one key tells the supervisor, the words follow, and the crisis path opens", async () => {
  const { page, hands, complaints, close } = await aCall();
  await turn(page, hands, "3");
  await page.getByRole("dialog", { name: "A threat" }).waitFor();
  // What is read aloud is the content's, not the window's own words.
  await page.getByRole("dialog").getByText("I hear how upset you are").waitFor();
  await hands.press("1");
  await hands.announced(/A supervisor is told/);
  expect(await hands.findings()).toEqual([]);
  await hands.field("The exact words", "“I will come to the clinic”");
  await hands.press("Control+Enter");
  await page.getByRole("dialog", { name: /Crisis/ }).waitFor();
  expect(complaints).toEqual([]);
  await close();
});

test("a threat on a desk without the network says that nobody was told, and whom to call", async () => {
  const { page, hands, close } = await aCall("offline");
  await turn(page, hands, "3");
  await page.getByRole("dialog", { name: "A threat" }).waitFor();
  await hands.press("1");
  await hands.announced(/Not told: this desk is offline/);
  await close();
});

test("a death: the words to say, a supervisor is asked in, and the close goes to the supervisor", async () => {
  const { page, hands, complaints, close } = await aCall();
  await turn(page, hands, "4");
  await page.getByRole("dialog", { name: "The member has died" }).waitFor();
  expect(await hands.findings()).toEqual([]);
  await hands.write("on Sunday, at home");
  await hands.press("Control+Enter");
  await page.getByRole("dialog", { name: "Close the call" }).waitFor();
  expect(await page.getByRole("radio", { name: "Sent on" }).isChecked()).toBe(true);
  expect(await page.getByRole("radio", { name: "Supervisor" }).isChecked()).toBe(true);
  expect(complaints).toEqual([]);
  await close();
});
