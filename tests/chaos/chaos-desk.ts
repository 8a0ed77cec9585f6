import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { env, execPath } from "node:process";
import { createInterface } from "node:readline";
import { type StatusView } from "#shared/contract/views.ts";
import { PASSPHRASE, ROOT } from "../support/thread.ts";
import { type Order, type Told } from "./orders.ts";

const ANSWER_WITHIN_MS = 60_000;

export type Digest = { readonly events: number; readonly sign: string };

export type DeskStart = {
  readonly dataFolder: string;
  /** What tells this machine from a copy of its disk. */
  readonly machine?: string;
  readonly build?: string;
  readonly clockOffsetMs?: number;
  /** With the window that people see, beside the store's page. */
  readonly hasWindow?: boolean;
};

/** A desk in a process of its own, seen from outside: what it was told to do, and what it said was kept. */
export class ChaosDesk {
  readonly #child: ChildProcess;
  readonly #waiting = new Map<number, (told: { value?: unknown; failure?: string }) => void>();
  readonly #start: DeskStart;
  #next = 1;
  /** Marks of events that the desk called kept, over all its lives. */
  readonly kept: Set<string>;
  /** What was not kept, with the reason given. */
  readonly notKept: { mark: string; why: string }[] = [];
  readonly bugs: string[] = [];
  #ended = false;

  private constructor(
    start: DeskStart,
    kept: Set<string>,
    onReady: (refused: string | null) => void,
  ) {
    this.#start = start;
    this.kept = kept;
    this.#child = spawn(
      execPath,
      [
        "--disable-warning=ExperimentalWarning",
        "tests/chaos/desk-process.ts",
        start.dataFolder,
        String(start.clockOffsetMs ?? 0),
        start.hasWindow === true ? "window" : "no-window",
      ],
      {
        cwd: ROOT,
        env: {
          ...env,
          ACCESSLINE_MACHINE: start.machine ?? "machine-1",
          ACCESSLINE_BUILD: start.build ?? "test",
        },
        stdio: ["pipe", "pipe", "inherit"],
      },
    );
    if (this.#child.stdout === null) throw new Error("A desk speaks through a pipe.");
    createInterface({ input: this.#child.stdout }).on("line", (line) => {
      const told = JSON.parse(line) as Told;
      if ("ready" in told) onReady(null);
      else if ("refused" in told) onReady(told.refused);
      else if ("kept" in told) this.kept.add(told.kept);
      else if ("notKept" in told) this.notKept.push({ mark: told.notKept, why: told.why });
      else if ("bug" in told) this.bugs.push(told.bug);
      else {
        this.#waiting.get(told.answer)?.(told);
        this.#waiting.delete(told.answer);
      }
    });
    this.#child.once("exit", () => {
      this.#ended = true;
      onReady("The desk ended before it was ready.");
      for (const answer of this.#waiting.values()) answer({ failure: "the desk is gone" });
      this.#waiting.clear();
    });
  }

  get dataFolder(): string {
    return this.#start.dataFolder;
  }

  static async open(start: DeskStart, kept = new Set<string>()): Promise<ChaosDesk> {
    let desk: ChaosDesk | null = null;
    const refused = await new Promise<string | null>((resolve) => {
      desk = new ChaosDesk(start, kept, resolve);
    });
    if (refused !== null) throw new Error(refused);
    if (desk === null) throw new Error("The desk did not start.");
    return desk;
  }

  /** The same desk again, after it ended: same folder, and what it kept so far. */
  again(change: Partial<DeskStart> = {}): Promise<ChaosDesk> {
    return ChaosDesk.open({ ...this.#start, ...change }, this.kept);
  }

  async do<T = unknown>(order: Order): Promise<T> {
    if (this.#ended) throw new Error("the desk is gone");
    const id = this.#next;
    this.#next += 1;
    const told = await new Promise<{ value?: unknown; failure?: string }>((resolve) => {
      const late = setTimeout(
        () => resolve({ failure: `no answer to ${order.do}` }),
        ANSWER_WITHIN_MS,
      );
      this.#waiting.set(id, (answer) => {
        clearTimeout(late);
        resolve(answer);
      });
      this.#child.stdin?.write(`${JSON.stringify({ id, order })}\n`);
    });
    if (told.failure !== undefined) throw new Error(`${order.do}: ${told.failure}`);
    return told.value as T;
  }

  ask<T = unknown>(path: string, input: unknown): Promise<T> {
    return this.do<T>({ do: "ask", path, input });
  }

  async signIn(login = "k.alvarado"): Promise<void> {
    await this.ask("session.signIn", { login, passphrase: PASSPHRASE });
  }

  status(): Promise<StatusView> {
    return this.do<StatusView>({ do: "status" });
  }

  async notices(): Promise<string> {
    return (await this.status()).notices.map(({ words }) => words).join(" ");
  }

  work(mark: string, from = 1): Promise<unknown> {
    return this.do({ do: "work", mark, from });
  }

  /** Everything sent and everything new here; throws when that does not come about. */
  async settled(withinMs = 30_000): Promise<Digest> {
    const digest = await this.do<Digest | null>({ do: "settle", withinMs });
    if (digest === null) {
      const { sync, unsent } = await this.status();
      throw new Error(`The desk does not come to rest: ${JSON.stringify({ sync, unsent })}`);
    }
    return digest;
  }

  /** kill -9 of main, and of its browser too: without a moment to save anything. */
  async kill(alsoBrowser = true): Promise<void> {
    const exited = this.#exited();
    this.#child.kill("SIGKILL");
    if (alsoBrowser) spawnSync("pkill", ["-9", "-f", `user-data-dir=${this.#start.dataFolder}/`]);
    await exited;
    // The browser left alone ends by itself when its pipe is gone; its profile must be free again.
    for (let n = 0; n < 100 && this.#browserRuns(); n += 1)
      await new Promise((resolve) => setTimeout(resolve, 50));
    if (this.#browserRuns())
      spawnSync("pkill", ["-9", "-f", `user-data-dir=${this.#start.dataFolder}/`]);
  }

  async close(): Promise<void> {
    if (this.#ended) return;
    const exited = this.#exited();
    await this.do({ do: "close" });
    await exited;
  }

  #exited(): Promise<void> {
    return new Promise((resolve) => {
      if (this.#ended) resolve();
      else this.#child.once("exit", () => resolve());
    });
  }

  #browserRuns(): boolean {
    return spawnSync("pgrep", ["-f", `user-data-dir=${this.#start.dataFolder}/`]).status === 0;
  }
}
