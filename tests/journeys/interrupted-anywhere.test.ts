import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { env } from "node:process";
import { createInterface } from "node:readline";
import { expect, test } from "vitest";
import { chanceOf } from "../model/chance.ts";
import { Hands } from "../support/hands.ts";
import { lineCoverage, openDesk, ROOT, startCentre } from "../support/thread.ts";

/** As many as a promise needs; `npm test` takes fewer, and `npm run chaos` goes on from there. */
const TIMES = Number(env["INTERRUPTIONS"] ?? 30);
/** Promised: at most the last second of typing (quality.md). */
const MAY_LOSE_MS = 1_000;

type Typed = { readonly field: string; readonly text: string; readonly at: number };
type Told = Partial<Typed> & {
  readonly after?: string;
  readonly fields?: Readonly<Record<string, string>>;
  readonly interrupted?: string;
  readonly at: number;
};
type Loss = { readonly how: string; readonly field: string; readonly lostMs: number };

/** A desk enrolled and in a call, closed again: what the interrupted one starts from. */
const aDeskInACall = async (): Promise<string> => {
  const dataFolder = mkdtempSync(join(tmpdir(), "accessline-interrupted-"));
  const centre = await startCentre("2026-11-25T18:04:00Z");
  const desk = await openDesk(centre, { name: "Desk 1", coverage: lineCoverage, dataFolder });
  const hands = new Hands(desk.page);
  await hands.signIn("k.alvarado");
  await hands.press("F5");
  await hands.type("Listening", "she says ");
  await desk.close();
  await centre.close();
  return dataFolder;
};

/** The typing desk, started again whenever it has gone; what it says is read line by line. */
class InterruptedDesk {
  readonly #dataFolder: string;
  readonly #seed: number;
  #child: ChildProcess | null = null;
  #starts = 0;
  #waiting: {
    readonly until: (told: Told) => boolean;
    readonly done: (told: Told) => void;
  } | null = null;
  /** What was typed since the last return to the call, oldest first. */
  typed: Typed[] = [];

  constructor(dataFolder: string, seed: number) {
    this.#dataFolder = dataFolder;
    this.#seed = seed;
  }

  async start(): Promise<Told> {
    for (const name of readdirSync(join(this.#dataFolder, "browser")))
      if (name.startsWith("Singleton")) rmSync(join(this.#dataFolder, "browser", name));
    this.#starts += 1;
    const child = spawn(
      "node",
      ["tests/journeys/interrupted-desk.ts", this.#dataFolder, String(this.#seed + this.#starts)],
      { cwd: ROOT, detached: true, stdio: ["pipe", "pipe", "inherit"] },
    );
    createInterface({ input: child.stdout }).on("line", (line) => {
      const told = JSON.parse(line) as Told;
      if (told.text !== undefined) this.typed.push(told as Typed);
      if (this.#waiting?.until(told) === true) this.#waiting.done(told);
    });
    this.#child = child;
    return this.#told(({ after }) => after === "start");
  }

  /** Interrupts at once; gives what the call shows afterwards, and when it was interrupted. */
  async interrupt(how: string): Promise<{ readonly at: number; readonly shown: Told }> {
    const child = this.#child;
    if (child === null) throw new Error("the desk is not started");
    const gone = new Promise((resolve) => child.once("exit", resolve));
    if (how === "crash") {
      const at = Date.now();
      // Main and its browser, which runs in a group of its own, without a moment to save anything.
      spawn("pkill", ["-9", "-f", this.#dataFolder]);
      await gone;
      return { at, shown: await this.start() };
    }
    const began = this.#told(({ interrupted }) => interrupted === how);
    child.stdin?.write(`${how}\n`);
    const { at } = await began;
    if (how !== "close") return { at, shown: await this.#told(({ after }) => after === how) };
    await gone;
    return { at, shown: await this.start() };
  }

  stop(): void {
    spawn("pkill", ["-9", "-f", this.#dataFolder]);
  }

  #told(until: (told: Told) => boolean): Promise<Told> {
    return new Promise((done) => (this.#waiting = { until, done }));
  }
}

/** How long before the interruption the last letter was typed that is still there, per field. */
const lossesOf = (
  how: string,
  at: number,
  typed: readonly Typed[],
  fields: Readonly<Record<string, string>>,
): Loss[] =>
  [...new Set(typed.map(({ field }) => field))].map((field) => {
    const shown = fields[field] ?? "";
    const gone = typed.find((each) => each.field === field && !shown.startsWith(each.text));
    return { how, field, lostMs: gone === undefined ? 0 : Math.max(0, at - gone.at) };
  });

test(`crash, reload, lock and close at ${TIMES} random instants lose at most the last second of typing`, async () => {
  const seed = Number(env["SEED"] ?? 20_261_125);
  const chance = chanceOf(seed);
  const dataFolder = await aDeskInACall();
  const desk = new InterruptedDesk(dataFolder, seed);
  const losses: Loss[] = [];
  // Four of each kind that starts the program anew, the rest reload and lock: in no foreseeable order.
  const left = [...Array.from({ length: 4 }, () => ["crash", "close"]).flat()];
  while (left.length < TIMES) left.push(left.length % 2 === 0 ? "reload" : "lock");
  await desk.start();
  while (left.length > 0) {
    const [how = "reload"] = left.splice(chance.int(left.length), 1);
    await new Promise((resolve) => setTimeout(resolve, 300 + chance.int(1_000)));
    const { at, shown } = await desk.interrupt(how);
    const typed = desk.typed.filter((each) => each.at <= at);
    losses.push(...lossesOf(how, at, typed, shown.fields ?? {}));
    desk.typed = [];
  }
  desk.stop();
  const worst = Object.fromEntries(
    ["crash", "close", "reload", "lock"].map((how) => [
      how,
      Math.max(0, ...losses.filter((loss) => loss.how === how).map(({ lostMs }) => lostMs)),
    ]),
  );
  console.log(JSON.stringify({ seed, times: TIMES, worstLossMs: worst }));
  expect(losses.length).toBeGreaterThan(TIMES / 2);
  expect(losses.filter(({ lostMs }) => lostMs > MAY_LOSE_MS)).toEqual([]);
  expect(losses.filter(({ how, lostMs }) => how === "lock" && lostMs > 0)).toEqual([]);
}, 900_000);
