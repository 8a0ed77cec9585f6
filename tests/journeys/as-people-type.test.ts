import { afterAll, beforeAll, expect, test } from "vitest";
import { Hands } from "../support/hands.ts";
import { closeCall, escalate, keySafety, keyScope } from "../support/taking-calls.ts";
import { type JourneyDesk, openJourneyDesk } from "../support/journey-desk.ts";
import { type Centre, lineCoverage, startCentre } from "../support/thread.ts";

let centre: Centre;
let desk: JourneyDesk;
let hands: Hands;

beforeAll(async () => {
  centre = await startCentre("2026-11-25T18:04:00Z");
  desk = await openJourneyDesk(centre, { name: "Desk 1", coverage: lineCoverage });
  hands = new Hands(desk.page);
  await hands.signIn("k.alvarado");
});
afterAll(async () => {
  await desk.close();
  await centre.close();
});

/** Pasted as from another program: what nobody sees comes along. */
const paste = async (label: string, text: string): Promise<void> => {
  await hands.goTo(label);
  await desk.page.keyboard.insertText(text);
};

/** Opens a case through a call and gives its reference. */
const openCase = async (
  caller: string,
  member: string,
  { number, place, note }: { number: string; place: string; note: string },
): Promise<string> => {
  await hands.press("F5");
  await hands.type("Listening", "nobody has an opening before spring");
  await paste("Call-back number", number);
  await keySafety(hands);
  await keyScope(hands, "1");
  await paste("Caller", caller);
  await paste("Member", member);
  await paste("Region or ZIP", place);
  await hands.type("First asked on", "11/5");
  await hands.choose("With whom", "1");
  await hands.type("Earliest offer", "12/18");
  await hands.press("F9");
  await desk.page.keyboard.insertText(note);
  await escalate(hands);
  return closeCall(hands);
};

const rows = () => desk.page.getByRole("option");
/** F3, what is typed, and the references of the rows; then back. */
const find = async (typed: string, first: string | RegExp): Promise<void> => {
  await hands.press("F3");
  await desk.page.getByRole("combobox").waitFor();
  await desk.page.keyboard.insertText(typed);
  await rows()
    .filter({ hasText: first })
    .first()
    .waitFor({ timeout: 10_000 })
    .catch(async () => {
      throw new Error(`"${typed}" finds: ${(await rows().allTextContents()).join(" | ")}`);
    });
  await hands.press("Escape");
  await desk.page.getByRole("dialog").waitFor({ state: "detached" });
};

const ODD = {
  number: "(510) 555-0142 ext 3",
  place: "94601-1234",
  note: "school asks for\na letter",
};

test("an odd name is opened through a call and found by every other way of writing it", async () => {
  const reference = await openCase("Cher", "Zoë  Núñez-O’Brien\nde la\u200b Cruz", ODD);
  for (const typed of [
    "zoe nunez",
    "O BRIEN",
    "obrien zoe",
    "delacruz",
    "Nunes-Obrien",
    "cher",
    "5105550142",
    "510.555.0142 x9",
    "0142",
    "94601",
    "946011234",
    "letter school",
    reference,
    reference.replaceAll(" ", "").toLowerCase(),
    reference.slice(3),
    "Zoë\u200b Núñez\r\n",
  ])
    await find(typed, reference);
});

test("a very long name and one from right to left are found by their beginning and without marks", async () => {
  const long = "Wolfeschlegelsteinhausenbergerdorffwelchevoralternwaren".repeat(4);
  const first = await openCase(long, long, { number: "209 555 0177", place: "94601", note: "x" });
  await find("wolfeschlegelstein", first);
  const second = await openCase("نُور الهدى", "نور الهُدَى بنت عبد الرحمن", {
    number: "+1-415-555-0163",
    place: "94601",
    note: "x",
  });
  await find("نور الهدى", second);
  await find("\u200fنور عبد", second);
});

test("during a call that is not confirmed the row is masked and opens with a reason; Esc goes back to the letter", async () => {
  await hands.press("F5");
  await hands.type("Listening", "I have called you before");
  await hands.press("ArrowLeft", "ArrowLeft");
  await hands.press("F3");
  await desk.page.getByRole("combobox").waitFor();
  await desk.page.keyboard.type("nunez");
  await rows().filter({ hasText: "Z••• C." }).first().waitFor();
  expect(await desk.page.getByRole("listbox").textContent()).not.toMatch(/Núñez|Brien|Cher/);
  await hands.press("Enter");
  await desk.page.getByLabel("Why do you open it?").waitFor();
  await desk.page.keyboard.type("reads me the reference");
  await hands.press("Enter");
  await desk.page.getByRole("heading", { name: /Núñez/ }).waitFor();
  await hands.press("Escape");
  await desk.page.getByLabel("Listening").waitFor();
  await desk.page.keyboard.type("|");
  expect(await desk.page.getByLabel("Listening").inputValue()).toBe("I have called you befo|re");
});

/** What a screen reader is told of a field besides its name and its text. */
const toldOf = (label: string) =>
  desk.page.getByLabel(label, { exact: true }).evaluate((field) =>
    (field.getAttribute("aria-describedby") ?? "")
      .split(" ")
      .map((id) => document.getElementById(id)?.textContent?.trim() ?? "")
      .join(" "),
  );

test("a date is understood however it is typed, and one that cannot be stays in the field with the reason", async () => {
  await hands.press("F5");
  await hands.type("Listening", "asked a while ago");
  await keySafety(hands);
  await keyScope(hands, "1");
  const asked = desk.page.getByLabel("First asked on", { exact: true });
  for (const [typed, told] of [
    ["11/5", /Thu, Nov 5/],
    ["Nov 5", /Thu, Nov 5/],
    ["11-05-2026", /Thu, Nov 5/],
    ["yesterday", /Tue, Nov 24/],
    ["two weeks ago", /about Nov 11/],
    ["hace dos semanas", /about Nov 11/],
    ["tomorrow", /not come yet/],
    ["12/18/2026", /not come yet/],
    ["11/31", /There is no Nov 31/],
  ] as const) {
    await hands.retype("First asked on", typed);
    await expect.poll(() => toldOf("First asked on"), { timeout: 15_000 }).toMatch(told);
    expect(await asked.inputValue()).toBe(typed);
  }
  expect(await asked.getAttribute("aria-invalid")).toBe("true");
});
