import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { type TestDatabase } from "./test-databases.ts";

const ENTRY = new URL("../../server/index.ts", import.meta.url).pathname;

export type ServerProcess = {
  readonly url: string;
  end(signal: "SIGKILL" | "SIGTERM"): Promise<number | null>;
};

/** Servers as processes of their own, as they are really started; whatever still runs ends with `killAll`. */
export class ServerProcesses {
  readonly #running = new Set<ChildProcess>();

  async start({ databaseUrl, dataFolder }: TestDatabase): Promise<ServerProcess> {
    const child: ChildProcess = spawn(process.execPath, [ENTRY], {
      env: {
        PATH: process.env["PATH"],
        DATABASE_URL: databaseUrl ?? "",
        ACCESSLINE_DATA: dataFolder,
        ACCESSLINE_MODE: "demo",
        PORT: "0",
      },
      stdio: ["ignore", "pipe", "inherit"],
    });
    const exited = once(child, "exit");
    this.#running.add(child);
    child.once("exit", () => this.#running.delete(child));
    if (child.stdout === null) throw new Error("The log goes to a pipe.");
    const lines = createInterface({ input: child.stdout });
    for await (const line of lines) {
      const { url } = JSON.parse(line) as { url?: string };
      if (url === undefined) continue;
      child.stdout.resume();
      return {
        url,
        end: async (signal) => {
          child.kill(signal);
          const [code] = (await exited) as [number | null];
          return code;
        },
      };
    }
    throw new Error("The server ended before it was ready.");
  }

  killAll(): void {
    for (const child of this.#running) child.kill("SIGKILL");
  }
}
