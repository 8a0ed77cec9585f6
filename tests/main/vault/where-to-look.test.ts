import "fake-indexeddb/auto";
import { randomUUID } from "node:crypto";
import { beforeEach, expect, test } from "vitest";
import { Vault } from "#main/vault/page/vault.ts";
import { attentionOf } from "#main/vault/page/views/attention.ts";
import { deskView } from "#main/vault/page/views/desk.ts";
import { openCallsOf } from "#main/vault/page/views/tray.ts";
import { type BodyOf, type EventType } from "#shared/events/catalogue.ts";
import { type ReadEvent } from "#shared/events/envelope.ts";
import { EventId, PersonId, type StationId } from "#shared/events/ids.ts";
import { nextStamp } from "#shared/events/stamp.ts";
import { streamName } from "#shared/events/stream.ts";
import { aStation, anEvent } from "../../support/events.ts";

const ME = PersonId.parse("5f0f3c1e-0000-4000-8000-00000000000a");
const COLLEAGUE = PersonId.parse("5f0f3c1e-0000-4000-8000-00000000000b");
/** A Wednesday, 4:30 in the afternoon, Pacific: already Thursday in UTC. */
const HALF_PAST_FOUR = Date.parse("2026-11-26T00:30:00Z");
const call = (n: number) => `5f0f3c1e-0000-4000-8000-${String(n).padStart(12, "0")}`;

let vault: Vault;
let station: StationId;
let seq = 0;

beforeEach(async () => {
  vault = new Vault({
    name: randomUUID(),
    newGeneration: () => "g1",
    now: () => "2026-11-25T18:04:00.000Z",
  });
  station = aStation();
  seq = 0;
  await vault.open(new Uint8Array(32), { concerns: {}, regions: {}, referrals: {}, fields: {} });
});

/** The events of one desk in a row, as they reach the vault. */
const keep = async <T extends EventType>(
  kind: "call" | "case",
  n: number,
  type: T,
  body: BodyOf<T>,
): Promise<ReadEvent> => {
  const sets = "set" in body ? Object.keys(body.set as object) : [];
  const stamp = nextStamp(null, HALF_PAST_FOUR + seq, station);
  const stream = streamName(kind, call(n));
  const id = EventId.parse(randomUUID());
  const event = anEvent(
    station,
    { seq, hash: "0".repeat(64) },
    { id, stream, type, sets, stamp },
    body as never,
  );
  seq += 1;
  await vault.append([event.text]);
  return event;
};

const start = (n: number, startedAt: string, owner = ME) =>
  keep("call", n, "call-started", {
    set: { started: { startedAt, contentVersion: "1", ani: null, owner } },
  });
const end = (n: number) =>
  keep("call", n, "call-ended", {
    set: {
      ended: { endedAt: "2026-11-26T00:20:00Z", disposition: "cut-off", reference: "AL 1" },
    },
  });
const openCase = (n: number, of: number, owner = ME) =>
  keep("case", n, "case-opened", {
    set: {
      opened: {
        call: call(of) as never,
        reference: `AL 1${n}`,
        concern: "initial-appointment",
        owner,
        openedAt: "2026-11-26T00:10:00Z",
      },
    },
  });

const desk = () => deskView(vault, ME, HALF_PAST_FOUR);

test("today's calls are those of the Pacific day, whichever UTC day they began on", async () => {
  await start(1, "2026-11-25T16:05:00.000Z");
  await start(2, "2026-11-26T00:10:00.000Z");
  await start(3, "2026-11-25T07:50:00.000Z");
  expect(desk().lineToday.calls).toBe(2);
});

test("my cases are on my desk and a colleague's are not", async () => {
  await openCase(1, 11);
  await openCase(2, 12, COLLEAGUE);
  expect(desk().cases.map(({ reference }) => reference)).toEqual(["AL 11"]);
});

test("an ended call is no longer open; when the server refuses its ending it is again", async () => {
  await start(1, "2026-11-26T00:00:00Z");
  const ended = await end(1);
  expect(openCallsOf(vault, ME, new Set()).open).toHaveLength(0);
  await vault.verdicts(station, seq, [
    { seq: ended.envelope.seq, verdict: { kind: "refused", why: "too-late" } as never },
  ]);
  expect(openCallsOf(vault, ME, new Set()).open).toHaveLength(1);
});

test("a promise that is mine shows although a colleague owns the case", async () => {
  await openCase(1, 11, COLLEAGUE);
  await keep("case", 1, "follow-up-made", {
    add: {
      kind: "promise",
      words: "call back by noon",
      owner: ME,
      dueAt: "2026-11-27T20:00:00Z",
      caseId: null,
      call: null,
    },
  });
  expect(desk().promises.map(({ words }) => words)).toEqual(["call back by noon"]);
  expect(desk().cases).toEqual([]);
});

test("a supervisor sees a crisis and a question for help of somebody else's calls", async () => {
  await start(1, "2026-11-26T00:00:00Z", COLLEAGUE);
  await keep("call", 1, "help-asked", {
    add: { kind: "question", words: "May I book it?", at: "2026-11-26T00:05:00Z" },
  } as never);
  const around = { person: ME, supervises: true, recoveryMinutes: 10 };
  expect(attentionOf(vault, around, HALF_PAST_FOUR).helps).toHaveLength(1);
});

test("a sentence added to a call that was looked at before shows the next time", async () => {
  await start(1, "2026-11-26T00:00:00Z");
  const stream = streamName("call", call(1));
  expect(vault.callFile(stream).fields).toEqual({});
  await keep("call", 1, "call-typed", { set: { note: { typed: "school asks for a letter" } } });
  expect(vault.callFile(stream).fields).toEqual({ note: "school asks for a letter" });
});
