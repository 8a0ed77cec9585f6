import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { CSP } from "#main/pages/assets.ts";
import {
  called,
  double,
  orderOf,
  page,
  removeFolders,
  root,
  saying,
  startHost,
  WEB_PREFERENCES,
  workstation,
} from "./started-host.ts";

// Electron's own security checklist, item by item, against a double that records every privileged call.

vi.mock("electron", async () => (await import("./started-host.ts")).double.module);
vi.mock("../../main/workstation.ts", async () => ({
  startWorkstation: (await import("./started-host.ts")).startWorkstation,
}));
vi.mock("../../main/load-judgement.ts", () => ({
  judgementInUse: async () => ({ ok: true, value: { judgement: {}, told: [] } }),
}));

beforeAll(startHost);
afterAll(removeFolders);

describe("Electron's checklist", () => {
  test("1 · only our own scheme is loaded: every other request of a page is cancelled", () => {
    const { own } = page("workstation");
    const verdict = (url: string): unknown => {
      let said: unknown;
      const handler = own.handlers["request"] as unknown as (
        asked: { url: string },
        answer: (said: unknown) => void,
      ) => void;
      handler({ url }, (answer) => (said = answer));
      return said;
    };
    expect(verdict("app://workstation/index.html")).toEqual({ cancel: false });
    expect(verdict("blob:app://workstation/1")).toEqual({ cancel: false });
    for (const url of [
      "http://a.example/",
      "https://a.example/",
      "ws://a.example/",
      "file:///etc/passwd",
      "app://vault/index.html",
      "blob:https://a.example/1",
      "data:text/html,x",
      "devtools://devtools/x",
    ])
      expect([url, verdict(url)]).toEqual([url, { cancel: true }]);
  });

  test("2, 3, 4, 6, 8, 9, 10 · the window's options are these and no others", () => {
    const { own, window } = page("workstation");
    const { webPreferences, ...options } = window.options as {
      webPreferences: Record<string, unknown>;
    };
    expect(options).toEqual({
      x: 320,
      y: 160,
      width: 1280,
      height: 720,
      minWidth: 1024,
      minHeight: 640,
      show: true,
      icon: expect.stringMatching(/icon\.png$/),
      title: "Access Line Workstation",
      autoHideMenuBar: true,
    });
    expect(webPreferences).toEqual({
      ...WEB_PREFERENCES,
      session: own,
      preload: expect.stringMatching(/preload.index\.cjs$/),
      backgroundThrottling: true,
    });
  });

  test("2, 3, 4 · the hidden vault has the same, unseen and never throttled", () => {
    const { own, window } = page("vault");
    expect(window.options["show"]).toBe(false);
    expect(window.options["webPreferences"]).toEqual({
      ...WEB_PREFERENCES,
      session: own,
      preload: expect.stringMatching(/preload.index\.cjs$/),
      backgroundThrottling: false,
    });
  });

  test("4 · the sandbox is for every process, and asked for first", () => {
    expect(orderOf("app.enableSandbox", "app.whenReady", "new BrowserWindow")[0]).toBe(
      "app.enableSandbox",
    );
  });

  test("5 · every permission, device, screen and download is denied but the clipboard by a key", () => {
    for (const origin of ["vault", "workstation"] as const) {
      const { own, contents } = page(origin);
      const ask = (permission: string): unknown => {
        let said: unknown;
        (own.handlers["setPermissionRequestHandler"] as unknown as (...of: unknown[]) => void)(
          contents,
          permission,
          (answer: unknown) => (said = answer),
          { requestingUrl: `app://${origin}/index.html` },
        );
        return said;
      };
      const check = own.handlers["setPermissionCheckHandler"] as unknown as (
        ...of: unknown[]
      ) => boolean;
      for (const permission of ["media", "geolocation", "notifications", "hid", "openExternal"]) {
        expect(ask(permission)).toBe(false);
        expect(check(contents, permission, `app://${origin}/`)).toBe(false);
      }
      expect(ask("clipboard-sanitized-write")).toBe(origin === "workstation");
      const device = own.handlers["setDevicePermissionHandler"] as unknown as () => boolean;
      expect(device()).toBe(false);
      let screen: unknown;
      (own.handlers["setDisplayMediaRequestHandler"] as unknown as (...of: unknown[]) => void)(
        {},
        (answer: unknown) => (screen = answer),
      );
      expect(screen).toEqual({});
      const download = { preventDefault: vi.fn() };
      own.emit("will-download", download);
      expect(download.preventDefault).toHaveBeenCalledOnce();
    }
  });

  test("7 · every page is served under one strict policy", async () => {
    const serve = page("workstation").own.handlers["serve"] as unknown as (
      request: Request,
    ) => Promise<Response>;
    const answer = await serve({
      method: "GET",
      url: "app://workstation/index.html",
    } as Request);
    expect(answer.status).toBe(200);
    expect(answer.headers.get("content-security-policy")).toBe(CSP);
    expect(CSP).toMatch(/^default-src 'none'; script-src 'self';/);
    expect(CSP).not.toMatch(/unsafe|http|\*|data:/);
  });

  test("8, 9, 10 · no switch that loosens a page is written anywhere", () => {
    expect(
      saying(
        /experimentalFeatures|enableBlinkFeatures|appendSwitch|allowRunningInsecureContent: true|webSecurity: false/,
        "main",
      ),
    ).toEqual([]);
  });

  test("11, 12 · there is no webview, and none can be attached", () => {
    expect(saying(/<webview|webviewTag: true/, "renderer", "main")).toEqual([]);
    const attach = { preventDefault: vi.fn() };
    page("workstation").contents.emit("will-attach-webview", attach);
    expect(attach.preventDefault).toHaveBeenCalledOnce();
  });

  test("13 · no page leaves its origin, by click, redirect or frame", () => {
    const { contents } = page("workstation");
    const goes = (how: string, url: string): boolean => {
      const going = { url, preventDefault: vi.fn() };
      contents.emit(how, going);
      return going.preventDefault.mock.calls.length === 0;
    };
    for (const how of ["will-navigate", "will-redirect", "will-frame-navigate"]) {
      expect(goes(how, "app://workstation/index.html")).toBe(true);
      for (const url of [
        "https://a.example/",
        "app://vault/",
        "app://workstation@evil/",
        "file:///x",
      ])
        expect([how, url, goes(how, url)]).toEqual([how, url, false]);
    }
  });

  test("13 · contents that nobody named may go nowhere at all", () => {
    const stranger = new double.module.BrowserWindow({
      webPreferences: { session: page("vault").own },
    });
    const going = { url: "app://workstation/index.html", preventDefault: vi.fn() };
    stranger.webContents.emit("will-navigate", going);
    expect(going.preventDefault).toHaveBeenCalledOnce();
    double.windows.pop();
  });

  test("14, 15 · no window opens; a named https host goes to the system's browser, nothing else does", () => {
    const { contents } = page("workstation");
    for (const url of [
      "https://help.example.org/page",
      "https://evil.example/",
      "file:///C:/x.exe",
      "ms-msdt:/id",
    ])
      expect(contents.openHandler({ url })).toEqual({ action: "deny" });
    expect(called("shell.openExternal")).toEqual([["https://help.example.org/page"]]);
    expect(saying(/openExternal\(/, "main")).toEqual(["main/electron/raw/outside.ts"]);
  });

  test("16 · the Electron in use is one of the three supported majors of this date, pinned", () => {
    const { devDependencies } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as {
      devDependencies: Record<string, string>;
    };
    expect(devDependencies["electron"]).toMatch(/^(43|44|45)\.\d+\.\d+$/);
  });

  test("17 · no page sends main a message by name: one port, into the main frame at its own address", () => {
    expect(saying(/ipcMain|ipcRenderer\.(send|invoke)|webContents\.send/, "main")).toEqual([]);
    expect(workstation.connect).toHaveLength(1);
    const { window, contents } = page("workstation");
    contents.mainFrame.url = "https://evil.example/";
    contents.emit("did-finish-load");
    expect(workstation.connect).toHaveLength(1);
    contents.mainFrame.url = "app://workstation/index.html";
    expect(window.listenerCount("show")).toBe(1);
  });

  test("18 · pages come from app://, from their own folder, by kind; file: is nowhere", async () => {
    expect(saying(/loadFile\(|["'`]file:\/\//, "main")).toEqual([]);
    const serve = page("workstation").own.handlers["serve"] as unknown as (request: {
      method: string;
      url: string;
    }) => Promise<Response>;
    for (const path of [
      "/../vault/index.html",
      "/..%2fvault%2findex.html",
      "/%2e%2e/package.json",
      "/..%5cpackage.json",
      "/%00index.html",
      "/index.html%00.png",
      "/secret.txt",
      "/C:/Windows/win.ini",
      "//etc/passwd",
      "/%",
    ])
      expect([
        path,
        (await serve({ method: "GET", url: `app://workstation${path}` })).status,
      ]).toEqual([path, 404]);
  });

  test("19 · the fuses are read back from a packed program", () => {
    const checks = readFileSync(join(root, "build/package-check/program-checks.ts"), "utf8");
    expect(checks).toContain('const RELEASE_WIRE = "010011001"');
  });

  test("20 · the preload exposes nothing: it passes one port on, to its own origin", () => {
    const preload = readFileSync(join(root, "main/electron/preload/index.ts"), "utf8");
    expect(preload.match(/from "([^"]+)"/g)).toEqual(['from "electron"']);
    expect(preload).not.toMatch(/contextBridge|exposeInMainWorld|require\(|"\*"/);
    expect(preload.match(/ipcRenderer\.(\w+)\("([\w-]+)"/g)).toEqual([
      'ipcRenderer.on("accessline-port"',
    ]);
  });
});
