import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, vi } from "vitest";
import { type Host } from "#main/host.ts";
import { recordingElectron } from "./recording-electron.ts";

/** The recorded `electron` of a test file: its mock gives `double.module`. */
export const double = recordingElectron();

/** What no window goes without, as a literal: the product has its own list. */
export const WEB_PREFERENCES = {
  sandbox: true,
  contextIsolation: true,
  nodeIntegration: false,
  nodeIntegrationInWorker: false,
  nodeIntegrationInSubFrames: false,
  webSecurity: true,
  allowRunningInsecureContent: false,
  webviewTag: false,
  spellcheck: false,
  navigateOnDragDrop: false,
  disableDialogs: true,
  devTools: false,
};

/** What the host did with the workstation it was given. */
export const workstation = {
  asked: [] as unknown[],
  notices: [] as string[],
  stops: 0,
  syncs: 0,
  locks: 0,
  connect: [] as unknown[],
  host: null as Host | null,
};

/** Stands for main/workstation.ts: opens both pages as the true one does, and writes down what is asked of it. */
export const startWorkstation = async ({ host }: { host: Host }) => {
  await host.openVault();
  workstation.host = host;
  const window = await host.openWorkstation((port) => workstation.connect.push(port));
  return {
    window,
    session: { isUnlocked: true, lock: async () => void (workstation.locks += 1) },
    asked: { ask: (asking: unknown) => workstation.asked.push(asking) },
    notice: (words: string) => workstation.notices.push(words),
    syncNow: () => void (workstation.syncs += 1),
    stop: async () => void (workstation.stops += 1),
  };
};

const madeFolders: string[] = [];
const folderForAll = (): string => {
  const folder = mkdtempSync(join(tmpdir(), "accessline-"));
  madeFolders.push(folder);
  return folder;
};
export const removeFolders = (): void =>
  madeFolders.forEach((each) => rmSync(each, { recursive: true, force: true }));

export const root = join(import.meta.dirname, "../..");
const dataBase = folderForAll();
export const dataFolder = join(dataBase, "accessline-workstation");

/** The named import of the arguments is this very array. */
export const startedWith = (...args: readonly string[]): void =>
  void process.argv.splice(0, process.argv.length, "electron", ...args);

/** Starts the product host on the double, by a softphone's link, with a policy. */
export const startHost = async (): Promise<void> => {
  const app = folderForAll();
  writeFileSync(join(app, "package.json"), JSON.stringify({ variant: "release" }));
  for (const page of ["renderer", "vault"]) {
    mkdirSync(join(app, page));
    writeFileSync(join(app, page, "index.html"), "<!doctype html>");
    writeFileSync(join(app, page, "secret.txt"), "not a kind that is served");
  }
  mkdirSync(dataFolder, { recursive: true });
  writeFileSync(
    join(dataFolder, "policy.json"),
    JSON.stringify({ outsideHosts: ["help.example.org"], hideFromScreenshots: true }),
  );
  vi.stubEnv("XDG_DATA_HOME", dataBase);
  vi.stubEnv("ACCESSLINE_APP", app);
  startedWith("accessline://call?ani=5105550142");
  await import("#main/electron/index.ts");
  await vi.waitFor(() => expect(workstation.asked).toHaveLength(1));
};

export const called = (name: string): (readonly unknown[])[] =>
  double.calls.filter(([each]) => each === name).map(([, ...args]) => args);
export const orderOf = (...names: string[]): string[] =>
  double.calls.map(([name]) => name).filter((name) => names.includes(name));

export const page = (origin: "vault" | "workstation") => {
  const own = double.sessions.get(`persist:${origin}`);
  const window = double.windows.find(({ webContents }) => webContents.session === own);
  if (own === undefined || window === undefined) throw new Error(`no ${origin}`);
  return { own, window, contents: window.webContents };
};

const sourcesOf = (...folders: string[]): [string, string][] =>
  folders.flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })
      .filter((name) => /\.(ts|svelte|html)$/.test(name))
      .map((name): [string, string] => [
        `${folder}/${name}`,
        readFileSync(join(root, folder, name), "utf8"),
      ]),
  );

/** The sources whose text has a pattern in it. */
export const saying = (pattern: RegExp, ...folders: string[]): string[] =>
  sourcesOf(...folders)
    .filter(([, text]) => pattern.test(text))
    .map(([name]) => name);
