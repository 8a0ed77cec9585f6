import { existsSync } from "node:fs";
import { join } from "node:path";
import { env, exit, platform } from "node:process";
import { findBrowser } from "#main/preview/browser.ts";
import { holdFolder } from "#main/preview/one-process.ts";
import { openPreview } from "#main/preview/open-preview.ts";
import { DEMO_PASSPHRASE, DEMO_PEOPLE } from "#server/demo.ts";
import { startServer } from "#server/start-server.ts";
import { buildPages } from "./build-pages.ts";
import { report, ROOT, say } from "./steps.ts";

const folder = join(ROOT, ".cache", "start");
const held = await holdFolder(folder);
if (!held.ok) {
  say(held.refusal.remedy);
  exit(1);
}

const built = await buildPages();
if (built.some(({ ok }) => !ok)) {
  built.forEach(report);
  exit(1);
}
const browser = findBrowser();
if (!browser.ok) {
  say(browser.refusal.remedy);
  exit(1);
}

const server = await startServer({
  dataFolder: join(folder, "server"),
  databaseUrl: env["DATABASE_URL"] ?? null,
  mode: "demo",
});
say(`central server: ${server.url} · ${server.database}`);

const electron = join(
  ROOT,
  "node_modules",
  "electron",
  "dist",
  platform === "win32" ? "electron.exe" : "electron",
);
say(
  existsSync(electron)
    ? "host: preview (the Electron program is here, but its start is not part of this command yet)"
    : "host: preview (the Electron program is not installed)",
);
const headless =
  platform === "linux" && (env["DISPLAY"] ?? "") === "" && (env["WAYLAND_DISPLAY"] ?? "") === "";
if (headless) say("no display: the window runs headless");

const opened = await openPreview({
  browser: browser.value,
  dataFolder: join(folder, "desk"),
  distFolder: join(ROOT, "dist"),
  build: "0.1.0",
  headless,
});
if (!opened.ok) {
  say(opened.refusal.remedy);
  exit(1);
}
const { session } = opened.value.workstation;
if (session.view.kind === "not-enrolled") {
  const code = await server.createEnrolmentCode({
    deskName: "Demo desk",
    coverage: { kind: "line" },
  });
  const enrolled = await session.enrol(server.url, code);
  if (!enrolled.ok) say(enrolled.refusal.remedy);
}
say("sign in with one of:");
for (const { login, role } of DEMO_PEOPLE) say(`  ${login.padEnd(16)} ${role}`);
say(`passphrase: ${DEMO_PASSPHRASE}`);

const stop = async (): Promise<void> => {
  await opened.value.close();
  await server.close();
  await held.value();
  exit(0);
};
process.once("SIGINT", () => void stop());
process.once("SIGTERM", () => void stop());
opened.value.workstation.window.onClosed(() => void stop());
