import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import { DeskClock } from "#main/clock.ts";
import { type NewEvent, Recorder } from "#main/journal/recorder.ts";
import { EMPTY_HEAD } from "#shared/events/confirm.ts";
import { PersonId, StationId } from "#shared/events/ids.ts";
import { streamName } from "#shared/events/stream.ts";
import { practiceId } from "#shared/practice/practice-id.ts";
import { clockFrom } from "../../support/thread.ts";

const AT = "2026-11-25T18:04:00.000Z";
const actor = { person: PersonId.parse(randomUUID()), role: "specialist" } as const;

const recorder = (kind: { practice?: true }) => {
  const kept: string[] = [];
  const made = new Recorder({
    ...kind,
    journal: {
      station: StationId.parse(randomUUID()),
      append: (events) => {
        kept.push(...events.map(({ envelope }) => envelope.stream));
        return Promise.resolve();
      },
    },
    head: EMPTY_HEAD,
    clock: new DeskClock(clockFrom(AT)),
    replaces: () => Promise.resolve([]),
    toVault: () => Promise.resolve(),
    onKept: () => undefined,
  });
  return { made, kept };
};
const noted = (id: string): NewEvent => ({
  stream: streamName("case", id),
  type: "case-noted",
  body: { add: { text: "a note", at: AT } },
});

describe("a desk's journal and a practice call never meet", () => {
  test("an event of a practice call is not written, nor what came with it", async () => {
    const { made, kept } = recorder({});
    const events = [noted(randomUUID()), noted(practiceId(randomUUID()))];
    await expect(made.record(actor, events)).rejects.toThrow("A practice call is not kept");
    expect(kept).toEqual([]);
    await made.record(actor, [noted(randomUUID())]);
    expect(kept).toHaveLength(1);
  });

  test("nor an event that only names one", async () => {
    const { made, kept } = recorder({});
    const access: NewEvent = {
      stream: streamName("access", randomUUID()),
      type: "access-recorded",
      body: { add: { case: [practiceId(randomUUID()) as never], purpose: "list", at: AT } },
    };
    await expect(made.record(actor, [access])).rejects.toThrow("A practice call is not kept");
    expect(kept).toEqual([]);
  });

  test("a practice call's recorder takes nothing real", async () => {
    const { made, kept } = recorder({ practice: true });
    await expect(made.record(actor, [noted(randomUUID())])).rejects.toThrow("nothing else");
    await made.record(actor, [noted(practiceId(randomUUID()))]);
    expect(kept).toHaveLength(1);
  });
});
