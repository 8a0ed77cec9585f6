import { chmod, mkdtemp, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { serverKeys } from "#server/stations/server-keys.ts";
import { startServer } from "#server/start-server.ts";
import { databases } from "../test-databases.ts";

const folders: string[] = [];
const aFolder = async (): Promise<string> => {
  const folder = await mkdtemp(join(tmpdir(), "accessline-keys-"));
  folders.push(folder);
  return folder;
};
const fileIn = (folder: string): string => join(folder, "server-keys.json");
afterAll(() => Promise.all(folders.map((folder) => rm(folder, { recursive: true }))));

test("the server's keys are made once, in a file that only its owner may read", async () => {
  const folder = await aFolder();
  const made = await serverKeys(folder);
  expect(await serverKeys(folder)).toEqual(made);
  expect((await stat(fileIn(folder))).mode & 0o777).toBe(0o600);
});

test("a file that others may read is closed again", async () => {
  const folder = await aFolder();
  await serverKeys(folder);
  await chmod(fileIn(folder), 0o644);
  await serverKeys(folder);
  expect((await stat(fileIn(folder))).mode & 0o777).toBe(0o600);
});

test.each(["", "{", "{}", '{"v":1,"publicKey":"AAAA","privateKey":"AAAA"}'])(
  "a damaged file (%j) stops the start and is left as it is",
  async (text) => {
    const folder = await aFolder();
    await writeFile(fileIn(folder), text);
    await expect(serverKeys(folder)).rejects.toThrow("Put the file back from its backup");
    expect(await readFile(fileIn(folder), "utf8")).toBe(text);
  },
);

test("a database of another server's key is not served", async () => {
  const fresh = await (databases[0] ?? expect.fail("PGlite")).fresh();
  const first = await startServer(fresh);
  await first.close();
  await rm(fileIn(fresh.dataFolder));
  await expect(startServer(fresh)).rejects.toThrow("belongs to another server key");
  await fresh.drop();
});
