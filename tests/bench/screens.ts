import { percentile, printRow } from "./figures.ts";
import { openFullDesk } from "./full-desk.ts";
import { type Probe, reaction } from "./reactions.ts";

// From a key to the first rows of each screen, painted, with 50,000 cases of which 5,000 are with a region,
// 10,000 have an open promise and 1,000 calls a grievance: a supervisor's desk, which has every screen.
const CASES = Number(process.env["BENCH_CASES"] ?? 50_000);
const ROUNDS = 5;
const SAMPLES = Number(process.env["BENCH_SAMPLES"] ?? 20);
const BAR_MS = 200;

type Way = {
  readonly name: string;
  readonly keys: string;
  readonly probe: Probe;
  readonly back: string;
  /** What is seen once it is left again; absent: the desk's own rows. */
  readonly left?: string;
};

const CASE_ROW = "tr[data-row^=case-]";
const WAYS: readonly Way[] = [
  { name: "case", keys: "Enter", probe: { selector: "section.timeline" }, back: "Escape" },
  {
    name: "inbox",
    keys: "F7",
    probe: { selector: "tr[data-row]:not([data-row^=case-]):not([data-row^=promise-])" },
    back: "F7",
  },
  {
    name: "numbers",
    keys: "Control+k",
    probe: { selector: "[role=dialog] [role=option]" },
    back: "Escape",
  },
  {
    name: "who-is-here",
    keys: "p",
    probe: { selector: "[role=dialog] [role=option]" },
    back: "Escape",
  },
  {
    name: "line",
    keys: "Control+Shift+e",
    probe: { selector: "[role=dialog] section" },
    back: "Escape",
  },
  {
    name: "policy",
    keys: "Control+Shift+p",
    probe: { selector: "[role=dialog] td, [role=dialog] dd, [role=dialog] li" },
    back: "Escape",
  },
];

const { page, hands, close } = await openFullDesk(CASES, {
  login: "l.castellanos",
  own: 6,
  lived: true,
});

const taken = new Map<string, number[]>();
const keep = (name: string, ms: number): void =>
  void taken.set(name, [...(taken.get(name) ?? []), ms]);

const gone = (selector: string): Promise<unknown> =>
  page.waitForFunction((each) => document.querySelector(each) === null, selector);
const onCase = async (): Promise<void> => {
  await page.locator(CASE_ROW).first().waitFor();
  await page.locator(CASE_ROW).first().focus();
};

const measure = async ({ name, keys, probe, back }: Way): Promise<void> => {
  await onCase();
  keep(name, await reaction(page, keys, probe));
  const desk: Probe = { selector: CASE_ROW };
  // The desk comes back with its rows: measured where it was left, not where a panel lay over it.
  if (back === "F7") {
    keep("desk", await reaction(page, back, desk));
    return;
  }
  await page.keyboard.press(back);
  await gone(probe.selector);
};

/** Find opens empty: its first rows come with what is typed. */
const find = async (): Promise<void> => {
  await onCase();
  keep("find-opens", await reaction(page, "F3", { selector: "[role=dialog] [role=combobox]" }));
  await page.waitForFunction(() => document.activeElement?.matches("[role=combobox]"));
  keep("find", await reaction(page, "m", { selector: "[role=dialog] [role=option]" }));
  await page.keyboard.press("Escape");
  await gone("[role=dialog]");
};

const handing = async (): Promise<void> => {
  const promise = page.locator("tr[data-row^=promise-]").first();
  await promise.waitFor();
  await promise.focus();
  keep("promises", await reaction(page, "h", { selector: "[role=dialog] [role=option]" }));
  await page.keyboard.press("Escape");
  await gone("[role=dialog]");
};

/** The watch stands on the desk and is asked for by itself. */
const grievances = async (): Promise<void> => {
  await onCase();
  await page.keyboard.press("F7");
  await gone(CASE_ROW);
  // The keys of the list are there with its rows.
  await page.locator("tr[data-row]").first().waitFor();
  keep("grievance-watch", await reaction(page, "F7", { selector: "aside button .line" }));
};

const shuffled = <T>(all: readonly T[], seed: number): T[] =>
  all
    .map((each, at) => ({ each, key: ((at + 1) * (seed * 7_919 + 13)) % 101 }))
    .toSorted((a, b) => a.key - b.key)
    .map(({ each }) => each);

try {
  await onCase();
  // What is fetched once, with the window, is no part of a key that is pressed every day.
  await hands.press("F1");
  await page.keyboard.press("Escape");
  for (const way of WAYS) await measure(way);
  await find();
  await handing();
  taken.clear();
  const runs = [...WAYS.map((way) => () => measure(way)), find, handing, grievances];
  for (let round = 1; round <= ROUNDS; round += 1)
    for (const run of shuffled(runs, round)) for (let n = 0; n < SAMPLES; n += 1) await run();
  for (const [name, ms] of taken)
    printRow({
      name: `screens/${name}`,
      figure: percentile(ms, 0.95),
      bar: BAR_MS,
      unit: "ms p95",
      p50: percentile(ms, 0.5),
      most: percentile(ms, 1),
      samples: ms.length,
      cases: CASES,
    });
} finally {
  await close();
}
