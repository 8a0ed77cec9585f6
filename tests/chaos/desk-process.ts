import { rm } from "node:fs/promises";
import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { argv, env, exit, stdin, stdout } from "node:process";
import { createInterface } from "node:readline";
import { MessageChannel, type MessagePort as NodePort } from "node:worker_threads";
import { createORPCClient } from "@orpc/client";
import { RPCLink, type SupportedMessagePort } from "@orpc/client/message-port";
import { type ContractRouterClient } from "@orpc/contract";
import { type Page as BrowserPage } from "playwright-core";
import { type MachineClock } from "#main/clock.ts";
import { judgementInUse } from "#main/load-judgement.ts";
import { Policy } from "#main/policy/policy.ts";
import { findBrowser } from "#main/preview/browser.ts";
import { holdFolder } from "#main/preview/one-process.ts";
import { openPreviewHost, VAULT_ORIGIN, WORKSTATION_ORIGIN } from "#main/preview/preview-host.ts";
import { startWorkstation } from "#main/workstation.ts";
import { type WorkstationContract } from "#shared/contract/workstation.ts";
import { type CallId } from "#shared/events/ids.ts";
import { ROOT } from "../support/thread.ts";
import { type Order, type Told } from "./orders.ts";

// A desk in a process of its own: the real main, the real vault in real Chromium, driven by orders on
// its standard input. It says what was kept in the moment when main says so, and can be killed any time.
const [dataFolder = "", offsetMs = "0", windows = "no-window"] = argv.slice(2);
const CALL_OF = 25;

const tell = (line: Told): void => void stdout.write(`${JSON.stringify(line)}\n`);
let offset = Number(offsetMs);
const clock: MachineClock = {
  wallMs: () => Date.now() + offset,
  monotonicMs: () => performance.now(),
};

const held = await holdFolder(dataFolder);
if (!held.ok) {
  tell({ refused: held.refusal.remedy });
  exit(3);
}
// A browser that was killed leaves its locks behind.
const profile = join(dataFolder, "browser");
for (const name of existsSync(profile) ? readdirSync(profile) : [])
  if (name.startsWith("Singleton")) await rm(join(profile, name), { force: true });

const browser = findBrowser();
if (!browser.ok) throw new Error(browser.refusal.remedy);
const distFolder = join(ROOT, "dist");
const judgement = await judgementInUse(distFolder, dataFolder, clock.wallMs());
if (!judgement.ok) throw new Error(judgement.refusal.remedy);
const real = await openPreviewHost({
  browser: browser.value,
  dataFolder,
  distFolder,
  build: env["ACCESSLINE_BUILD"] ?? "test",
  headless: true,
});
const pipe = new MessageChannel();
const portOf = (port: NodePort): SupportedMessagePort => port as unknown as SupportedMessagePort;
const workstation = await startWorkstation({
  host: {
    ...real,
    openWorkstation: (connect) => {
      connect(portOf(pipe.port1));
      pipe.port1.start();
      if (windows === "window") return real.openWorkstation(connect);
      return Promise.resolve({ onClosed: () => undefined, close: () => Promise.resolve() });
    },
  },
  policy: Policy.parse({ pollMs: 300, longestPauseMs: 800 }),
  ...judgement.value,
  clock,
  chance: Math.random,
  onBug: (failure) => tell({ bug: String(failure instanceof Error ? failure.stack : failure) }),
});
pipe.port2.start();
const ask = createORPCClient<ContractRouterClient<WorkstationContract>>(
  new RPCLink({ port: portOf(pipe.port2) }),
);

/** The remedy where there is one: what the screen would say. */
const reason = (failure: unknown): string => {
  const data = (failure as { data?: { remedy?: unknown } } | null)?.data;
  return typeof data?.remedy === "string" ? data.remedy : String(failure);
};

const pageAt = (origin: string): BrowserPage | undefined =>
  real.context.pages().find((page) => page.url().startsWith(origin));

const crash = async (which: "vault" | "window"): Promise<null> => {
  const page = pageAt(which === "vault" ? VAULT_ORIGIN : WORKSTATION_ORIGIN);
  if (page === undefined) return null;
  const session = await real.context.newCDPSession(page);
  // The page's whole process ends at once; the answer to this never comes.
  void session.send("Page.crash").catch(() => undefined);
  if (which === "window") void page.reload().catch(() => undefined);
  await new Promise((resolve) => setTimeout(resolve, 50));
  return null;
};

let working: string | null = null;
let call: CallId | null = null;

/** One kept event per turn, each with a mark of its own; beside it a text that grows in a draft. */
const work = async (prefix: string, from: number): Promise<void> => {
  for (let n = from; working === prefix; n += 1) {
    const mark = `${prefix}-${n}`;
    try {
      if (call === null || n % CALL_OF === 0) call = (await ask.call.start({ ani: null })).callId;
      await ask.call.keySafety({ callId: call, key: "asked-safe", words: mark });
      tell({ kept: mark, at: Date.now() });
    } catch (failure) {
      tell({ notKept: mark, why: reason(failure) });
      await new Promise((resolve) => setTimeout(resolve, 40));
    }
  }
};

/** As many large events as it takes to need room that was not taken ahead. */
const flood = async (mark: string, events: number): Promise<null> => {
  for (let n = 0; n < events; n += 1) {
    try {
      if (call === null) call = (await ask.call.start({ ani: null })).callId;
      const words = `${mark}-${n}`.padEnd(490);
      await ask.call.keySafety({ callId: call, key: "asked-safe", words });
      tell({ kept: `${mark}-${n}`, at: Date.now() });
    } catch (failure) {
      tell({ notKept: `${mark}-${n}`, why: reason(failure) });
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }
  return null;
};

/** Chromium allows the vault so much and no more, as on a disk that it finds too full. */
const limitRoom = async (bytes: number): Promise<null> => {
  const page = pageAt(VAULT_ORIGIN);
  if (page === undefined) return null;
  const session = await real.context.newCDPSession(page);
  await session.send("Storage.overrideQuotaForOrigin", { origin: VAULT_ORIGIN, quotaSize: bytes });
  return null;
};

const settled = async (withinMs: number): Promise<{ events: number; sign: string } | null> => {
  const until = performance.now() + withinMs;
  workstation.syncNow();
  for (let quiet = 0; performance.now() < until;) {
    await new Promise((resolve) => setTimeout(resolve, 100));
    const { sync, unsent } = workstation.status();
    quiet = sync.kind === "up-to-date" && unsent === 0 ? quiet + 1 : 0;
    if (quiet >= 5) return workstation.digest();
  }
  return null;
};

const procedure = (path: string): ((input: unknown) => Promise<unknown>) =>
  path
    .split(".")
    .reduce<unknown>((at, name) => (at as Record<string, unknown>)[name], ask) as never;

const carryOut = async (order: Order): Promise<unknown> => {
  switch (order.do) {
    case "ask":
      return procedure(order.path)(order.input);
    case "work":
      working = order.mark;
      void work(order.mark, order.from);
      return null;
    case "rest":
      working = null;
      return null;
    case "crash":
      return crash(order.page);
    case "settle":
      return settled(order.withinMs);
    case "digest":
      return workstation.digest();
    case "jump":
      offset += order.ms;
      return null;
    case "offset":
      return offset;
    case "flood":
      return flood(order.mark, order.events);
    case "quota":
      return limitRoom(order.bytes);
    case "status":
      return workstation.status();
    case "close":
      working = null;
      await workstation.stop();
      await real.closeBrowser();
      await held.value();
      return null;
  }
};

createInterface({ input: stdin }).on("line", (line) => {
  const { id, order } = JSON.parse(line) as { id: number; order: Order };
  void carryOut(order).then(
    (value) => {
      tell({ answer: id, value: value ?? null });
      if (order.do === "close") exit(0);
    },
    (failure: unknown) => tell({ answer: id, failure: reason(failure) }),
  );
});
tell({ ready: true });
