import { afterAll, beforeAll, expect, test } from "vitest";
import { type Situation } from "../support/callers.ts";
import { Hands } from "../support/hands.ts";
import {
  begin,
  closeCall,
  escalate,
  keySafety,
  keyScope,
  typeFacts,
} from "../support/taking-calls.ts";
import {
  type Centre,
  lineCoverage,
  type OpenDesk,
  openDesk,
  regionCoverage,
  startCentre,
} from "../support/thread.ts";

const POLICY = { idleLockMinutes: 240, pollMs: 500 };
const NORA: Situation = {
  id: "a member who lives somewhere else now",
  lang: "en",
  statement: "we moved up north and nobody has an opening",
  expected: { verdict: "in" },
};
const FACTS = {
  number: "510 555 0143",
  callerIs: "1",
  caller: "Nora Quintana",
  born: "5/6/1988",
  place: "94601",
  firstAsked: "11/5",
  withWhom: "2",
  offer: "12/18",
} as const;

let centre: Centre;
const desks: OpenDesk[] = [];
let [hands, others, bay, north] = [] as unknown as [Hands, Hands, Hands, Hands];
let reference = "";

beforeAll(async () => {
  centre = await startCentre("2026-11-25T18:04:00Z");
  const open = async (name: string, login: string, coverage = lineCoverage): Promise<Hands> => {
    const desk = await openDesk(centre, { name, coverage, policy: POLICY });
    desks.push(desk);
    const at = new Hands(desk.page);
    await at.signIn(login);
    return at;
  };
  hands = await open("Desk 1", "k.alvarado");
  others = await open("Desk 2", "t.brandt");
  bay = await open("Bay and Coast", "s.aguilar", regionCoverage("bay-coast"));
  north = await open("North Valley", "m.okonkwo", regionCoverage("north-valley"));
});
afterAll(async () => {
  for (const desk of desks) await desk.close();
  await centre.close();
});

const rowOf = (at: Hands) => at.page.getByRole("row", { name: new RegExp(reference) });
const panel = (at: Hands, title: string) => at.page.getByRole("dialog", { name: title });

test("a case goes to another region by keyboard: the preview names whom to ring, the new region has it, the old one has not", async () => {
  await begin(hands, NORA, FACTS);
  await keySafety(hands);
  await keyScope(hands, "1");
  await typeFacts(hands, FACTS);
  await escalate(hands);
  reference = await closeCall(hands);
  await rowOf(bay).waitFor({ timeout: 60_000 });
  await rowOf(bay).first().focus();
  await bay.press("Enter");
  await bay.page.getByRole("heading", { name: /Nora Quintana/ }).waitFor();

  await rowOf(hands).first().focus();
  await hands.press("Enter");
  await hands.page.getByRole("heading", { name: /Nora Quintana/ }).waitFor();
  await hands.press("g");
  await panel(hands, "To another region").waitFor();
  await hands.choose("Where it goes", "1");
  await hands.sees(/North Valley · 530 555|North Valley/);
  await hands.type("Why it goes there", "They moved to Chico in October.");
  await hands.press("Control+Enter");
  await panel(hands, "To another region").waitFor({ state: "detached" });
  await hands.sees("Went to North Valley");

  await rowOf(north).waitFor({ timeout: 60_000 });
  await rowOf(north).first().focus();
  await north.press("Enter");
  await north.sees("They moved to Chico in October.");
  // The screen that still shows it learns that it is gone, and the list never shows it again.
  await bay.page
    .getByText(/It may belong to another region now/)
    .first()
    .waitFor({ timeout: 60_000 });
  await bay.press("Escape");
  await rowOf(bay).waitFor({ state: "detached", timeout: 60_000 });
});

test("at the end of a shift a promise goes to a colleague, who takes it; until then it is the giver's", async () => {
  await hands.press("Escape");
  await hands.page.getByRole("heading", { name: "My cases" }).waitFor();
  await hands.press("Control+Shift+l");
  await panel(hands, "Before you go").waitFor();
  await hands.press("h");
  await panel(hands, "Hand promises over").waitFor();
  await hands.page.getByRole("option", { name: /Brandt/ }).waitFor();
  await hands.page.keyboard.insertText("Brandt");
  await hands.press("Enter");
  await panel(hands, "Hand promises over").waitFor({ state: "detached" });
  const mine = hands.page.getByRole("grid", { name: "What I promised" });
  await mine.getByRole("row", { name: /offered to .*Brandt/ }).waitFor();

  const handed = others.page.getByRole("grid", { name: "For you to take" });
  const row = handed.getByRole("row", { name: /Nora Quintana/ });
  await row.waitFor({ timeout: 60_000 });
  expect(await row.innerText()).toMatch(/promised by .*Alvarado/);
  await row.focus();
  await others.press("a");
  await handed.waitFor({ state: "detached" });
  await others.page
    .getByRole("grid", { name: "What I promised" })
    .getByRole("row", { name: /promised by .*Alvarado/ })
    .waitFor();
  await mine
    .getByRole("row", { name: /offered to .*Brandt/ })
    .waitFor({ state: "detached", timeout: 60_000 });
});
