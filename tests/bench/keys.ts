import { mkdtempSync, openSync, closeSync, fdatasyncSync, writeSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { percentile, printRow } from "./figures.ts";
import { openFullDesk } from "./full-desk.ts";
import { type Probe, reaction } from "./reactions.ts";

// From a key to what it does on the screen, painted, over desk, call and scope check, with 50,000 cases.
const CASES = Number(process.env["BENCH_CASES"] ?? 50_000);
const SAMPLES = Number(process.env["BENCH_SAMPLES"] ?? 500);
const BAR_MS = 50;

/** What the disk asks for one small sealed frame: the reference beside every key that is recorded. */
const rawAppends = (): number[] => {
  const folder = mkdtempSync(join(tmpdir(), "accessline-fsync-"));
  const file = openSync(join(folder, "frames"), "a");
  const frame = Buffer.alloc(1_024, 7);
  const taken = Array.from({ length: SAMPLES }, () => {
    const startedMs = performance.now();
    writeSync(file, frame);
    fdatasyncSync(file);
    return performance.now() - startedMs;
  });
  closeSync(file);
  rmSync(folder, { recursive: true });
  return taken;
};

const { page, hands, close } = await openFullDesk(CASES);
const raw = rawAppends();

const measure = async (
  name: string,
  keys: readonly string[],
  probe: Probe,
  { back, isKept = false }: { back?: string; isKept?: boolean } = {},
): Promise<void> => {
  const taken: number[] = [];
  for (let n = 0; n < SAMPLES; n += 1) {
    taken.push(await reaction(page, keys[n % keys.length] ?? "", probe));
    if (back !== undefined) {
      await page.keyboard.press(back);
      await page.waitForFunction((gone) => document.querySelector(gone) === null, probe.selector);
    }
  }
  printRow({
    name: `keys/${name}`,
    figure: percentile(taken, 0.99),
    bar: BAR_MS,
    unit: "ms p99",
    p50: percentile(taken, 0.5),
    samples: SAMPLES,
    cases: CASES,
    reference: isKept
      ? {
          name: "append and fdatasync of 1 KB",
          p50: percentile(raw, 0.5),
          p99: percentile(raw, 0.99),
        }
      : null,
  });
};

try {
  await page.getByRole("row").nth(20).waitFor();
  // The first arrow only takes the focus to the row that is chosen already.
  await hands.press("ArrowDown");
  const chosenRow: Probe = { selector: "tr[aria-selected=true]", attribute: "data-row" };
  await measure("desk-row", ["ArrowDown", "ArrowUp"], chosenRow);
  await hands.press("F5");
  await hands.goTo("Safe to leave a message");
  const chosen: Probe = { selector: "[data-field=safeToLeaveMessage] .chosen" };
  await measure("call-segment", ["1", "2"], chosen);
  await measure("scope-opens", ["F2"], { selector: "[role=dialog]" }, { back: "Enter" });
  await hands.press("F2");
  await page.getByRole("dialog").waitFor();
  // The same digit keys and takes back; what is to be said follows only once main has kept it.
  await measure(
    "scope-verdict",
    ["1"],
    { selector: "[aria-labelledby=scope-say]" },
    { isKept: true },
  );
} finally {
  await close();
}
