import { request as httpRequest } from "node:http";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { expect, test } from "vitest";
import { sha256 } from "#main/keys/hash.ts";
import { newStationKey, signWith } from "#main/keys/station-key.ts";
import { MOST_BODY_BYTES } from "#server/api/rpc.ts";
import { serverContract } from "#shared/contract/server.ts";
import {
  SIGNATURE_HEADER,
  SIGNED_AT_HEADER,
  signedText,
  STATION_HEADER,
} from "#shared/contract/signature.ts";
import { aCase, eventually, idsOf, StationDouble } from "../station-double.ts";
import { databases } from "../test-databases.ts";
import { TestServer } from "../test-server.ts";

/** 10,000 for the full run: HOSTILE_REQUESTS=10000. */
const COUNT = Number(process.env["HOSTILE_REQUESTS"] ?? "220");
const SEED = Number(process.env["HOSTILE_SEED"] ?? "20261125");
const MEGABYTE = 1024 * 1024;

/** mulberry32: the same seed makes the same requests. */
const seeded = (seed: number) => (): number => {
  seed = (seed + 0x6d2b79f5) | 0;
  let t = Math.imul(seed ^ (seed >>> 15), 1 | seed);
  t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
  return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
};

const server = new TestServer(databases[0] ?? expect.fail("PGlite"));
const chance = seeded(SEED);
const below = (n: number): number => Math.floor(chance() * n);
const oneOf = <T>(many: readonly T[]): T => many[below(many.length)] ?? expect.fail("none");

type Request = { readonly path: string; readonly headers: Record<string, string>; body: string };

const signed = (desk: StationDouble, procedure: string, body: string): Request => {
  const at = new Date().toISOString();
  const path = `/rpc/${procedure}`;
  return {
    path,
    body,
    headers: {
      [STATION_HEADER]: desk.stationId,
      [SIGNED_AT_HEADER]: at,
      [SIGNATURE_HEADER]: signWith(desk.key, signedText("POST", path, at, sha256(body))),
    },
  };
};

const NAMES = Object.keys(serverContract);
const NONSENSE = [
  "",
  "{",
  "null",
  "[]",
  '{"json":null}',
  '{"json":{"__proto__":{"admin":true}}}',
  '{"json":{"constructor":{"prototype":{}}}}',
  '{"json":{"segments":1e999}}',
  '{"json":{},"meta":[[5,"a"],["x",["__proto__","b"]]]}',
  '{"json":{"login":"\\u0000\' or 1=1 --","passphrase":"\\ud800","recoverTo":null}}',
  `${"[".repeat(20_000)}${"]".repeat(20_000)}`,
  `{"json":{"cursor":"${"9".repeat(199)}","limit":10}}`,
  '{"json":{"cursor":null,"limit":99999999999}}',
  "\ufeff{}",
];

/** What a desk of ours sends, as it would arrive; every kind of request is made of it. */
const made = async () => {
  const desk = await (await StationDouble.enrol(server.running)).signIn();
  const events = Array.from({ length: 6 }, () => desk.write(aCase()));
  const segment = await desk.seal(events);
  const bodyOf = (frames: typeof segment.frames): string =>
    JSON.stringify({ json: { segments: [{ ...segment, frames }] } });
  return { desk, events, segment, bodyOf, good: bodyOf(segment.frames) };
};

type Made = Awaited<ReturnType<typeof made>>;

const KINDS: Readonly<Record<string, (by: Made) => Request>> = {
  malformed: ({ desk }) => signed(desk, oneOf(NAMES), oneOf(NONSENSE)),
  damaged: ({ desk, good }) => {
    const at = below(good.length);
    return signed(desk, "push", good.slice(0, at) + oneOf(['"', "\0", "}", "é"]) + good.slice(at));
  },
  truncated: ({ desk, good }) => signed(desk, "push", good.slice(0, below(good.length))),
  oversized: ({ desk }) => signed(desk, "push", " ".repeat(MOST_BODY_BYTES + 1 + below(5000))),
  replayed: ({ desk, good }) => signed(desk, "push", good),
  reordered: ({ desk, segment: { frames }, bodyOf }) =>
    signed(desk, "push", bodyOf(frames.toSorted(() => chance() - 0.5).slice(0, 1 + below(6)))),
  unsigned: ({ good }) => ({ path: `/rpc/${oneOf(NAMES)}`, headers: {}, body: good }),
  forged: ({ desk, good }) => {
    const one = signed(desk, oneOf(NAMES.filter((name) => name !== "enrol")), good);
    const text = signedText("POST", one.path, one.headers[SIGNED_AT_HEADER] ?? "", sha256(good));
    one.headers[SIGNATURE_HEADER] = oneOf([
      signWith(newStationKey(), text),
      "AAAA",
      "!".repeat(below(3000) + 1),
    ]);
    return one;
  },
  changed: ({ desk, good }) => {
    const one = signed(desk, "push", good);
    one.body = good.replace(/[0-9]/, (digit) => String((Number(digit) + 1) % 10));
    return one;
  },
  "nowhere to be found": ({ desk, good }) => ({
    ...signed(desk, "push", good),
    path: oneOf(["/rpc/", "/rpc/push/../pull", "/rpc/%70ush", "/rpc/__proto__", "/api", "//rpc"]),
  }),
  "with somebody's token": ({ desk }) => {
    const one = signed(desk, oneOf(["signOut", "createEnrolmentCode"]), '{"json":{}}');
    one.headers["authorization"] = oneOf(["Bearer x", `Bearer ${"A".repeat(43)}`, "Basic Og=="]);
    return one;
  },
};

type Answer = { readonly status: number; readonly text: string; readonly retryAfter: string };

/** Null: hung up on, which is an answer to more than may be sent. */
const ask = ({ path, headers, body }: Request): Promise<Answer | null> =>
  new Promise((resolve) => {
    const { hostname, port } = new URL(server.url);
    const to = { hostname, port, path, headers, method: "POST" };
    const sending = httpRequest(to, (response) => {
      const chunks: Buffer[] = [];
      response.on("data", (chunk: Buffer) => chunks.push(chunk));
      response.on("error", () => resolve(null));
      response.on("end", () =>
        resolve({
          status: response.statusCode ?? 0,
          text: Buffer.concat(chunks).toString(),
          retryAfter: response.headers["retry-after"] ?? "",
        }),
      );
    });
    sending.on("error", () => resolve(null));
    sending.end(body);
  });

const INSIDE = /\bat \/|node_modules|\.ts[:"]|\bselect \b|\binsert \b|SQLSTATE|relation "/i;

/** What is wrong with an answer, or null. */
const faultOf = (kind: string, answer: Answer | null): string | null => {
  if (answer === null) return kind === "oversized" ? null : "hung up";
  const { status, text, retryAfter } = answer;
  if (INSIDE.test(text)) return `tells of the inside: ${text.slice(0, 200)}`;
  if (status === 200) return null;
  if (status >= 500 && status !== 503) return `${status}: ${text.slice(0, 200)}`;
  if ((status === 429 || status === 503) && !/^[1-9]\d*$/.test(retryAfter)) return "no Retry-After";
  const { json } = JSON.parse(text) as { json?: { data?: { code?: string; remedy?: string } } };
  return /^[A-Z].*\.$/s.test(json?.data?.remedy ?? "") && json?.data?.code !== undefined
    ? null
    : `no clear refusal: ${text.slice(0, 200)}`;
};

setFlagsFromString("--expose-gc");
const collect = runInNewContext("gc") as () => void;
const memory = (): number => {
  collect();
  return process.memoryUsage().heapUsed;
};

test(
  `${COUNT} hostile requests are each refused with a sentence, and leave nothing behind`,
  { timeout: 120_000 + COUNT * 100 },
  async () => {
    const by = await made();
    const kinds = Object.keys(KINDS);
    const faults: string[] = [];
    const seen = new Map<string, number>();
    let before = 0;
    for (let n = 0; n < COUNT; n += 1) {
      // What a first request of each kind compiles and caches is no leak.
      if (n === Math.floor(COUNT / 4)) before = memory();
      const kind = kinds[n % kinds.length] ?? "";
      const answer = await ask((KINDS[kind] ?? expect.fail(kind))(by));
      const told = `${kind} ${answer?.status ?? "hung up"}`;
      seen.set(told, (seen.get(told) ?? 0) + 1);
      const fault = faultOf(kind, answer);
      if (fault !== null) faults.push(`${n} ${kind}: ${fault}`);
    }
    const grownMb = Math.round((memory() - before) / MEGABYTE);
    console.log(`${COUNT} requests, heap ${grownMb} MB more; ${[...seen].join("; ")}`);
    expect(faults).toEqual([]);
    expect(grownMb).toBeLessThan(24);

    // A desk that pushes the same work honestly afterwards finds it there once.
    expect(await by.desk.client.push({ segments: [by.segment] })).toMatchObject({
      confirmed: { seq: 6 },
    });
    const sent = by.events.map(({ envelope }) => envelope.id);
    await eventually(async () => idsOf((await by.desk.pullAll()).items)).toEqual(sent);
  },
);
