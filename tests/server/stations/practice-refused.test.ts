import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import { authorise } from "#server/stations/authorise.ts";
import { RegionId } from "#shared/events/ids.ts";
import { streamName, type StreamName } from "#shared/events/stream.ts";
import { practiceId } from "#shared/practice/practice-id.ts";
import { anEvent, aStation } from "../../support/events.ts";

const practice = practiceId(randomUUID());
const ID = randomUUID();
const AT = "2026-11-25T17:00:00.000Z";

/** Whatever else might be wrong is right: an active desk, somebody who signed in there today. */
const said = (stream: StreamName, body: Readonly<Record<string, unknown>>, type = "call-typed") =>
  authorise(
    anEvent(
      aStation(),
      undefined,
      { stream, type, sets: type === "call-typed" ? ["note"] : [] },
      body,
    ),
    {
      desk: "active",
      actor: {
        role: "specialist",
        regions: [RegionId.parse("bay-coast")],
        state: "active",
        sinceSignInMs: 3_600_000,
      },
      trustMs: 30 * 86_400_000,
      regions: new Set(),
      routings: [],
    },
  );

describe("practice at the server", () => {
  const note = { set: { note: { typed: "asked for a therapist" } } };

  test("an event of a practice call never counts, however valid it is", () => {
    expect(said(streamName("call", ID), note)).toEqual({ kind: "accepted" });
    expect(said(streamName("call", practice), note)).toMatchObject({
      kind: "refused",
      reason: "practice",
    });
  });

  test("nor one that only names a practice call", () => {
    const looked = (id: string) => ({ add: { case: [id], purpose: "list", at: AT } });
    const access = streamName("access", ID);
    expect(said(access, looked(ID), "access-recorded")).toEqual({ kind: "accepted" });
    expect(said(access, looked(practice), "access-recorded")).toMatchObject({
      kind: "refused",
      reason: "practice",
    });
  });

  test("text that merely speaks of one counts as it is", () => {
    const typed = { set: { note: { typed: `they read me ${practice} twice` } } };
    expect(said(streamName("call", ID), typed)).toEqual({ kind: "accepted" });
  });
});
