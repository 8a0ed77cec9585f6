import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { sha256 } from "#main/keys/hash.ts";
import { signWith } from "#main/keys/station-key.ts";
import { type Carried, carriedText } from "#shared/contract/carried.ts";
import { type ReadEvent } from "#shared/events/envelope.ts";
import { readCarried, writeCarried } from "#main/journal/carried.ts";
import { aCase, eventually, idsOf, refusalBy, StationDouble } from "../station-double.ts";
import { databases } from "../test-databases.ts";
import { TestServer } from "../test-server.ts";

describe.each(databases)("what one desk wrote and another brings, on $name", (kind) => {
  const server = new TestServer(kind);
  const aDesk = async (login: string) => (await StationDouble.enrol(server.running)).signIn(login);

  const carriedBy = async (desk: StationDouble, events: readonly ReadEvent[]): Promise<Carried> => {
    const text = JSON.stringify([await desk.seal(events)]);
    const signature = signWith(desk.key, carriedText(desk.stationId, sha256(text)));
    const [fromSeq = 1, toSeq = 1] = [events[0]?.envelope.seq, events.at(-1)?.envelope.seq];
    return { v: 1, station: desk.stationId, fromSeq, toSeq, text, signature };
  };

  test("is the writer's own, once and only once, however often and from wherever it comes", async () => {
    const stuck = await aDesk("k.alvarado");
    const lead = await aDesk("l.castellanos");
    const events = [stuck.write(aCase()), stuck.write(aCase())];
    const file = await carriedBy(stuck, events);

    const told = await lead.client.deliver(file);
    expect(told).toEqual({
      confirmed: stuck.head,
      verdicts: [1, 2].map((seq) => ({ seq, verdict: { kind: "accepted" } })),
      stopped: null,
    });
    expect(await lead.client.deliver(file)).toEqual(told);
    // The desk comes back: its own sending is answered as what is known already.
    expect(await stuck.push(...events)).toEqual(told);
    const wanted = events.map(({ envelope }) => envelope.id);
    await eventually(async () =>
      idsOf((await lead.pullAll()).items).filter((id) => wanted.includes(id as never)),
    ).toEqual(wanted);
  });

  test("is refused where it was changed on the way, or written by somebody who only knows the server's key", async () => {
    const stuck = await aDesk("k.alvarado");
    const lead = await aDesk("l.castellanos");
    const file = await carriedBy(stuck, [stuck.write(aCase())]);
    const changed = { ...file, text: file.text.replace('"seq":1', '"seq":2') };
    expect(await refusalBy(lead.client.deliver(changed))).toMatchObject({
      code: "signature-not-valid",
    });
    const forged = {
      ...file,
      signature: signWith(lead.key, carriedText(file.station, sha256(file.text))),
    };
    expect(await refusalBy(lead.client.deliver(forged))).toMatchObject({
      code: "signature-not-valid",
    });
    expect(await lead.client.deliver(file)).toMatchObject({ stopped: null });
  });

  test("needs a supervisor at the desk that brings it", async () => {
    const stuck = await aDesk("k.alvarado");
    const colleague = await aDesk("t.brandt");
    const file = await carriedBy(stuck, [stuck.write(aCase())]);
    expect((await refusalBy(colleague.client.deliver(file))).status).toBe(403);
  });

  test("a batch that comes before the one it follows is not taken, and says from where to bring it", async () => {
    const stuck = await aDesk("k.alvarado");
    const lead = await aDesk("l.castellanos");
    const [first, second] = [stuck.write(aCase()), stuck.write(aCase())];
    expect(await lead.client.deliver(await carriedBy(stuck, [second]))).toMatchObject({
      verdicts: [],
      stopped: { kind: "gap", fromSeq: 1 },
    });
    await lead.client.deliver(await carriedBy(stuck, [first]));
    expect(await lead.client.deliver(await carriedBy(stuck, [second]))).toMatchObject({
      confirmed: stuck.head,
    });
  });
});

test("files of a folder are read in the order they were written; one that was cut off is named", async () => {
  const folder = mkdtempSync(join(tmpdir(), "accessline-carried-"));
  const { newStationKey } = await import("#main/keys/station-key.ts");
  const { aStation } = await import("../../support/events.ts");
  const station = aStation();
  const pages = [[1, 2], [3], []];
  const { files, toSeq } = await writeCarried(folder, station, newStationKey(), 1, () => {
    const seqs = pages.shift() ?? [];
    const frames = seqs.map((seq) => ({ seq, nonce: "AAAA", box: "AAAA" }));
    const sealed = { encapsulated: "AAAA", box: "AAAA" };
    return Promise.resolve(
      frames.length === 0
        ? []
        : [{ segment: "5f0f3c1e-0000-4000-8000-000000000001", keyForServer: sealed, frames }],
    );
  });
  expect([files, toSeq]).toEqual([2, 3]);
  const read = await readCarried(folder);
  expect(read.carried.map(({ fromSeq, toSeq: last }) => [fromSeq, last])).toEqual([
    [1, 2],
    [3, 3],
  ]);
  const [, second = ""] = readdirSync(folder).toSorted();
  writeFileSync(join(folder, second), readFileSync(join(folder, second), "utf8").slice(0, 50));
  expect(await readCarried(folder)).toMatchObject({ unread: [second] });
});
