import { describe, expect, test } from "vitest";
import { toBase64 } from "#main/keys/bytes.ts";
import { newBoxKeyPair } from "#main/keys/hpke.ts";
import { newStationKey } from "#main/keys/station-key.ts";
import { nextReference } from "#shared/reference/reference.ts";
import { startServer } from "#server/start-server.ts";
import {
  type Client,
  clientOf,
  covering,
  LINE,
  refusalBy,
  StationDouble,
} from "../station-double.ts";
import { databases } from "../test-databases.ts";
import { TestServer } from "../test-server.ts";

type Asked = Parameters<Client["enrol"]>[0];

const DAY_MS = 86_400_000;

const asked = async (code: string, over: Partial<Asked> = {}): Promise<Asked> => ({
  code,
  machine: { host: "electron", build: "1", platform: "linux" },
  stationPublicKey: newStationKey().publicKey,
  deskPublicKey: toBase64((await newBoxKeyPair()).publicKey),
  ...over,
});

describe.each(databases)("enrolling with $name", (kind) => {
  const server = new TestServer(kind);
  const stranger = () => clientOf(server.url, () => null);
  const aCode = (deskName = "Desk 4") =>
    server.running.createEnrolmentCode({ deskName, coverage: covering("bay-coast") });

  test("a code makes a desk of its name and coverage, with a prefix for its references", async () => {
    const told = await stranger().enrol(await asked(await aCode()));
    expect(told).toMatchObject({ deskName: "Desk 4", coverage: covering("bay-coast") });
    expect(nextReference(told.referencePrefix, 0).text).toMatch(/^AL /);
  });

  test("a code may be typed in any case and spacing, with O for 0", async () => {
    const typed = (await aCode()).toLowerCase().replaceAll("-", " ").replaceAll("0", "o");
    expect(await stranger().enrol(await asked(typed))).toMatchObject({ deskName: "Desk 4" });
  });

  test("a code used by another desk is refused", async () => {
    const code = await aCode();
    await stranger().enrol(await asked(code));
    expect(await refusalBy(stranger().enrol(await asked(code)))).toMatchObject({
      status: 422,
      code: "code-used",
    });
  });

  test("a desk that lost the answer asks again with its keys and gets the same one", async () => {
    const request = await asked(await aCode());
    const first = await stranger().enrol(request);
    expect(await stranger().enrol(request)).toEqual(first);
    const other = { ...request, deskPublicKey: toBase64((await newBoxKeyPair()).publicKey) };
    expect(await refusalBy(stranger().enrol(other))).toMatchObject({ code: "code-used" });
  });

  test("two desks that use one code at once: one of them is enrolled", async () => {
    const code = await aCode();
    const tries = await Promise.allSettled(
      [await asked(code), await asked(code)].map((request) => stranger().enrol(request)),
    );
    expect(tries.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
  });

  test("an unknown code and one that has run out are refused with what to do", async () => {
    expect(await refusalBy(stranger().enrol(await asked("AAA-BBB-CCC-DDD")))).toMatchObject({
      code: "code-unknown",
      remedy: expect.stringContaining("ask for a new one"),
    });
    const code = await aCode();
    await server.later(4 * DAY_MS, async () =>
      expect(await refusalBy(stranger().enrol(await asked(code)))).toMatchObject({
        code: "code-expired",
      }),
    );
  });

  test.each(["stationPublicKey", "deskPublicKey"] as const)(
    "a %s that is no key is refused",
    async (which) => {
      const request = await asked(await aCode(), { [which]: toBase64(new Uint8Array(31)) });
      expect(await refusalBy(stranger().enrol(request))).toMatchObject({ code: "key-not-valid" });
    },
  );

  test("no two stations have one prefix", async () => {
    const desks = await Promise.all(
      Array.from({ length: 5 }, () => StationDouble.enrol(server.running)),
    );
    const told = await Promise.all(
      desks.map(({ client }) =>
        client.incarnate({ why: "forked", stationPublicKey: newStationKey().publicKey }),
      ),
    );
    expect(new Set(told.map(({ referencePrefix }) => referencePrefix)).size).toBe(5);
  });

  test("a new incarnation asked for twice with one key is one station", async () => {
    const desk = await StationDouble.enrol(server.running);
    const request = {
      why: "machine-changed",
      stationPublicKey: newStationKey().publicKey,
    } as const;
    const first = await desk.client.incarnate(request);
    expect(await desk.client.incarnate(request)).toEqual(first);
    expect(first.stationId).not.toBe(desk.stationId);
    const own = { ...request, stationPublicKey: desk.key.publicKey };
    expect(await refusalBy(desk.client.incarnate(own))).toMatchObject({ code: "key-taken" });
  });

  test("only a supervisor or an admin makes codes, and signed in", async () => {
    const desk = await StationDouble.enrol(server.running);
    const make = () => desk.client.createEnrolmentCode({ deskName: "New", coverage: LINE });
    expect(await refusalBy(make())).toMatchObject({ status: 401, code: "sign-in-needed" });
    await desk.signIn("k.alvarado");
    expect(await refusalBy(make())).toMatchObject({ status: 403, code: "role-not-allowed" });
    await desk.signIn("l.castellanos");
    const { code } = await make();
    expect(await stranger().enrol(await asked(code))).toMatchObject({ deskName: "New" });
  });
});

describe("a production server", () => {
  const server = new TestServer(databases[0] ?? expect.fail("PGlite"), { mode: "production" });

  test("refuses the preview host, and takes the workstation", async () => {
    const code = await server.running.createEnrolmentCode({ deskName: "Desk", coverage: LINE });
    const stranger = clientOf(server.url, () => null);
    const machine = { host: "preview", build: "1", platform: "linux" } as const;
    expect(await refusalBy(stranger.enrol(await asked(code, { machine })))).toMatchObject({
      code: "preview-not-for-members",
      remedy: expect.stringContaining("Install the workstation"),
    });
    expect(await stranger.enrol(await asked(code))).toMatchObject({ deskName: "Desk" });
  });

  test("knows none of the demonstration's people", async () => {
    expect(await server.running.store.read((tx) => tx.hasPeople("any"))).toBe(false);
  });

  test("does not start on a database that holds them", async () => {
    const fresh = await (databases[0] ?? expect.fail("PGlite")).fresh();
    const demo = await startServer({ ...fresh, mode: "demo" });
    await demo.close();
    await expect(startServer({ ...fresh, mode: "production" })).rejects.toThrow(
      "demonstration's people",
    );
    await fresh.drop();
  });
});
