import { execFile } from "node:child_process";
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { codeHash } from "#server/stations/codes.ts";
import { type RunningServer, startServer } from "#server/start-server.ts";
import { refusalBy, StationDouble } from "./station-double.ts";
import { productionDatabases, type TestDatabase } from "./test-databases.ts";

const COMMAND = new URL("../../build/tasks/server.ts", import.meta.url).pathname;
const CODE = /[0-9A-Z]{3}(?:-[0-9A-Z]{3}){3}/g;
const OWN = "copper ladder under seven rains";

type Ended = { readonly status: number; readonly out: string; readonly err: string };

const command = (database: TestDatabase, args: readonly string[], mode = "production") =>
  new Promise<Ended>((resolve) => {
    const child = execFile(
      process.execPath,
      [COMMAND, ...args],
      {
        env: {
          PATH: process.env["PATH"],
          DATABASE_URL: database.databaseUrl ?? "",
          ACCESSLINE_DATA: database.dataFolder,
          ACCESSLINE_MODE: mode,
          ACCESSLINE_LOG: "debug",
        },
      },
      (_, out, err) => resolve({ status: child.exitCode ?? -1, out, err }),
    );
  });

const LUCIA = ["first-supervisor", "--name", "Lucía Castellanos"];

describe.each(productionDatabases)("the first person of a production server on $name", (kind) => {
  const made: TestDatabase[] = [];
  const running: RunningServer[] = [];
  const fresh = async () => {
    const database = await kind.fresh();
    made.push(database);
    return database;
  };
  const start = async (database: TestDatabase, now = () => new Date()) => {
    const server = await startServer({ ...database, mode: "production", now });
    running.push(server);
    return server;
  };
  const stop = async () => {
    await Promise.all(running.splice(0).map((server) => server.close()));
  };
  afterAll(async () => {
    await stop();
    await Promise.all(made.map((each) => each.drop()));
  });

  const codesOf = ({ out, err, status }: Ended): { desk: string; person: string } => {
    expect([status, err]).toEqual([0, ""]);
    const [desk = "", person = ""] = out.match(CODE) ?? [];
    return { desk, person };
  };

  test("is let in by one command, sets up the first desk and takes a passphrase of their own", async () => {
    const database = await fresh();
    const ended = await command(database, [...LUCIA, "--region", "bay-coast"]);
    expect(ended.out).toContain("signs in as l.castellanos");
    const { desk: deskCode, person: code } = codesOf(ended);
    expect(ended.out.match(CODE)).toHaveLength(2);
    // Debug log and all: every line that is JSON is the log's.
    const logged = ended.out.split("\n").filter((line) => line.startsWith("{"));
    expect(logged.join("")).toContain("brought up to date");
    expect(logged.join("")).not.toMatch(CODE);

    const server = await start(database);
    const desk = await StationDouble.enrolWith(server.url, deskCode, "electron");
    const login = "l.castellanos";
    const asked = { login, recoverTo: null };
    expect(await refusalBy(desk.client.signIn({ ...asked, passphrase: "a guess" }))).toMatchObject({
      code: "not-signed-in",
    });
    expect(await refusalBy(desk.client.signIn({ ...asked, passphrase: code }))).toMatchObject({
      code: "passphrase-needed",
    });
    await desk.client.choosePassphrase({ login, code: code.toLowerCase(), passphrase: OWN });
    const { person, token } = await desk.client.signIn({ ...asked, passphrase: OWN });
    expect(person).toMatchObject({ name: "Lucía Castellanos", role: "supervisor" });
    expect(person.regions).toEqual(["bay-coast"]);
    desk.token = token;
    expect(
      await desk.client.createEnrolmentCode({ deskName: "Desk 2", coverage: { kind: "line" } }),
    ).toHaveProperty("code");

    const noted = await server.store.read((tx) => tx.enrolments());
    expect(noted.map(({ kind, madeBy }) => [kind, madeBy === null ? null : "Lucia"])).toEqual([
      ["person-added", null],
      ["person-code-made", null],
      ["desk-code-made", null],
      ["desk-enrolled", null],
      ["passphrase-chosen", "Lucia"],
      ["desk-code-made", "Lucia"],
    ]);
    expect(noted[0]).toMatchObject({ person: person.id, role: "supervisor" });

    // The code served once.
    expect(
      await refusalBy(desk.client.choosePassphrase({ login, code, passphrase: `${OWN} again` })),
    ).toMatchObject({ code: "code-not-good" });
    await stop();
    const again = await command(database, ["first-supervisor", "--name", "Somebody Else"]);
    expect(again).toMatchObject({ status: 2, out: "" });
    expect(again.err).toContain("There is a supervisor or admin here already.");
  });

  if (kind.name === "PGlite")
    test("waits until the server has stopped, where the database is embedded in it", async () => {
      const database = await fresh();
      await mkdir(database.dataFolder, { recursive: true });
      // Our own parent runs, whatever it is.
      await writeFile(join(database.dataFolder, "in-use.lock"), String(process.ppid));
      const ended = await command(database, LUCIA);
      expect(ended).toMatchObject({ status: 2, out: "" });
      expect(ended.err).toContain("Stop that server first");
    });

  // The embedded database takes seconds to make: the whole way on both, the rest once.
  if (kind !== productionDatabases.at(-1)) return;

  test("gets new codes while the first were not used, and the lost ones are worth nothing", async () => {
    const database = await fresh();
    const lost = codesOf(await command(database, LUCIA));
    const other = await command(database, ["first-supervisor", "--name", "Ruben Feld"]);
    expect(other.err).toContain("--login l.castellanos");
    expect(other.status).toBe(2);
    const { person: code } = codesOf(await command(database, LUCIA));
    const server = await start(database);
    const desk = await StationDouble.enrolWith(server.url, lost.desk, "electron");
    const login = "l.castellanos";
    expect(
      await refusalBy(desk.client.choosePassphrase({ login, code: lost.person, passphrase: OWN })),
    ).toMatchObject({ code: "code-not-good" });
    await desk.client.choosePassphrase({ login, code, passphrase: OWN });
    const people = await server.store.read((tx) => tx.activePeople());
    expect(people.map(({ name }) => name)).toEqual(["Lucía Castellanos"]);
  });

  test("cannot come late, under another name, or with a passphrase that anybody would try", async () => {
    const database = await fresh();
    const { desk: deskCode, person: code } = codesOf(await command(database, LUCIA));
    let aheadMs = 0;
    const server = await start(database, () => new Date(Date.now() + aheadMs));
    const desk = await StationDouble.enrolWith(server.url, deskCode, "electron");
    const choose = (login: string, passphrase: string) =>
      refusalBy(desk.client.choosePassphrase({ login, code, passphrase }));
    expect(await choose("l.castellanos", "short")).toMatchObject({ code: "passphrase-too-short" });
    expect(await choose("l.castellanos", "Harbor Lantern Seven!")).toMatchObject({
      code: "passphrase-too-easy",
    });
    expect(await choose("r.feld", OWN)).toMatchObject({ code: "code-not-good" });
    aheadMs = 73 * 3_600_000;
    desk.aheadMs = aheadMs;
    expect(await choose("l.castellanos", OWN)).toMatchObject({ code: "code-not-good" });
    for (let n = 0; n < 4; n += 1) await choose("l.castellanos", OWN);
    expect(await choose("l.castellanos", OWN)).toMatchObject({ code: "too-many-tries" });
  });

  test("the database keeps only what the codes hash to", async () => {
    const database = await fresh();
    const { desk, person } = codesOf(await command(database, LUCIA));
    const server = await start(database);
    expect(await server.store.write((tx) => tx.lockPersonCode(codeHash(person)))).not.toBeNull();
    expect(await server.store.write((tx) => tx.lockPersonCode(person))).toBeNull();
    expect(await server.store.write((tx) => tx.lockCode(codeHash(desk)))).not.toBeNull();
  });
});

describe("the command says what to do", () => {
  const database = { databaseUrl: null, dataFolder: "/nowhere", drop: () => Promise.resolve() };
  test.each([
    [["first-supervisor"], "Say who:"],
    [["first-supervisor", "--name", "李雷"], "Say who:"],
    [[...LUCIA, "--region", "Bay Coast"], "Say who:"],
    [[...LUCIA, "--role", "admin"], "Say who:"],
    [["first-suporvisor"], 'There is no command "first-suporvisor"'],
  ])("%j", async (args, sentence) => {
    const ended = await command(database, args);
    expect(ended).toMatchObject({ status: 2, out: "" });
    expect(ended.err).toContain(sentence);
  });

  test("not on a demonstration, which has its people", async () => {
    const ended = await command(database, LUCIA, "demo");
    expect(ended).toMatchObject({ status: 2, out: "" });
    expect(ended.err).toContain("The demonstration has its people already.");
  });
});
