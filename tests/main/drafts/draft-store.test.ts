import { readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { CallId, PersonId } from "#shared/events/ids.ts";
import { type Draft } from "#main/drafts/draft.ts";
import { DraftStore, SAVE_AFTER_MS } from "#main/drafts/draft-store.ts";
import { type BoxKeyPair, newBoxKeyPair } from "#main/keys/hpke.ts";
import { freshFolder } from "../../support/fresh-folder.ts";

let desk: BoxKeyPair;
beforeAll(async () => {
  desk = await newBoxKeyPair();
});

const callId = CallId.parse("5f0f3c1e-0000-4000-8000-000000000001");

const aDraft = (fields: Record<string, string>): Draft => ({
  v: 1,
  callId,
  person: PersonId.parse("5f0f3c1e-0000-4000-8000-00000000000a"),
  personName: "K. Alvarado",
  contentVersion: "2026.11",
  savedAt: "2026-11-25T18:00:00.000Z",
  fields,
});

/** A timer that fires when the test says so. */
const handTimer = () => {
  const waiting: { ms: number; work: () => void }[] = [];
  return {
    waiting,
    timer: {
      after: (ms: number, work: () => void) => {
        const entry = { ms, work };
        waiting.push(entry);
        return () => void waiting.splice(waiting.indexOf(entry), 1);
      },
    },
  };
};

const noFailure = (failure: unknown): void => {
  throw failure;
};

describe("drafts", () => {
  test("wait less than a second from the first key, however many follow", () => {
    const { timer, waiting } = handTimer();
    const store = new DraftStore(freshFolder(), desk.publicKey, timer, noFailure);
    store.type(aDraft({ note: "s" }));
    store.type(aDraft({ note: "sc" }));
    expect(waiting.map(({ ms }) => ms)).toEqual([SAVE_AFTER_MS]);
    expect(SAVE_AFTER_MS).toBeLessThan(1000);
  });

  test("come back after a restart with the name of whoever typed them", async () => {
    const folder = freshFolder();
    const store = new DraftStore(folder, desk.publicKey, handTimer().timer, noFailure);
    store.type(aDraft({ note: "school asks for a letter" }));
    await store.flushAll();
    const after = new DraftStore(folder, desk.publicKey, handTimer().timer, noFailure);
    expect(await after.load(desk.privateKey)).toEqual({ unopened: 0 });
    expect(after.get(callId)).toEqual(aDraft({ note: "school asks for a letter" }));
  });

  test("are unreadable on the disk", async () => {
    const folder = freshFolder();
    const store = new DraftStore(folder, desk.publicKey, handTimer().timer, noFailure);
    store.type(aDraft({ note: "school asks for a letter" }));
    await store.flushAll();
    const [name = ""] = await readdir(folder);
    const text = await readFile(join(folder, name), "utf8");
    expect(text).not.toContain("school");
    expect(text).not.toContain("Alvarado");
  });

  test("that cannot be opened are counted and left where they are", async () => {
    const folder = freshFolder();
    await writeFile(join(folder, `${callId}.draft`), "{}");
    const store = new DraftStore(folder, desk.publicKey, handTimer().timer, noFailure);
    expect(await store.load(desk.privateKey)).toEqual({ unopened: 1 });
    expect(await readdir(folder)).toHaveLength(1);
  });

  test("a call that is over leaves no draft", async () => {
    const folder = freshFolder();
    const store = new DraftStore(folder, desk.publicKey, handTimer().timer, noFailure);
    store.type(aDraft({ note: "x" }));
    await store.flushAll();
    await store.drop(callId);
    expect(await readdir(folder)).toEqual([]);
    expect(store.get(callId)).toBeNull();
  });

  test("are forgotten in memory at lock and stay on the disk", async () => {
    const folder = freshFolder();
    const store = new DraftStore(folder, desk.publicKey, handTimer().timer, noFailure);
    store.type(aDraft({ note: "x" }));
    await store.flushAll();
    store.forget();
    expect(store.all()).toEqual([]);
    await store.load(desk.privateKey);
    expect(store.get(callId)?.fields).toEqual({ note: "x" });
  });
});
