import { afterAll, beforeAll, expect, test } from "vitest";
import { type CaseId, RegionId } from "#shared/events/ids.ts";
import { streamName } from "#shared/events/stream.ts";
import { StationDouble } from "../server/station-double.ts";
import { aCall, type LineDesk, NodeLine } from "../support/node-line.ts";

const TEN_AM = "2026-11-25T18:04:00Z";

let line: NodeLine;
let desk: LineDesk;
let lead: LineDesk;
beforeAll(async () => {
  line = await NodeLine.start(TEN_AM);
  desk = await line.enrolled("Desk 1", "k.alvarado");
  lead = await line.enrolled("Desk 2", "l.castellanos");
}, 120_000);
afterAll(() => line.close());

const factsOf = async ({ ask }: LineDesk, caseId: CaseId) =>
  (await ask.case.get({ caseId })).facts.find(({ field }) => field === "earliestOffer")?.values ??
  [];

test("two values that desks wrote apart are shown with who wrote them, and one key keeps one of them on every desk", async () => {
  const { callId } = await aCall(desk);
  const { caseId } = await desk.ask.call.escalate({
    callId,
    region: RegionId.parse("bay-coast"),
    summary: "",
  });
  if (caseId === null) throw new Error("no case");
  await desk.ask.call.close({ callId, disposition: "escalated", referral: null });
  await desk.settled();
  // A third desk, which had not heard of the first value, writes another one.
  const other = await StationDouble.enrol(line.centre.server);
  other.aheadMs = Date.parse(TEN_AM) - Date.now();
  await other.signIn("t.brandt");
  await other.push(
    other.write(
      streamName("case", caseId),
      { type: "case-typed", sets: ["earliestOffer"] },
      { set: { earliestOffer: { typed: "Jan 11, in person" } } },
    ),
  );
  await desk.settled();
  await lead.settled();
  await expect.poll(() => factsOf(lead, caseId), { timeout: 10_000 }).toHaveLength(2);
  const both = await factsOf(lead, caseId);
  const theirs = both.find(({ who }) => who === "Tobias Brandt");
  if (theirs === undefined) throw new Error("their value is not shown");
  expect((await desk.ask.desk.get({})).cases.find((row) => row.caseId === caseId)?.conflict).toBe(
    true,
  );

  const keep = {
    caseId,
    field: "earliestOffer",
    event: theirs.event,
    words: "She read the letter",
  };
  const kept = await lead.ask.case.keepValue(keep);
  expect(kept.facts.find(({ field }) => field === "earliestOffer")?.values).toMatchObject([
    { value: "Jan 11, in person", who: "Lucia Castellanos" },
  ]);
  expect(kept.timeline.some(({ detail }) => detail === "She read the letter")).toBe(true);
  await lead.settled();
  await desk.settled();
  await expect.poll(() => factsOf(desk, caseId), { timeout: 10_000 }).toHaveLength(1);

  const late = await desk.ask.case.keepValue(keep).catch((failure: unknown) => failure);
  expect(late).toMatchObject({ data: { code: "one-value" } });
});
