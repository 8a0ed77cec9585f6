import { request as httpRequest } from "node:http";
import { randomBytes, randomUUID } from "node:crypto";
import { Writable } from "node:stream";
import { pino } from "pino";
import { afterAll, describe, expect, test } from "vitest";
import { newStationKey, signWith } from "#main/keys/station-key.ts";
import { sha256 } from "#main/keys/hash.ts";
import { MOST_BODY_BYTES } from "#server/api/rpc.ts";
import { type Access } from "#shared/contract/access.ts";
import { serverContract } from "#shared/contract/server.ts";
import {
  SIGNATURE_HEADER,
  SIGNED_AT_HEADER,
  signedText,
  STATION_HEADER,
} from "#shared/contract/signature.ts";
import { aCase, clientOf, refusalBy, StationDouble } from "../station-double.ts";
import { databases } from "../test-databases.ts";
import { TestServer } from "../test-server.ts";

const DAY_MS = 86_400_000;

const lines: string[] = [];
const log = pino(
  { level: "debug" },
  new Writable({ write: (line, _, done) => (lines.push(String(line)), done()) }),
);

const server = new TestServer(databases[0] ?? expect.fail("PGlite"), { log });
const aDesk = async () => (await StationDouble.enrol(server.running)).signIn();
const hello = { head: null, unsent: 0, build: "t", contentVersion: "t" };

/** What every refusal must be: JSON with a code and a sentence, and nothing from the inside. */
const refusedWith = async (response: Response) => {
  const text = await response.text();
  expect(text).not.toMatch(/\bat \/|node_modules|\.ts:|select |insert |SQLSTATE/i);
  const { json } = JSON.parse(text) as { json: { data: { code: string; remedy: string } } };
  expect(json.data.remedy).toMatch(/^[A-Z].*\.$/s);
  return { status: response.status, code: json.data.code, remedy: json.data.remedy };
};

const send = (
  procedure: string,
  body: string | Uint8Array<ArrayBuffer>,
  headers: Record<string, string> = {},
) =>
  fetch(`${server.url}/rpc/${procedure}`, {
    method: "POST",
    headers: { "content-type": "application/json", ...headers },
    body,
  });

/** A request with a good signature over whatever its body is. */
const sendSigned = (desk: StationDouble, procedure: string, body: string) => {
  const at = new Date().toISOString();
  const text = signedText("POST", `/rpc/${procedure}`, at, sha256(body));
  return send(procedure, body, {
    [STATION_HEADER]: desk.stationId,
    [SIGNED_AT_HEADER]: at,
    [SIGNATURE_HEADER]: signWith(desk.key, text),
  });
};

describe("a request that nobody may make", () => {
  test.each(
    Object.entries(serverContract)
      .map(
        ([name, procedure]) =>
          [name, (procedure["~orpc"].meta as { access?: Access }).access] as const,
      )
      .filter(([, access]) => access?.needs !== "nobody"),
  )("%s without a signature is refused before it is read", async (name) => {
    expect(await refusedWith(await send(name, "no JSON at all"))).toMatchObject({
      status: 401,
      code: "not-signed",
    });
  });

  test("only enrolling is open to strangers", () => {
    const open = Object.entries(serverContract).filter(
      ([, procedure]) =>
        (procedure["~orpc"].meta as { access?: Access }).access?.needs === "nobody",
    );
    expect(open.map(([name]) => name)).toEqual(["enrol"]);
  });

  test("a forged signature is refused", async () => {
    const desk = await aDesk();
    const forger = clientOf(server.url, () => ({ station: desk.stationId, key: newStationKey() }));
    expect(await refusalBy(forger.hello(hello))).toMatchObject({
      status: 401,
      code: "signature-not-valid",
    });
  });

  test("a signature is worth nothing for another body, another procedure or another station", async () => {
    const desk = await aDesk();
    const other = await aDesk();
    const signedFor = (path: string, body: string) => {
      const at = new Date().toISOString();
      return {
        [STATION_HEADER]: desk.stationId,
        [SIGNED_AT_HEADER]: at,
        [SIGNATURE_HEADER]: signWith(desk.key, signedText("POST", path, at, sha256(body))),
      };
    };
    const body = JSON.stringify({ json: hello });
    const good = signedFor("/rpc/hello", body);
    expect((await send("hello", body, good)).status).toBe(200);
    for (const [procedure, sent, headers] of [
      ["hello", `${body} `, good],
      ["pull", body, good],
      ["hello", body, { ...good, [STATION_HEADER]: other.stationId }],
      ["hello", body, { ...good, [SIGNED_AT_HEADER]: new Date(0).toISOString() }],
      ["hello", body, { ...good, [SIGNATURE_HEADER]: "AAAA" }],
    ] as const)
      expect(await refusedWith(await send(procedure, sent, headers))).toMatchObject({
        status: 401,
        code: "signature-not-valid",
      });
  });

  test("a station that nobody enrolled is refused", async () => {
    const nobody = clientOf(server.url, () => ({
      station: randomUUID() as never,
      key: newStationKey(),
    }));
    expect(await refusalBy(nobody.hello(hello))).toMatchObject({
      status: 401,
      code: "station-unknown",
    });
  });

  test("a clock more than a day away is answered with the server's time, and no sign-in is asked for", async () => {
    const desk = await aDesk();
    desk.aheadMs = -2 * DAY_MS;
    const refusal = await refusalBy(desk.client.hello(hello));
    expect(refusal).toMatchObject({ status: 422, code: "clock-differs" });
    expect(refusal.remedy).toContain(new Date().toISOString().slice(0, 10));
    desk.aheadMs = 23 * 3_600_000;
    expect(await desk.client.hello(hello)).toMatchObject({ desk: "active" });
  });

  test.each(["Bearer nonsense", "Bearer ", "Basic abc", `Bearer ${"x".repeat(5000)}`])(
    "a token that is none is refused: %.20s",
    async (authorization) => {
      const desk = await aDesk();
      desk.token = null;
      desk.tamper = ({ headers }) => headers.set("authorization", authorization);
      expect(await refusalBy(desk.client.signOut({}))).toMatchObject({
        status: 401,
        code: "sign-in-needed",
      });
    },
  );
});

describe("a request that is not what it should be", () => {
  test.each([
    ["no JSON", "{"],
    ["JSON of nothing", ""],
    ["not what oRPC wraps", "[]"],
    ["a number", JSON.stringify({ json: 7 })],
    ["no segments", JSON.stringify({ json: { segments: [] } })],
    [
      "a wrong type deep within",
      JSON.stringify({ json: { segments: [{ segment: "x", keyForServer: 1, frames: {} }] } }),
    ],
    ["an unknown meta", JSON.stringify({ json: {}, meta: [[99, "a"]] })],
    ["a prototype", '{"json":{"__proto__":{"segments":1}}}'],
  ])("%s is refused with a sentence", async (_, body) => {
    const desk = await aDesk();
    expect(await refusedWith(await sendSigned(desk, "push", body))).toMatchObject({
      status: 400,
      code: "request-not-valid",
    });
  });

  test("the sentence names the field and not what was in it", async () => {
    const desk = await aDesk();
    const body = JSON.stringify({
      json: { login: "k.alvarado", passphrase: 555_0199, recoverTo: null },
    });
    const { remedy } = await refusedWith(await sendSigned(desk, "signIn", body));
    expect(remedy).toContain("passphrase");
    expect(remedy).not.toContain("5550199");
  });

  test("a body too large is refused, announced or not, and the server goes on", async () => {
    const desk = await aDesk();
    const large = new Uint8Array(MOST_BODY_BYTES + 1);
    expect(await refusedWith(await send("push", large))).toMatchObject({
      status: 413,
      code: "too-large",
    });
    const status = await new Promise<number | string>((resolve) => {
      const sending = httpRequest(`${server.url}/rpc/push`, { method: "POST" }, (response) => {
        response.resume();
        resolve(response.statusCode ?? 0);
      });
      // Cut off in the middle of what it sends is an answer too.
      sending.on("error", (failure) => resolve((failure as NodeJS.ErrnoException).code ?? ""));
      for (let n = 0; n < 40; n += 1) sending.write(new Uint8Array(64 * 1024));
      sending.end();
    });
    expect([413, "EPIPE", "ECONNRESET"]).toContain(status);
    expect(await desk.client.hello(hello)).toMatchObject({ desk: "active" });
  });

  test("a body of exactly the limit is read", async () => {
    const body = " ".repeat(MOST_BODY_BYTES);
    expect(await refusedWith(await send("push", body))).toMatchObject({ code: "not-signed" });
  });

  test.each([
    "rpc/nothing",
    "rpc/constructor",
    "rpc/__proto__/push",
    "rpc",
    "",
    "admin",
    "rpc/push/x",
  ])("there is nothing at /%s", async (path) => {
    const response = await fetch(`${server.url}/${path}`, { method: "POST", body: "{}" });
    expect(await refusedWith(response)).toMatchObject({ status: 404, code: "not-found" });
  });

  test.each(["GET", "PUT", "DELETE"])("%s is not how procedures are called", async (method) => {
    const response = await fetch(`${server.url}/rpc/hello`, { method });
    expect(await refusedWith(response)).toMatchObject({ status: 404 });
  });

  test("three hundred bodies of noise are each refused, and nothing stays behind", async () => {
    const desk = await aDesk();
    const good = JSON.stringify({ json: { segments: [await desk.seal([desk.write(aCase())])] } });
    for (let n = 0; n < 300; n += 1) {
      const at = Math.floor((good.length * n) / 300);
      const noise = randomBytes(3).toString("base64");
      const body = n % 2 === 0 ? good.slice(0, at) : good.slice(0, at) + noise + good.slice(at + 4);
      const response = await sendSigned(desk, "push", body);
      if (response.status === 200)
        expect(await response.json()).toMatchObject({ json: { stopped: { kind: "not-opened" } } });
      else expect((await refusedWith(response)).status).toBe(400);
    }
    expect(await desk.client.hello(hello)).toMatchObject({ head: { seq: 0 } });
  });
});

describe("when the inside fails", () => {
  test("the answer says to try again, and not why", async () => {
    const desk = await aDesk();
    const { store } = server.running;
    const { write } = store;
    (store as { write: unknown }).write = () =>
      Promise.reject(Object.assign(new Error('relation "secret" of M. Ortega'), { code: "42P01" }));
    const response = await sendSigned(desk, "hello", JSON.stringify({ json: hello }));
    (store as { write: unknown }).write = write;
    expect(await refusedWith(response)).toMatchObject({ status: 500, code: "server-failed" });
    expect(lines.join("")).toContain("42P01");
    expect(lines.join("")).not.toContain("Ortega");
  });

  test("the server lives without its database, says that it is not ready, and names the hop", async () => {
    const ready = await fetch(`${server.url}/ready`);
    expect([ready.status, await ready.json()]).toEqual([200, { ready: true }]);
    const { store } = server.running;
    const { read } = store;
    (store as { read: unknown }).read = () => Promise.reject(new Error("away"));
    const away = await fetch(`${server.url}/ready`);
    const alive = await fetch(`${server.url}/health`);
    (store as { read: unknown }).read = read;
    expect(away.status).toBe(503);
    expect(await away.json()).toMatchObject({ ready: false, hop: "database" });
    expect([alive.status, await alive.json()]).toEqual([200, { status: "ok" }]);
  });
});

afterAll(() => {
  // Everything above went by this log: names, notes, passphrases and tokens must not be in it.
  const logged = lines.join("");
  for (const secret of ["k.alvarado", "Karina", "harbor", "A note", "Bearer", "segments"])
    expect(logged).not.toContain(secret);
});
