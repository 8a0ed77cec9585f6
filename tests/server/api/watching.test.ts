import { createServer } from "node:net";
import { afterAll, beforeAll, expect, test } from "vitest";
import { serverLog } from "#server/api/log.ts";
import { readiness } from "#server/api/readiness.ts";
import { type RunningServer, startServer } from "#server/start-server.ts";
import { streamName } from "#shared/events/stream.ts";
import { CallId } from "#shared/events/ids.ts";
import { randomUUID } from "node:crypto";
import { aCase, eventually, refusalBy, StationDouble } from "../station-double.ts";
import { databases, type TestDatabase } from "../test-databases.ts";

const TOKEN = "a-token-for-the-tests-only";
/** What members say and who they are; none of it may be anywhere but in the database. */
const PLANTED = [
  "Ximena Orozco",
  "5105550142",
  "lithium runs out",
  "harbor lantern",
  "Desk of Ximena",
];

const kind = databases.at(-1) ?? expect.fail("no database");
const lines: string[] = [];
let database: TestDatabase;
let server: RunningServer;
let desk: StationDouble;

const freePort = (): Promise<number> =>
  new Promise((resolve) => {
    const probe = createServer().listen(0, "127.0.0.1", () => {
      const address = probe.address();
      const port = typeof address === "object" && address !== null ? address.port : 0;
      probe.close(() => resolve(port));
    });
  });

const metrics = (authorization: string, path = "/metrics") =>
  fetch(`http://127.0.0.1:${server.metricsPort}${path}`, { headers: { authorization } });

/** The value of one line, by its name and labels. */
const valueOf = (text: string, series: string): number =>
  Number(
    text
      .split("\n")
      .find((line) => line.startsWith(`${series} `))
      ?.split(" ")[1] ?? "NaN",
  );

beforeAll(async () => {
  database = await kind.fresh();
  server = await startServer({
    ...database,
    log: serverLog("debug", { write: (line) => lines.push(line) }),
    metrics: { port: await freePort(), host: "127.0.0.1", token: TOKEN },
  });
  desk = await (await StationDouble.enrol(server)).signIn();
});
afterAll(async () => {
  await server.close();
  await database.drop();
});

test("metrics are OpenMetrics, count what happened, and are given to whoever has the token", async () => {
  const event = desk.write(aCase());
  await desk.push(event);
  await desk.push(event);
  const waiting = desk.client.listen({ cursor: (await desk.pullAll()).cursor, waitMs: 1_000 });
  await eventually(async () =>
    valueOf(await (await metrics(`Bearer ${TOKEN}`)).text(), "accessline_open_streams"),
  ).toBe(1);
  await refusalBy(desk.client.createEnrolmentCode({ deskName: "X", coverage: { kind: "line" } }));
  const answer = await metrics(`Bearer ${TOKEN}`);
  expect(answer.headers.get("content-type")).toContain("application/openmetrics-text");
  const text = await answer.text();
  expect(text.endsWith("# EOF\n")).toBe(true);
  expect(valueOf(text, 'accessline_requests_total{route="push",status="2xx"}')).toBe(2);
  expect(valueOf(text, "accessline_push_batches_total")).toBe(2);
  // Sent twice, stored once.
  expect(valueOf(text, 'accessline_events_stored_total{verdict="accepted"}')).toBe(1);
  expect(valueOf(text, 'accessline_refusals_total{code="role-not-allowed"}')).toBe(1);
  expect(valueOf(text, "accessline_event_loop_delay_seconds")).toBeGreaterThanOrEqual(0);
  if (kind.name === "PostgreSQL")
    expect(valueOf(text, "accessline_database_connections")).toBeGreaterThan(0);
  await waiting;
  for (const sent of ["", "Bearer", `Bearer ${TOKEN}x`])
    expect((await metrics(sent)).status).toBe(401);
  expect((await metrics(`Bearer ${TOKEN}`, "/rpc/push")).status).toBe(404);
  expect((await fetch(`${server.url}/metrics`)).status).toBe(404);
});

test("nothing that a member said, no name and no id is in a metric or a line of the log", async () => {
  const [name = "", number = "", words = "", , deskName = ""] = PLANTED;
  const at = "2026-11-25T17:00:00.000Z";
  const call = streamName("call", CallId.parse(randomUUID()));
  await desk.push(
    desk.write(call, { type: "call-started" }, { set: { started: { ani: number, at } } }),
    desk.write(call, { type: "call-typed" }, { set: { callerName: { typed: name } } }),
    desk.write(aCase(), {}, { add: { text: words, at } }),
    // Of a type that nobody may write: refused, and the refusal must not quote it either.
    desk.write(aCase(), { type: "case-noted", v: 9 }, { add: { text: words, caller: name } }),
  );
  await refusalBy(desk.client.signIn({ login: name, passphrase: words, recoverTo: null }));
  await server.createEnrolmentCode({ deskName, coverage: { kind: "line" } });
  await fetch(`${server.url}/rpc/${encodeURIComponent(name)}?q=${number}`, { method: "POST" });
  await fetch(`${server.url}/${encodeURIComponent(words)}`);
  const text = await (await metrics(`Bearer ${TOKEN}`)).text();
  const logged = lines.join("");
  expect(logged).toContain('"route":"push"');
  for (const secret of PLANTED.flatMap((each) => [each, encodeURIComponent(each)]))
    expect([logged.includes(secret), text.includes(secret)], secret).toEqual([false, false]);
  expect(text).not.toMatch(/[0-9a-f]{8}-[0-9a-f]{4}-/);
  expect(text).toContain('route="other"');
});

test("every answer has a number, a refusal shows it, and the log's lines of that request carry it", async () => {
  const asked = await Promise.all([
    fetch(`${server.url}/rpc/push`, { method: "POST", body: "{}" }),
    fetch(`${server.url}/rpc/nothing`, { method: "POST" }),
    fetch(`${server.url}/elsewhere`),
  ]);
  for (const answer of asked) {
    const id = answer.headers.get("x-request-id");
    expect(id).toMatch(/^[0-9a-f-]{36}$/);
    const { json } = (await answer.json()) as { json: { data: { requestId: string } } };
    expect(json.data.requestId).toBe(id);
  }
  const [refused] = asked;
  const id = refused?.headers.get("x-request-id") ?? "";
  const [line = "{}"] = lines.filter((each) => each.includes(id));
  expect(JSON.parse(line)).toMatchObject({ status: 401, refusal: "not-signed", route: "push" });

  // What fails inside is found by the number that the person was shown.
  const { store } = server;
  const { write } = store;
  (store as { write: unknown }).write = () => Promise.reject(new Error("inside"));
  const failed: string[] = [];
  desk.client
    .hello({ head: null, unsent: 0, build: "t", contentVersion: "t" })
    .catch(() => undefined);
  await eventually(() => lines.filter((each) => each.includes("a procedure failed")).length).toBe(
    1,
  );
  (store as { write: unknown }).write = write;
  failed.push(...lines.filter((each) => each.includes("a procedure failed")));
  const { requestId } = JSON.parse(failed[0] ?? "{}") as { requestId: string };
  await eventually(() => lines.filter((each) => each.includes(requestId)).length).toBe(2);
});

test("a server that stops, or whose database is older than it, is not ready and says why", async () => {
  const { store } = server;
  expect(await readiness(store, { isDraining: true, migrations: 1 })).toMatchObject({
    ready: false,
    hop: "server",
  });
  expect(await readiness(store, { isDraining: false, migrations: 9_999 })).toMatchObject({
    ready: false,
    hop: "migrations",
  });
  const hangs = { ...store, read: () => new Promise<never>(() => undefined) };
  expect(await readiness(hangs, { isDraining: false, migrations: 1 })).toMatchObject({
    ready: false,
    hop: "database",
  });
});
