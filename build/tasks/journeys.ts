import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { env, exit, getuid } from "node:process";
import { isElectronHere } from "../../tests/support/electron-program.ts";
import { stageProgram } from "../package/stage.ts";
import { browserForTests } from "./browser.ts";
import { buildPages, buildProgram } from "./build-pages.ts";
import { close, type Ran, report, ROOT, run, say } from "./steps.ts";

const host = env["ACCESSLINE_HOST"] ?? "preview";

/** What stands in the way of running on the host that was asked for, or null. */
const barred = (): string | null => {
  if (host === "electron") {
    if (!isElectronHere())
      return "ACCESSLINE_HOST=electron: the Electron program is not installed here. Run npx install-electron where its makers' site is reached, or leave the variable out.";
    return getuid?.() === 0
      ? "ACCESSLINE_HOST=electron: Chromium keeps its sandbox only for an ordinary account. Run the journeys as one."
      : null;
  }
  if (host !== "preview") return `ACCESSLINE_HOST is "${host}": it must be preview or electron.`;
  const browser = browserForTests();
  return browser.ok ? null : browser.refusal.remedy;
};

/** Journeys that know a desk by its window and its cable run on any host; the others hold main in their own process. */
const onAnyHost = (): string[] => {
  const folder = join(ROOT, "tests", "journeys");
  return readdirSync(folder)
    .filter((name) => name.endsWith(".test.ts"))
    .map((name) => join(folder, name))
    .filter((path) => readFileSync(path, "utf8").includes("openJourneyDesk"));
};

const remedy = barred();
if (remedy !== null) {
  say(remedy);
  exit(close(0, 1));
}
// The e2e variant is the release with a debugger let in; it is told from the archive, so it is laid out anew.
if (host === "electron") env["ACCESSLINE_VARIANT"] = "e2e";
const built = host === "electron" ? await buildProgram() : await buildPages();
if (built.some(({ ok }) => !ok)) {
  built.forEach(report);
  exit(close(0, 1));
}
if (host === "electron") await stageProgram(ROOT, null);
const database =
  env["DATABASE_URL"] === undefined || env["DATABASE_URL"] === ""
    ? "PGlite (embedded)"
    : `PostgreSQL at ${new URL(env["DATABASE_URL"]).host}`;
say(`host: ${host} · database: ${database}`);
const files = host === "electron" ? onAnyHost() : [];
const done: Ran[] = [
  await run(
    {
      name: "journeys",
      command: ["vitest", "run", "-c", "tests/journeys/vitest.config.ts", ...files],
    },
    true,
  ),
];
if (host === "electron")
  say(
    "Not run on Electron: the demonstration, and the journeys that hold main in their own process (docs/hand-test-windows.md names them).",
  );
else done.push(await run({ name: "demo", command: ["node", "build/tasks/demo.ts"] }, true));
done.forEach(report);
const failed = done.filter(({ ok }) => !ok).length;
exit(close(done.length - failed, failed));
