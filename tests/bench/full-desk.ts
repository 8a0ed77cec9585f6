import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { stderr } from "node:process";
import { createInterface } from "node:readline";
import { findBrowser } from "#main/preview/browser.ts";
import { nodeTransport } from "#main/preview/node-transport.ts";
import { openPreview, type Preview } from "#main/preview/open-preview.ts";
import { buildPages } from "../../build/tasks/build-pages.ts";
import { Hands } from "../support/hands.ts";
import { clockFrom, ROOT } from "../support/thread.ts";
import { bringing, manyCases } from "./many-cases.ts";

/** Wednesday before Thanksgiving, 10:04 in the morning, Pacific: the line is open. */
const TEN_AM = "2026-11-25T18:04:00Z";

const startServer = async (): Promise<{ url: string; code: string; stop: () => void }> => {
  const child = spawn("node", ["tests/bench/bench-centre.ts", TEN_AM], {
    cwd: ROOT,
    stdio: ["ignore", "pipe", "inherit"],
  });
  for await (const line of createInterface({ input: child.stdout })) {
    const told = JSON.parse(line) as { url: string; code: string };
    return { ...told, stop: () => void child.kill("SIGTERM") };
  }
  throw new Error("the central server did not start");
};

export type FullDesk = {
  readonly page: ReturnType<Preview["host"]["page"]>;
  readonly hands: Hands;
  readonly cases: number;
  readonly close: () => Promise<void>;
};

export type Who = { readonly login: string; readonly own: number; readonly lived: boolean };
const SPECIALIST: Who = { login: "k.alvarado", own: 1, lived: false };

/** Somebody signed in at a desk in real Chromium whose real vault holds so many cases. */
export const openFullDesk = async (cases: number, who: Who = SPECIALIST): Promise<FullDesk> => {
  const failed = (await buildPages()).find(({ ok }) => !ok);
  if (failed !== undefined) throw new Error(failed.output);
  const browser = findBrowser();
  if (!browser.ok) throw new Error(browser.refusal.remedy);
  const server = await startServer();
  const dataFolder = mkdtempSync(join(tmpdir(), "accessline-bench-"));
  const clock = clockFrom(TEN_AM);
  const seed = bringing(manyCases(cases, Math.floor(clock.wallMs()), who), nodeTransport);
  const opened = await openPreview(
    {
      browser: browser.value,
      dataFolder,
      distFolder: join(ROOT, "dist"),
      build: "bench",
      headless: true,
      transport: seed.transport,
    },
    clock,
  );
  if (!opened.ok) throw new Error(opened.refusal.remedy);
  const { workstation, host, close } = opened.value;
  const enrolled = await workstation.session.enrol(server.url, server.code);
  if (!enrolled.ok) throw new Error(enrolled.refusal.remedy);
  const page = host.page();
  const hands = new Hands(page);
  const startedMs = performance.now();
  await hands.signIn(who.login);
  while (!seed.isDone() || workstation.status().sync.kind !== "up-to-date")
    await page.waitForTimeout(250);
  stderr.write(`${cases} cases in ${((performance.now() - startedMs) / 1000).toFixed(1)} s\n`);
  return {
    page,
    hands,
    cases,
    close: async () => {
      await close();
      server.stop();
      rmSync(dataFolder, { recursive: true, force: true });
    },
  };
};
