import { readdirSync } from "node:fs";
import { join } from "node:path";
import pg from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { Hands } from "../support/hands.ts";
import { serverSight } from "../support/server-sight.ts";
import { begin, closeCall, keySafety, keyScope, typeFacts } from "../support/taking-calls.ts";
import {
  type Centre,
  lineCoverage,
  type OpenDesk,
  openDesk,
  startCentre,
} from "../support/thread.ts";

/** Stands in every field of practice: wherever it turns up, practice leaked. */
const ZEBRA = "zebrapractice";
const REAL = {
  id: "a member without an opening",
  lang: "en" as const,
  statement: "nobody has an opening",
  expected: { verdict: "in" as const },
};

let centre: Centre;
let desk: OpenDesk;
let hands: Hands;

beforeAll(async () => {
  centre = await startCentre("2026-11-25T18:04:00Z");
  desk = await openDesk(centre, { name: "Desk 1", coverage: lineCoverage });
  hands = new Hands(desk.page);
  await hands.signIn("k.alvarado");
});
afterAll(async () => {
  await desk.close();
  await centre.close();
});

const band = () => desk.page.getByRole("region", { name: "This is practice" });
const says = (words: string): Promise<void> =>
  desk.page.getByRole("log", { name: "Dolores Whitfield says" }).getByText(words).waitFor();
const drafts = (): string[] => {
  try {
    return readdirSync(join(desk.dataFolder, "drafts"));
  } catch {
    return [];
  }
};

/** The first caller of the list: Dolores Whitfield, who waits for a first appointment. */
const startPractice = async (): Promise<void> => {
  await hands.press("Control+Shift+x");
  await desk.page.getByRole("row", { name: /Dolores Whitfield/ }).waitFor();
  await hands.press("ArrowDown", "Enter");
  await desk.page.getByLabel("Listening").waitFor();
  await says("this fall");
};

test("a specialist practises by keyboard: the caller answers what is asked", async () => {
  await startPractice();
  await band().getByText("Nothing here is real").waitFor();
  await hands.type("Listening", `asked for a therapist ${ZEBRA}`);
  await hands.type("Call-back number", "555 0131");
  await says("that's my cell");
  await keySafety(hands);
  await keyScope(hands, "1");
  await hands.goTo("First asked on");
  await says("About three weeks ago.");
  await desk.page.keyboard.type("three weeks ago");
  await hands.choose("With whom", "1");
  await hands.type("Earliest offer", "1/14/2027");
  await says("They said the middle of January.");
  // The real rules work on it: the dates are understood and the standard is computed.
  await hands.sees(/after the due date/);
});

test("a real call parks it in one key, runs and is closed, and the practice comes back to the letter", async () => {
  await begin(hands, REAL, { number: "510 555 0142" });
  expect(await band().count()).toBe(0);
  await keySafety(hands);
  await keyScope(hands, "1");
  await typeFacts(hands, { callerIs: "1", caller: "Rosa Delgado", place: "94601" });
  await closeCall(hands, { disposition: "1" });
  await desk.page.getByRole("region", { name: "Back to the practice call" }).waitFor();
  await hands.press("Control+Shift+x");
  await band().waitFor();
  await expect
    .poll(() => desk.page.getByLabel("Listening").inputValue())
    .toBe(`asked for a therapist ${ZEBRA}`);
  await expect
    .poll(() => desk.page.getByLabel("First asked on").inputValue())
    .toBe("three weeks ago");
});

test("it ends in a score that says what was missed, and why", async () => {
  await hands.press("Control+Shift+x");
  await desk.page.getByRole("heading", { name: "Practice with Dolores Whitfield" }).waitFor();
  await hands.sees("4 of 7 on record");
  await hands.sees("Not on record: What would work.");
  await hands.sees(/when asked: “Any morning before noon/);
  await hands.press("Escape");
  await desk.page
    .getByRole("row", { name: /Dolores Whitfield/ })
    .getByText(/look again: 3 facts/)
    .waitFor();
  await hands.press("Escape");
  await desk.page.getByRole("heading", { name: "My cases" }).waitFor();
});

test("nothing of it is in the drafts, the journal or at the server but one score; the real call is", async () => {
  await expect.poll(() => desk.workstation.status().unsent, { timeout: 30_000 }).toBe(0);
  expect(drafts()).toEqual([]);
  const { calls, events } = await serverSight(centre.server);
  expect(calls.size).toBe(1);
  const whole = JSON.stringify(events.map(({ text }) => text));
  expect(whole).toContain("nobody has an opening");
  expect(whole).not.toContain(ZEBRA);
  if (centre.databaseUrl === null) return;
  const admin = new pg.Client({ connectionString: centre.databaseUrl });
  await admin.connect();
  const { rows } = await admin.query<{ type: string; body: string; stream: string }>(
    "select type, stream, body from events",
  );
  await admin.end();
  expect(rows.filter(({ type }) => type === "practice-scored")).toHaveLength(1);
  for (const { stream, body } of rows) expect(`${stream} ${body}`).not.toMatch(/zebra|70726163-/i);
});
