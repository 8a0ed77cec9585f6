import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { RegionId } from "#shared/events/ids.ts";
import { aCall, NodeLine } from "../support/node-line.ts";
import { lineCoverage } from "../support/thread.ts";

const bay = RegionId.parse("bay-coast");
/** Nobody asks by the clock within a test: what arrives was told by the server. */
const NEVER = { pollMs: 60_000 };

let line: NodeLine;
beforeEach(async () => {
  line = await NodeLine.start("2026-11-25T18:04:00Z");
});
afterEach(() => line.close());

test("a case kept at one desk is at another within two seconds, without asking by the clock", async () => {
  const first = await line.enrolled("Desk 1", "k.alvarado", lineCoverage, NEVER);
  const second = await line.enrolled("Desk 2", "t.brandt", lineCoverage, NEVER);
  await vi.waitFor(() => expect(second.workstation.status().sync.kind).toBe("up-to-date"));
  const { callId } = await aCall(first);
  const { caseId } = await first.ask.call.escalate({ callId, region: bay, summary: "" });
  if (caseId === null) throw new Error("An escalated call has a case.");
  const words = async (): Promise<string> =>
    JSON.stringify(await second.ask.case.get({ caseId }).catch(() => null));
  // Several in a row: one alone could come in time by luck.
  for (const text of ["rang the clinic", "no answer there", "rang it again", "they will call"]) {
    await first.ask.case.note({ caseId, text });
    await vi.waitFor(async () => expect(await words()).toContain(text), {
      timeout: 2000,
      interval: 50,
    });
  }
});

test("a desk that waits knows at once that the cable is pulled, and comes back by itself", async () => {
  const desk = await line.enrolled("Desk 1", "k.alvarado", lineCoverage, NEVER);
  await vi.waitFor(() => expect(desk.workstation.status().sync.kind).toBe("up-to-date"));
  desk.network.cut();
  await vi.waitFor(() => expect(desk.workstation.status().sync.kind).toBe("waiting-for-network"), {
    timeout: 1000,
  });
  desk.network.mend();
  await vi.waitFor(() => expect(desk.workstation.status().sync.kind).toBe("up-to-date"), {
    timeout: 3000,
  });
});
