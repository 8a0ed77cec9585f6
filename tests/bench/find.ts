import { performance } from "node:perf_hooks";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { foundRows } from "#main/vault/page/views/found.ts";
import { Vault } from "#main/vault/page/vault.ts";
import { type FoundRows } from "#shared/contract/find-views.ts";
import { PersonId } from "#shared/events/ids.ts";
import { readQuery } from "#shared/find/read-query.ts";
import { percentile, printRow } from "./figures.ts";
import { type AskedFor, foundCases } from "./found-cases.ts";

// As somebody types, every key a question, over 200,000 cases: reading what was typed, finding, and the
// rows as they are shown. Beside it a plain scan of one lower-cased text per case, stopped at a hundred.
setFlagsFromString("--max-old-space-size=8192");
setFlagsFromString("--expose-gc");
const gc = runInNewContext("gc") as () => void;

const CASES = Number(process.env["BENCH_CASES"] ?? 200_000);
const SAMPLES = Number(process.env["BENCH_SAMPLES"] ?? 500);
const ROUNDS = 5;
const P50_MS = 16;
const P99_MS = 50;
const TOLERANT_P99_MS = 100;
const ROWS = 100;
const TODAY = "2026-11-25";
const NOW_MS = Date.parse("2026-11-25T18:04:00Z");
const PERSON = PersonId.parse("5f0f3c1e-0000-4000-8000-00000000000a");

const vault = new Vault({
  name: "bench",
  newGeneration: () => "bench",
  now: () => new Date().toISOString(),
});
const asked: AskedFor[] = [];
const plain: string[] = [];
for (const { texts, asked: one } of foundCases(CASES)) {
  for (const text of texts) vault.index.add(text, null);
  asked.push(one);
  plain.push(texts[1]?.body.toLowerCase() ?? "");
}
gc();
const heapBefore = process.memoryUsage().heapUsed;
const buildFrom = performance.now();
vault.finder.start();
vault.finder.readAll();
const buildMs = Math.round(performance.now() - buildFrom);
gc();
const heapMb = Math.round((process.memoryUsage().heapUsed - heapBefore) / 1024 / 1024);

const find = (text: string): FoundRows =>
  foundRows(
    vault,
    {
      query: readQuery(text, TODAY),
      from: 0,
      limit: ROWS,
      texts: true,
      regions: null,
      person: PERSON,
    },
    NOW_MS,
  );

/** The reference: no index, no rows, no tolerance. */
const scan = (text: string): number => {
  const words = text.toLowerCase().split(/\s+/);
  let hits = 0;
  for (const each of plain) {
    if (!words.every((word) => each.includes(word))) continue;
    hits += 1;
    if (hits === ROWS) break;
  }
  return hits;
};

/** Every text that stands in the field while this one is typed, from the second letter on. */
const asTyped = (text: string): string[] =>
  Array.from({ length: text.length - 1 }, (_, at) => text.slice(0, at + 2));

/** One letter of the family name is another one. */
const misspelled = ({ given, family }: AskedFor): string => {
  const at = 1 + (family.length % (family.length - 1));
  return `${given} ${family.slice(0, at)}${family[at] === "y" ? "i" : "y"}${family.slice(at + 1)}`;
};

const spread = (n: number): AskedFor => asked[(n * 7_919) % asked.length] as AskedFor;
const exactTexts = Array.from({ length: SAMPLES }, (_, n) => {
  const one = spread(n);
  const ways = [
    `${one.given} ${one.family}`,
    one.family,
    one.phone,
    one.memberNumber,
    one.reference,
    one.noteWord,
    one.phone.slice(-4),
    `${one.family} ${one.zip}`,
  ];
  const typed = asTyped(ways[n % ways.length] ?? "");
  return typed[Math.floor(n / ways.length) % typed.length] ?? "";
});
const tolerantTexts = Array.from({ length: SAMPLES }, (_, n) => misspelled(spread(n * 3 + 1)));

const shuffled = <T>(list: readonly T[], round: number): T[] =>
  list
    .map((each, at) => ({ each, at: (at * 7_919 + round * 104_729) % 1_000_003 }))
    .toSorted((one, other) => one.at - other.at)
    .map(({ each }) => each);

const timed = (texts: readonly string[], work: (text: string) => unknown): number[] =>
  texts.map((text) => {
    const from = performance.now();
    work(text);
    return performance.now() - from;
  });
const median = (figures: readonly number[]): number => percentile(figures, 0.5);

const rounds = Array.from({ length: ROUNDS }, (_, round) => ({
  exact: timed(shuffled(exactTexts, round), find),
  tolerant: timed(shuffled(tolerantTexts, round), find),
  // A scan takes long enough that some of the texts say how long.
  scan: timed(shuffled(exactTexts, round).slice(0, Math.ceil(SAMPLES / 10)), scan),
}));
const over = (of: "exact" | "tolerant" | "scan", share: number): number =>
  median(rounds.map((round) => percentile(round[of], share)));

// A figure over rows that are not the right ones says nothing.
const missing = tolerantTexts.filter((text, n) => {
  const { family, given } = spread(n * 3 + 1);
  return !find(text).rows.some(({ member }) => member === `${given} ${family}`);
});
const more = {
  samples: SAMPLES,
  rounds: ROUNDS,
  cases: CASES,
  built: { ms: buildMs, heapMb },
  reference: { name: "plain scan", p50: over("scan", 0.5), p99: over("scan", 0.99) },
};
printRow({
  name: "find/exact-p50",
  figure: over("exact", 0.5),
  bar: P50_MS,
  unit: "ms p50",
  ...more,
});
printRow({ name: "find/exact", figure: over("exact", 0.99), bar: P99_MS, unit: "ms p99", ...more });
printRow({
  name: "find/tolerant",
  figure: over("tolerant", 0.99),
  bar: TOLERANT_P99_MS,
  unit: "ms p99",
  p50: over("tolerant", 0.5),
  notFound: missing.length,
  ...more,
});
