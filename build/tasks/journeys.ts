import { existsSync } from "node:fs";
import { join } from "node:path";
import { env, exit, platform } from "node:process";
import { browserForTests } from "./browser.ts";
import { buildPages } from "./build-pages.ts";
import { close, report, ROOT, run, say } from "./steps.ts";

const host = env["ACCESSLINE_HOST"] ?? "preview";
const electron = join(
  ROOT,
  "node_modules",
  "electron",
  "dist",
  platform === "win32" ? "electron.exe" : "electron",
);

/** What stands in the way of running on the host that was asked for, or null. */
const barred = (): string | null => {
  if (host === "electron")
    return existsSync(electron)
      ? "ACCESSLINE_HOST=electron: the journeys are not driven on the Electron program yet. Leave the variable out to run them on the preview host."
      : "ACCESSLINE_HOST=electron: the Electron program is not installed here. Run npx install-electron where its makers' site is reached, or leave the variable out.";
  if (host !== "preview") return `ACCESSLINE_HOST is "${host}": it must be preview or electron.`;
  const browser = browserForTests();
  return browser.ok ? null : browser.refusal.remedy;
};

const remedy = barred();
if (remedy !== null) {
  say(remedy);
  exit(close(0, 1));
}
const built = await buildPages();
if (built.some(({ ok }) => !ok)) {
  built.forEach(report);
  exit(close(0, 1));
}
const database =
  env["DATABASE_URL"] === undefined || env["DATABASE_URL"] === ""
    ? "PGlite (embedded)"
    : `PostgreSQL at ${new URL(env["DATABASE_URL"]).host}`;
say(`host: ${host} · database: ${database}`);
const journeys = await run(
  { name: "journeys", command: ["vitest", "run", "-c", "tests/journeys/vitest.config.ts"] },
  true,
);
const demo = await run({ name: "demo", command: ["node", "build/tasks/demo.ts"] }, true);
const done = [journeys, demo];
done.forEach(report);
const failed = done.filter(({ ok }) => !ok).length;
exit(close(done.length - failed, failed));
