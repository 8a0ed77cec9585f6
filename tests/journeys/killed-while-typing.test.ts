import { spawn } from "node:child_process";
import { mkdtempSync, readdirSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { expect, test } from "vitest";
import { situation } from "../support/callers.ts";
import { findInClear } from "../support/clear-scan.ts";
import { openPreviewForTests } from "../support/open-preview-for-tests.ts";
import { Hands } from "../support/hands.ts";
import { clockFrom, cuttableNetwork, PASSPHRASE, ROOT } from "../support/thread.ts";

type Typed = { readonly at: number; readonly typed: string };

/** Starts the typing desk, lets it type for a while, and kills main and browser at one instant. */
const killInMidTyping = (dataFolder: string): Promise<{ killedAt: number; lines: Typed[] }> =>
  new Promise((resolve, reject) => {
    const child = spawn("node", ["tests/journeys/typing-desk.ts", dataFolder], {
      cwd: ROOT,
      detached: true,
      stdio: ["ignore", "pipe", "inherit"],
    });
    const lines: Typed[] = [];
    let killedAt = 0;
    createInterface({ input: child.stdout }).on("line", (line) => {
      lines.push(JSON.parse(line) as Typed);
      if (lines.length !== 70) return;
      killedAt = Date.now();
      // The browser runs in a group of its own: both are killed, without a moment to save anything.
      spawn("pkill", ["-9", "-f", dataFolder]);
      process.kill(-(child.pid ?? 0), "SIGKILL");
    });
    child.on("close", () =>
      killedAt > 0 ? resolve({ killedAt, lines }) : reject(new Error("the desk ended by itself")),
    );
  });

test("after kill -9 of browser and main the call is open with its text, at most one second short, and nothing lies on the disk in clear", async () => {
  const dataFolder = mkdtempSync(join(tmpdir(), "accessline-killed-"));
  const { killedAt, lines } = await killInMidTyping(dataFolder);
  await new Promise((resolve) => setTimeout(resolve, 1500));
  for (const name of readdirSync(join(dataFolder, "browser")).filter((each) =>
    each.startsWith("Singleton"),
  ))
    spawn("rm", ["-f", join(dataFolder, "browser", name)]);

  const network = cuttableNetwork();
  network.cut();
  const opened = await openPreviewForTests(
    { dataFolder, transport: network.transport },
    clockFrom("2026-11-25T18:14:00Z"),
  );
  const page = opened.host.page();
  const hands = new Hands(page);
  await hands.type("Sign-in name", "k.alvarado");
  await hands.type("Passphrase", PASSPHRASE);
  await hands.press("Enter");
  // The call is open again by itself, on the screen it was left on.
  await page.getByLabel("Listening").waitFor({ timeout: 30_000 });
  const secondBefore = lines.findLast(({ at }) => at <= killedAt - 1000)?.typed ?? "";
  expect(secondBefore.length).toBeGreaterThan(10);
  const caller = await page.getByLabel("Caller", { exact: true }).inputValue();
  expect(caller.startsWith(secondBefore)).toBe(true);
  expect(await page.getByLabel("Listening").inputValue()).toBe(situation("c003").statement);
  await page.getByText("In scope").first().waitFor();
  await opened.close();

  const planted = [
    "climbing the walls",
    "555-0142",
    "5550142",
    secondBefore,
    PASSPHRASE,
    "Alvarado",
  ];
  const { files, found } = findInClear(dataFolder, planted);
  expect(files).toBeGreaterThan(20);
  expect(found).toEqual([]);
});
