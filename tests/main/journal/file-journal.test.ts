import { readdir, readFile, truncate, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { frameContext, SEAL_INFO } from "#shared/contract/seal.ts";
import { type StationId } from "#shared/events/ids.ts";
import { unlock } from "#main/keys/aes.ts";
import { fromBase64, fromUtf8 } from "#main/keys/bytes.ts";
import { type BoxKeyPair, newBoxKeyPair, openSealed } from "#main/keys/hpke.ts";
import { openFileJournal } from "#main/journal/file-journal.ts";
import { scanSegment } from "#main/journal/segment-format.ts";
import { aChain, aStation } from "../../support/events.ts";
import { freshFolder } from "../../support/fresh-folder.ts";

let server: BoxKeyPair;
let desk: BoxKeyPair;
beforeAll(async () => {
  server = await newBoxKeyPair();
  desk = await newBoxKeyPair();
});

const openIn = (folder: string, station: StationId) =>
  openFileJournal(folder, station, {
    serverPublicKey: server.publicKey,
    deskPublicKey: desk.publicKey,
  });

const segmentsIn = async (folder: string): Promise<string[]> =>
  (await readdir(folder)).toSorted().map((name) => join(folder, name));

describe("the journal in a folder", () => {
  test("gives back after a restart what was appended before it", async () => {
    const folder = freshFolder();
    const station = aStation();
    const chain = aChain(station, 5);
    const journal = await openIn(folder, station);
    await journal.append(chain.slice(0, 3));
    await journal.append(chain.slice(3));
    await journal.close();

    const again = await openIn(folder, station);
    expect(again.findings).toEqual([]);
    expect(again.head()).toEqual({ seq: 5, hash: chain[4]?.hash });
    expect(await again.read(1, desk.privateKey)).toEqual(chain.map(({ text }) => text));
    await again.close();
  });

  test("ships frames that only the server's key opens, in seq order and within the limits", async () => {
    const folder = freshFolder();
    const station = aStation();
    const chain = aChain(station, 10);
    const journal = await openIn(folder, station);
    await journal.append(chain.slice(0, 4));
    await journal.forgetKey();
    await journal.append(chain.slice(4));

    const shipped = await journal.frames(3, 5, 1_000_000);
    expect(shipped.flatMap(({ frames }) => frames.map(({ seq }) => seq))).toEqual([3, 4, 5, 6, 7]);
    expect(shipped).toHaveLength(2);
    for (const { segment, keyForServer, frames } of shipped) {
      const key = await openSealed(server.privateKey, SEAL_INFO.segmentForServer, keyForServer);
      for (const { seq, nonce, box } of frames) {
        const sealed = { nonce: fromBase64(nonce), box: fromBase64(box) };
        const plain = unlock(key, sealed, frameContext(station, segment, seq));
        expect(JSON.parse(fromUtf8(plain))).toEqual(chain[seq - 1]?.text);
        expect(() => unlock(key, sealed, frameContext(station, segment, seq + 1))).toThrow();
      }
      await expect(
        openSealed(desk.privateKey, SEAL_INFO.segmentForServer, keyForServer),
      ).rejects.toThrow();
    }
    await journal.close();
  });

  test("cuts a torn tail off, says so, and goes on from the last whole frame", async () => {
    const folder = freshFolder();
    const station = aStation();
    const chain = aChain(station, 3);
    const journal = await openIn(folder, station);
    await journal.append(chain.slice(0, 2));
    await journal.append(chain.slice(2));
    await journal.close();
    const [path = ""] = await segmentsIn(folder);
    const scan = scanSegment(await readFile(path));
    if (scan.kind !== "segment") throw new Error("not a segment");
    await truncate(path, scan.end - 10);

    const again = await openIn(folder, station);
    expect(again.findings.map(({ kind }) => kind)).toEqual(["torn-tail"]);
    expect(again.head()?.seq).toBe(2);
    const next = aChain(station, 1, { seq: 2, hash: chain[1]?.hash ?? "" });
    await again.append(next);
    await again.close();
    expect((await openIn(folder, station)).head()).toEqual({ seq: 3, hash: next[0]?.hash });
  });

  test("tells a flipped frame in the middle from a torn tail, and takes it back from the vault", async () => {
    const folder = freshFolder();
    const station = aStation();
    const chain = aChain(station, 3);
    const journal = await openIn(folder, station);
    for (const event of chain) await journal.append([event]);
    await journal.close();
    const [path = ""] = await segmentsIn(folder);
    const bytes = await readFile(path);
    const second = bytes.indexOf(Buffer.from(chain[1]?.hash ?? "", "hex"));
    bytes.writeUInt8(bytes.readUInt8(second + 60) ^ 0xff, second + 60);
    await writeFile(path, bytes);

    const again = await openIn(folder, station);
    expect(again.findings).toEqual([
      { kind: "damaged-frame", segment: "segment-00000001.alj", seq: 2 },
    ]);
    expect(again.head()?.seq).toBe(3);
    await again.rewrite(chain.slice(1).map(({ text }) => text));
    expect((await again.read(1, desk.privateKey)).map(({ envelope }) => envelope)).toEqual(
      chain.map(({ text }) => text.envelope),
    );
    await again.close();
    expect((await (await openIn(folder, station)).read(1, desk.privateKey)).length).toBe(3);
  });

  test("keeps a segment until its last frame is both confirmed and held", async () => {
    const folder = freshFolder();
    const station = aStation();
    const journal = await openIn(folder, station);
    await journal.append(aChain(station, 4));
    await journal.forgetKey();
    await journal.release(4, 3);
    expect(await segmentsIn(folder)).toHaveLength(1);
    await journal.release(3, 4);
    expect(await segmentsIn(folder)).toHaveLength(1);
    await journal.release(4, 4);
    expect(await segmentsIn(folder)).toEqual([]);
    await journal.close();
  });

  test("holds nothing readable of an event but its station, place and hash", async () => {
    const folder = freshFolder();
    const station = aStation();
    const journal = await openIn(folder, station);
    const chain = aChain(station, 2);
    await journal.append(chain);
    await journal.close();
    const [path = ""] = await segmentsIn(folder);
    const bytes = await readFile(path);
    expect(bytes.includes("note 1")).toBe(false);
    expect(bytes.includes("call-typed")).toBe(false);
    expect(bytes.includes(chain[0]?.envelope.id ?? "")).toBe(false);
    expect(bytes.includes(station)).toBe(true);
  });

  test("does not take another station's segment for its own", async () => {
    const folder = freshFolder();
    const one = aStation();
    const journal = await openIn(folder, one);
    await journal.append(aChain(one, 1));
    await journal.close();
    const other = await openIn(folder, aStation());
    expect(other.head()).toBeNull();
    expect(other.findings.map(({ kind }) => kind)).toEqual(["damaged-segment"]);
    await other.close();
  });
});
