import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { freshFolder } from "../support/fresh-folder.ts";
import { recordingElectron } from "./recording-electron.ts";
import {
  called,
  dataFolder,
  double,
  orderOf,
  page,
  removeFolders,
  saying,
  startedWith,
  startHost,
  workstation,
} from "./started-host.ts";

vi.mock("electron", async () => (await import("./started-host.ts")).double.module);
vi.mock("../../main/workstation.ts", async () => ({
  startWorkstation: (await import("./started-host.ts")).startWorkstation,
}));
vi.mock("../../main/load-judgement.ts", () => ({
  judgementInUse: async () => ({ ok: true, value: { judgement: {}, told: [] } }),
}));

beforeAll(startHost);
afterAll(removeFolders);

type Double = ReturnType<typeof recordingElectron>;

describe("beyond the checklist", () => {
  test("one instance is claimed before anything is read or written, on local data", () => {
    expect(
      orderOf(
        "protocol.registerSchemesAsPrivileged",
        "app.setPath",
        "app.requestSingleInstanceLock",
        "crashReporter.start",
        "app.whenReady",
        "new BrowserWindow",
      ).slice(0, 6),
    ).toEqual([
      "protocol.registerSchemesAsPrivileged",
      "app.setPath",
      "app.setPath",
      "app.requestSingleInstanceLock",
      "crashReporter.start",
      "app.whenReady",
    ]);
    expect(called("app.setPath")).toEqual([
      ["userData", dataFolder],
      ["crashDumps", join(dataFolder, "crashes")],
    ]);
  });

  test("crash dumps stay on this disk", () => {
    expect(called("crashReporter.start")).toEqual([
      [{ uploadToServer: false, compress: true, ignoreSystemCrashHandler: true }],
    ]);
  });

  test("screenshots are shut out where policy says so, again at every show, and never for the vault", () => {
    expect(called("window.setContentProtection")).toEqual([[false], [true]]);
    page("workstation").window.emit("show");
    expect(called("window.setContentProtection").at(-1)).toEqual([true]);
  });

  test("no dictionary is fetched, and no menu offers what the keys do not", () => {
    expect(called("session.setSpellCheckerEnabled persist:vault")).toEqual([[false]]);
    expect(called("session.setSpellCheckerEnabled persist:workstation")).toEqual([[false]]);
    expect(called("window.setMenu")).toEqual([[null], [null]]);
  });

  test("a link at the start, and one of a second start, reach the window; a strange one only shows it", () => {
    expect(workstation.asked).toEqual([{ kind: "new-call", ani: "5105550142" }]);
    const shown = called("window.focus").length;
    double.app.emit("second-instance", {}, ["x.exe", "accessline://evil"]);
    expect(workstation.asked).toHaveLength(1);
    expect(called("window.focus").length).toBe(shown + 1);
    double.app.emit("second-instance", {}, ["x.exe", "accessline://call"]);
    expect(workstation.asked.at(-1)).toEqual({ kind: "new-call", ani: null });
  });

  test("the desk locks when the person leaves the machine, and asks the network when they are back", () => {
    double.powerMonitor.emit("suspend");
    double.powerMonitor.emit("lock-screen");
    expect(workstation.locks).toBe(2);
    double.powerMonitor.emit("resume");
    expect(workstation.syncs).toBe(1);
  });

  test("a notification says that something waits, once, and not a word about whom", async () => {
    const { electronHost } = await import("#main/electron/electron-host.ts");
    const host = electronHost({
      dataFolder,
      distFolder: "/app",
      build: "1",
      variant: "release",
      isProtected: false,
      program: {
        trust: null,
        signer: null,
        fuses: null,
        download: () => Promise.resolve(),
        install: null,
      },
      onSessionEnd: () => undefined,
      onGone: () => undefined,
      onGivenUp: () => undefined,
    });
    host.tellElsewhere?.();
    expect(double.notifications).toHaveLength(0);
    await host.openWorkstation(() => undefined);
    host.tellElsewhere?.();
    host.tellElsewhere?.();
    expect(double.notifications.map(({ options }) => options)).toEqual([
      { title: "Access Line", body: "Something new is waiting for you.", silent: true },
    ]);
    double.notifications[0]?.emit("click");
    expect(double.calls.at(-1)?.[0]).toBe("window.focus");
    double.windows.pop();
  });

  test("a moved window is remembered for these screens", async () => {
    page("workstation").window.emit("moved");
    await vi.waitFor(() => expect(existsSync(join(dataFolder, "window.json"))).toBe(true));
    const { readPlaces } = await import("#main/electron/kept-place.ts");
    expect(await readPlaces(dataFolder)).toEqual({
      "1920x1080@0,0": { x: 5, y: 6, width: 1300, height: 800 },
    });
  });

  test("a page that hangs is ended, so that its owner opens another", () => {
    page("vault").contents.emit("unresponsive");
    expect(called("contents.forcefullyCrashRenderer")).toHaveLength(1);
  });

  test("the network is asked with the system's proxy, keeps nothing and follows nobody", async () => {
    const { systemTransport } = await import("#main/electron/raw/network.ts");
    const answer = await systemTransport({
      url: "https://line.example/rpc",
      method: "POST",
      headers: { a: "b" },
      body: "x",
      timeoutMs: 1_000,
    });
    expect(answer).toMatchObject({ status: 200, headers: { "x-a": "b" }, body: "answer" });
    expect(called("session.setProxy network")).toEqual([[{ mode: "system" }]]);
    expect(called("session.fromPartition")).toContainEqual(["network", { cache: false }]);
    expect(called("session.fetch network")[0]?.[1]).toMatchObject({
      redirect: "error",
      credentials: "omit",
      bypassCustomProtocolHandlers: true,
    });
    expect(saying(/certificate-error|setCertificateVerifyProc/, "main")).toEqual([]);
  });

  test("without protected storage no key is written", async () => {
    const { safeSecrets } = await import("#main/electron/raw/secrets.ts");
    const key = new Uint8Array([1, 2, 3]);
    expect(await safeSecrets.open(await safeSecrets.seal(key))).toEqual(key);
    double.settings.encrypts = false;
    await expect(safeSecrets.seal(key)).rejects.toThrow(/no protected storage/);
    double.settings.encrypts = true;
  });

  test("what nobody caught is noted without its words, told to the person, and shows no box with a message", async () => {
    const listeners = process.listeners("uncaughtException");
    const notices = workstation.notices.length;
    for (const listener of listeners.slice(-1))
      listener(new TypeError("Ramona Quist 5105550142"), "uncaughtException");
    expect(workstation.notices.slice(notices)).toEqual([
      expect.stringMatching(/What was kept is safe\. Finish the call/),
    ]);
    expect(called("dialog.showErrorBox")).toEqual([]);
    const file = join(dataFolder, "log", "workstation.log");
    await vi.waitFor(() => expect(readFileSync(file, "utf8")).toMatch(/ uncaught TypeError\n/));
    expect(readFileSync(file, "utf8")).not.toMatch(/Ramona|5105550142/);
    expect(readFileSync(file, "utf8")).toMatch(/ started tookMs=\d+\n/);
  });

  test("a window that crashed loads again three times; after that the program closes and says so", () => {
    const { contents } = page("workstation");
    const loads = (): number => called("window.loadURL").length;
    const before = loads();
    for (let crash = 0; crash < 3; crash += 1)
      contents.emit("render-process-gone", {}, { reason: "crashed" });
    expect(loads()).toBe(before + 3);
    expect(called("app.quit")).toEqual([]);
    contents.emit("render-process-gone", {}, { reason: "crashed" });
    expect(loads()).toBe(before + 3);
    expect(called("dialog.showErrorBox").at(-1)?.[1]).toMatch(/keeps failing.*use another desk/);
    expect(called("app.quit")).toHaveLength(1);
  });

  test("closing the window ends the program: the hidden vault does not keep it alive unseen", () => {
    const quits = called("app.quit").length;
    page("workstation").window.emit("closed");
    expect(called("app.quit")).toHaveLength(quits + 1);
  });

  test("log-off and quit stop the work first; the process goes afterwards, once", async () => {
    page("workstation").window.emit("session-end");
    expect(workstation.stops).toBe(1);
    const quit = { preventDefault: vi.fn() };
    double.app.emit("before-quit", quit);
    double.app.emit("before-quit", quit);
    expect(quit.preventDefault).toHaveBeenCalledTimes(2);
    await vi.waitFor(() => expect(called("app.exit")).toEqual([[0]]));
    expect(workstation.stops).toBe(2);
    double.app.emit("will-quit");
    expect(called("globalShortcut.unregisterAll")).toHaveLength(1);
  });
});

describe("what does not start", () => {
  const startWith = async (
    args: readonly string[],
    prepare: (fresh: Double) => void = () => undefined,
    env: Record<string, string> = {},
  ): Promise<Double> => {
    vi.resetModules();
    const fresh = recordingElectron();
    prepare(fresh);
    vi.doMock("electron", () => fresh.module);
    for (const [name, value] of Object.entries(env)) vi.stubEnv(name, value);
    startedWith(...args);
    await import("#main/electron/index.ts");
    await vi.waitFor(() => expect(fresh.calls.map(([name]) => name)).toContain("app.exit"));
    return fresh;
  };

  test("a release with a debugger's switch: a sentence, and no data touched", async () => {
    const { calls } = await startWith(["--remote-debugging-port=9222"]);
    expect(calls.map(([name]) => name)).toEqual([
      "protocol.registerSchemesAsPrivileged",
      "dialog.showErrorBox",
      "app.exit",
    ]);
    expect(calls[1]?.[2]).toMatch(/--remote-debugging-port.*shortcut/);
  });

  test("a second workstation on the same data", async () => {
    const { calls } = await startWith([], ({ settings }) => (settings.hasLock = false));
    expect(calls.at(-1)).toEqual(["app.exit", 0]);
    expect(calls.map(([name]) => name)).not.toContain("app.whenReady");
  });

  test("one whose policy cannot be taken", async () => {
    const base = freshFolder();
    mkdirSync(join(base, "accessline-workstation"));
    writeFileSync(join(base, "accessline-workstation", "policy.json"), "{");
    const { calls } = await startWith([], () => undefined, { XDG_DATA_HOME: base });
    expect(calls.find(([name]) => name === "dialog.showErrorBox")?.[2]).toMatch(/not JSON/);
    expect(calls.map(([name]) => name)).not.toContain("new BrowserWindow");
  });
});
