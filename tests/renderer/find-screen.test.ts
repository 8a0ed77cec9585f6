import { expect, test, vi } from "vitest";
import type { FindView, FoundRow } from "#shared/contract/find-views.ts";
import type { CaseId } from "#shared/events/ids.ts";
import { Announcer } from "../../renderer/app/announcer.svelte.ts";
import { Changes } from "../../renderer/app/changes.ts";
import type { Workstation } from "../../renderer/app/workstation.svelte.ts";
import { FindScreen } from "../../renderer/screens/find/find-screen.svelte.ts";
import { caseIdOf } from "./fake-rows.ts";

const row = (n: number, rest: Partial<FoundRow> = {}): FoundRow => ({
  id: `case:${n}`,
  caseId: caseIdOf(n),
  callId: null,
  opens: "case",
  masked: false,
  tolerant: false,
  member: `Member ${n}`,
  reference: "AL 7K3 204",
  what: "First appointment",
  state: null,
  opened: null,
  foundBy: null,
  ...rest,
});

const view = (rows: readonly FoundRow[], total = rows.length): FindView => ({
  rows: [...rows],
  total,
  holds: { cases: 9, calls: 0 },
  reading: null,
  sight: "full",
  because: null,
  problem: null,
});

/** Main answers when the test says so. */
const aScreen = () => {
  const asked: { text: string; from: number; answer: (of: FindView) => void }[] = [];
  const opened: CaseId[] = [];
  const told: string[] = [];
  const announcer = new Announcer();
  const changes = new Changes();
  const workstation = {
    call: null,
    changes,
    announcer,
    openFound: (caseId: CaseId) => opened.push(caseId),
    client: {
      find: {
        rows: ({ text, from }: { text: string; from: number }) =>
          new Promise<FindView>((answer) => asked.push({ text, from, answer })),
        openMasked: ({ reason }: { reason: string }) => {
          told.push(reason);
          return Promise.resolve({});
        },
      },
    },
  } as unknown as Workstation;
  const screen = new FindScreen(workstation);
  const turn = () => new Promise((resolve) => setTimeout(resolve, 0));
  return { screen, asked, opened, told, announcer, changes, turn };
};

test("typing never waits: however many keys, one question is on its way and one follows, for the latest text", async () => {
  const { screen, asked, turn } = aScreen();
  for (const text of ["d", "de", "del"]) screen.type(text);
  expect(screen.typed).toBe("del");
  expect(asked.map(({ text }) => text)).toEqual(["d"]);
  asked[0]?.answer(view([row(1)]));
  await turn();
  expect(asked.map(({ text }) => text)).toEqual(["d", "del"]);
  asked[1]?.answer(view([row(2)]));
  await turn();
  expect(screen.rows.map(({ id }) => id)).toEqual(["case:2"]);
});

test("Enter right after the last key opens what that text finds, not the row that still stands there", async () => {
  const { screen, asked, opened, turn } = aScreen();
  screen.type("ma");
  asked[0]?.answer(view([row(1)]));
  await turn();
  screen.type("mar");
  screen.enter();
  expect(opened).toEqual([]);
  asked[1]?.answer(view([row(2)]));
  await turn();
  expect(opened).toEqual([caseIdOf(2)]);
});

test("an Enter that waits is forgotten when somebody types on", async () => {
  const { screen, asked, opened, turn } = aScreen();
  screen.type("ma");
  screen.enter();
  screen.type("mar");
  asked[0]?.answer(view([row(1)]));
  await turn();
  asked[1]?.answer(view([row(2)]));
  await turn();
  expect(opened).toEqual([]);
});

test("past the last row the next page is asked for and joins the rows", async () => {
  const { screen, asked, turn } = aScreen();
  screen.type("ruiz");
  asked[0]?.answer(view([row(1), row(2)], 3));
  await turn();
  await screen.move(1);
  const past = screen.move(1);
  expect(asked[1]).toMatchObject({ text: "ruiz", from: 2 });
  asked[1]?.answer(view([row(3)], 3));
  await past;
  expect(screen.active?.id).toBe("case:3");
});

test("a row that comes in above does not take the place of the chosen one", async () => {
  const { screen, asked, changes, opened, turn } = aScreen();
  const stop = screen.start();
  asked[0]?.answer(view([]));
  await turn();
  screen.type("ruiz");
  asked[1]?.answer(view([row(1), row(2)]));
  await turn();
  changes.tell({ topic: "case", id: null });
  asked[2]?.answer(view([row(3), row(1), row(2)]));
  await turn();
  screen.enter();
  expect(opened).toEqual([caseIdOf(1)]);
  stop();
});

test("rows of a page that comes late do not join another text's", async () => {
  const { screen, asked, turn } = aScreen();
  screen.type("ruiz");
  asked[0]?.answer(view([row(1)], 2));
  await turn();
  const past = screen.move(1);
  screen.type("ortega");
  asked[1]?.answer(view([row(2)], 2));
  await past;
  asked[2]?.answer(view([row(3)]));
  await turn();
  expect(screen.rows.map(({ id }) => id)).toEqual(["case:3"]);
});

test("a masked row opens once the reason is kept; Esc leads back to the list", async () => {
  const { screen, asked, opened, told, turn } = aScreen();
  screen.type("d");
  asked[0]?.answer(view([row(1, { masked: true })]));
  await turn();
  screen.enter();
  expect([screen.asking?.id, opened]).toEqual(["case:1", []]);
  screen.back();
  expect(screen.asking).toBeNull();
  screen.enter();
  screen.typeReason("reads the reference");
  await screen.openMasked();
  expect([told, opened]).toEqual([["reads the reference"], [caseIdOf(1)]]);
});

test("how many there are is said once, when nobody types on", async () => {
  vi.useFakeTimers();
  const { screen, asked, announcer } = aScreen();
  screen.type("d");
  asked[0]?.answer(view([row(1)]));
  await vi.advanceTimersByTimeAsync(300);
  screen.type("de");
  asked[1]?.answer(view([row(1), row(2)]));
  await vi.advanceTimersByTimeAsync(500);
  expect(announcer.words).toBe("");
  await vi.advanceTimersByTimeAsync(300);
  expect(announcer.words).toBe("2 found");
  vi.useRealTimers();
});
