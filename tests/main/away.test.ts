import { afterAll, beforeAll, expect, test } from "vitest";
import { RegionId } from "#shared/events/ids.ts";
import { nextStamp } from "#shared/events/stamp.ts";
import { streamName } from "#shared/events/stream.ts";
import { type StationDouble, StationDouble as Station } from "../server/station-double.ts";
import { aCall, type LineDesk, NodeLine } from "../support/node-line.ts";
import { PASSPHRASE } from "../support/thread.ts";

const TEN_AM = "2026-11-25T18:04:00Z";

let line: NodeLine;
let desk: LineDesk;
let region: LineDesk;
let other: StationDouble;
beforeAll(async () => {
  line = await NodeLine.start(TEN_AM);
  desk = await line.enrolled("Desk 1", "k.alvarado");
  region = await line.enrolled("Desk 2", "s.aguilar");
  other = await Station.enrol(line.centre.server);
  other.aheadMs = Date.parse(TEN_AM) - Date.now();
  await other.signIn("t.brandt");
}, 120_000);
afterAll(() => line.close());

const anEscalatedCase = async (locked?: LineDesk) => {
  const { callId } = await aCall(desk);
  const { caseId } = await desk.ask.call.escalate({
    callId,
    region: RegionId.parse("bay-coast"),
    summary: "",
  });
  if (caseId === null) throw new Error("no case");
  await desk.ask.call.close({ callId, disposition: "escalated", referral: null });
  await desk.settled();
  if (locked !== region) await region.settled();
  return caseId;
};

const away = async (at: LineDesk) => ({
  ...(await at.ask.away.news({})),
  ...(await at.ask.away.get({ from: 0 })),
});
const wordsAt = async (at: LineDesk) =>
  (await away(at)).rows.map(({ kind, words }) => `${kind}: ${words}`);

test("whoever unlocks is told what others did meanwhile, also what was written long before it came; and once told, it is no news", async () => {
  expect(await away(desk)).toMatchObject({ rows: [], total: 0, refused: [], news: false });
  const caseId = await anEscalatedCase();
  await desk.ask.session.active({ during: "nothing" });
  // Written before the specialist leaves, and sent only afterwards: it arrives, so it is news.
  const early = other.write(
    streamName("case", caseId),
    {
      stamp: nextStamp(null, Date.parse(TEN_AM), other.stationId),
      type: "case-typed",
      sets: ["earliestOffer"],
    },
    { set: { earliestOffer: { typed: "Jan 11, in person" } } },
  );
  await desk.ask.session.active({ during: "nothing" });
  await desk.ask.session.lock({});

  const { escalations } = await region.ask.case.get({ caseId });
  const [raised] = escalations;
  if (raised === undefined) throw new Error("not escalated");
  await region.ask.escalations.answer({
    caseId,
    escalation: raised.escalation,
    answer: { kind: "needs-information", question: "Which language?" },
  });
  await region.settled();
  await other.push(early);

  await desk.ask.session.unlock({ passphrase: PASSPHRASE });
  await desk.settled();
  await expect
    .poll(() => wordsAt(desk), { timeout: 10_000 })
    .toEqual([
      "answer: Asked for information",
      "answer: Acknowledged",
      "two-values: Two desks wrote “Earliest offer”: choose which holds",
    ]);
  const told = await away(desk);
  expect(told).toMatchObject({ news: true, total: 3, from: 0 });
  expect(told.rows[0]).toMatchObject({
    caseId,
    member: "Mateo Delgado",
    detail: "Which language?",
  });
  expect(told.sinceWords).toContain("today");

  await desk.ask.away.shown({});
  expect(await away(desk)).toMatchObject({ news: false, total: 3 });
  await desk.ask.session.active({ during: "nothing" });
  await desk.ask.session.lock({});
  await desk.ask.session.unlock({ passphrase: PASSPHRASE });
  expect(await away(desk)).toMatchObject({ news: false, total: 0 });
});

test("a region's colleagues are told of what was escalated to them, not of other people's cases", async () => {
  await region.ask.session.active({ during: "nothing" });
  await region.ask.session.lock({});
  const caseId = await anEscalatedCase(region);
  await region.ask.session.unlock({ passphrase: PASSPHRASE });
  await region.settled();
  await expect
    .poll(async () => (await away(region)).rows.map((row) => [row.kind, row.caseId]), {
      timeout: 10_000,
    })
    .toEqual([["raised", caseId]]);
});

test("what the server refused is told to who wrote it, is written again corrected, and stays on record", async () => {
  const caseId = await anEscalatedCase();
  await desk.ask.away.shown({});
  desk.network.cut();
  const { timeline } = await desk.ask.case.note({
    caseId,
    text: "Member states that the the clinic called",
  });
  const id = timeline.find(({ words }) => words === "Note")?.id;
  if (id === undefined) throw new Error("no note");
  // Another event of the centre bears the number of the note already.
  await other.push(
    other.write(
      streamName("access", other.deskId),
      { id, type: "access-recorded" },
      { add: { case: [caseId], purpose: "list", at: "2026-11-25T18:10:00.000Z" } },
    ),
  );
  desk.network.mend();
  await desk.settled();

  const [refused] = (await away(desk)).refused;
  if (refused === undefined) throw new Error("nothing refused");
  expect(refused).toMatchObject({
    caseId,
    words: "Note",
    detail: "Member states that the the clinic called",
    notAgain: null,
    texts: [{ path: "add.text", text: "Member states that the the clinic called" }],
  });
  expect((await away(region)).refused).toEqual([]);

  const text = "Member states that the clinic called";
  const after = await desk.ask.away.writeAgain({
    event: refused.event,
    texts: [{ path: "add.text", text }],
  });
  expect(after.refused).toEqual([]);
  await desk.settled();
  await region.settled();
  const notes = (await desk.ask.case.get({ caseId })).timeline.filter(({ words }) =>
    words.startsWith("Note"),
  );
  expect(notes.map(({ words, detail }) => [words, detail === text])).toEqual([
    ["Note", true],
    ["Note · refused by the server", false],
  ]);
  await expect
    .poll(
      async () =>
        (await region.ask.case.get({ caseId })).timeline
          .filter(({ words }) => words === "Note")
          .map(({ detail }) => detail),
      { timeout: 10_000 },
    )
    .toEqual([text]);
  const twice = await desk.ask.away
    .writeAgain({ event: refused.event, texts: [] })
    .catch((failure: unknown) => failure);
  expect(twice).toMatchObject({ data: { code: "settled" } });
});
