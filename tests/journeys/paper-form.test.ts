import { afterAll, beforeAll, expect, test } from "vitest";
import { Hands } from "../support/hands.ts";
import { closeCall, keySafety, keyScope, typeFacts } from "../support/taking-calls.ts";
import {
  type Centre,
  lineCoverage,
  type OpenDesk,
  openDesk,
  startCentre,
} from "../support/thread.ts";

/** Five keys a second, as somebody types who knows the keyboard: every letter, digit and Tab counts. */
const KEYS_OF_A_MINUTE = 300;

const PAPER = {
  number: "510 555 0148",
  callerIs: "1",
  caller: "Ines Abara",
  born: "3/4/1990",
  place: "94601",
  firstAsked: "11/5",
  withWhom: "1",
  offer: "12/18",
} as const;
const SAID = "no opening until spring";

let centre: Centre;
const desks: OpenDesk[] = [];
let [hands, others] = [] as unknown as [Hands, Hands];

beforeAll(async () => {
  centre = await startCentre("2026-11-25T18:04:00Z");
  const open = async (name: string, login: string): Promise<Hands> => {
    const desk = await openDesk(centre, {
      name,
      coverage: lineCoverage,
      policy: { idleLockMinutes: 240, pollMs: 500 },
    });
    desks.push(desk);
    const at = new Hands(desk.page);
    await at.signIn(login);
    return at;
  };
  hands = await open("Desk 1", "k.alvarado");
  others = await open("Desk 2", "t.brandt");
});
afterAll(async () => {
  for (const desk of desks) await desk.close();
  await centre.close();
});

test("a call on paper of an outage is typed in by keyboard within a minute's keys, with its true times, and every desk finds it", async () => {
  const before = hands.keys;
  await hands.press("Control+F5");
  await hands.page.getByRole("dialog", { name: "A call after the event" }).waitFor();
  await hands.type("Began", "9:20");
  await hands.type("Ended", "9:32");
  await hands.choose("Typed from", "2");
  await hands.type("Reference on the paper", "AP WJ9 0443 0311");
  await hands.press("Control+Enter");
  await hands.page.getByText("After the event").waitFor();
  // Begun and ended as it was on paper, not when it is typed.
  await hands.sees(/9:20 AM – 9:32 AM · from paper/);
  await hands.type("Listening", SAID);
  await hands.type("Call-back number", PAPER.number);
  await keySafety(hands);
  await keyScope(hands, "1");
  await typeFacts(hands, PAPER);
  const typed = [SAID, "9:20", "9:32", "AP WJ9 0443 0311", ...Object.values(PAPER)].join("");
  const keys = hands.keys - before + typed.length;
  expect(keys).toBeLessThanOrEqual(KEYS_OF_A_MINUTE);
  const reference = await closeCall(hands, { disposition: "2" });

  await others.press("F3");
  await others.page.getByRole("combobox").waitFor();
  await others.page.keyboard.insertText(reference);
  const found = others.page.getByRole("option").filter({ hasText: reference }).first();
  await found.waitFor({ timeout: 60_000 });
  expect(await found.innerText()).toMatch(/Ines Abara/);
});
