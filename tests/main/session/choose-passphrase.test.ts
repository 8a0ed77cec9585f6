import { randomUUID } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { nodeTransport } from "#main/preview/node-transport.ts";
import { makePersonCode } from "#server/people/person-code.ts";
import { type RunningServer, startServer } from "#server/start-server.ts";
import { PersonId } from "#shared/events/ids.ts";
import { refusalBy } from "../../server/station-double.ts";
import { type NodeDesk, openNodeDesk } from "../../support/node-desk.ts";

const LOGIN = "n.ojeda";
const OWN = "copper ladder under seven rains";

let folder: string;
let server: RunningServer;
let desk: NodeDesk;
let isCut = false;

beforeEach(async () => {
  isCut = false;
  folder = mkdtempSync(join(tmpdir(), "accessline-first-"));
  server = await startServer({ dataFolder: folder, mode: "demo" });
  desk = await openNodeDesk({
    clock: { wallMs: () => Date.now(), monotonicMs: () => performance.now() },
    transport: (request) => (isCut ? Promise.reject(new Error("cut")) : nodeTransport(request)),
  });
});
afterEach(async () => {
  await desk.close();
  await server.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Somebody who was added and has a one-time code. */
const addNora = async (): Promise<string> => {
  const id = PersonId.parse(randomUUID());
  const { store } = server;
  return store.write(async (tx) => {
    const person = {
      id,
      login: LOGIN,
      name: "Nora Ojeda",
      role: "specialist" as const,
      regions: [],
    };
    const at = new Date();
    await tx.addPerson({ ...person, passphraseHash: null, state: "active", demo: true }, at);
    return (await makePersonCode(tx, id, null, at)).code;
  });
};

test("with a one-time code a person takes a passphrase at a desk, which opens it from then on, also offline", async () => {
  const code = await addNora();
  const { session } = desk.ask;
  await session.enrol({
    server: server.url,
    code: await server.createEnrolmentCode({ deskName: "Desk", coverage: { kind: "line" } }),
  });
  const signIn = (passphrase: string) => session.signIn({ login: LOGIN, passphrase });
  expect(await refusalBy(signIn(code))).toMatchObject({ code: "passphrase-needed" });
  expect(await session.get({})).toMatchObject({ kind: "signed-out" });
  const asked = { login: LOGIN, code, passphrase: OWN };
  isCut = true;
  expect(await refusalBy(session.choosePassphrase(asked))).toMatchObject({
    code: "server-not-reached",
  });
  isCut = false;
  expect(await refusalBy(session.choosePassphrase({ ...asked, passphrase: "x" }))).toMatchObject({
    code: "passphrase-too-short",
  });
  expect(await session.choosePassphrase(asked)).toMatchObject({ name: "Nora Ojeda" });
  expect(await session.get({})).toMatchObject({ kind: "unlocked" });
  await session.signOut({});
  isCut = true;
  expect(await refusalBy(signIn(code))).toMatchObject({ code: "passphrase-differs" });
  expect(await signIn(OWN)).toMatchObject({ name: "Nora Ojeda" });
});
