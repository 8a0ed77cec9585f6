import { EventEmitter } from "node:events";

type Call = readonly [name: string, ...args: unknown[]];
type Served = (asked: { method: string; url: string }) => Promise<Response>;
/** What a window was given when it loaded its address. */
type Loaded = { readonly url: string; readonly text: string; readonly headers: Headers };

/** A stand-in for the `electron` module that writes down every privileged call, in order. */
export const recordingElectron = () => {
  const calls: Call[] = [];
  const log =
    (name: string, answer?: unknown) =>
    (...args: unknown[]): unknown => {
      calls.push([name, ...args]);
      return typeof answer === "function"
        ? (answer as (...of: unknown[]) => unknown)(...args)
        : answer;
    };
  const settings = {
    printing: [true, ""] as readonly [printed: boolean, why: string],
    /** Null: the engine fails. */
    pdf: Buffer.from("%PDF-1.7") as Buffer | null,
    hasLock: true,
    taken: new Set<string>(),
    focused: false,
    encrypts: true,
  };

  const app = Object.assign(new EventEmitter(), {
    enableSandbox: log("app.enableSandbox"),
    setPath: log("app.setPath"),
    requestSingleInstanceLock: log("app.requestSingleInstanceLock", () => settings.hasLock),
    whenReady: log("app.whenReady", () => Promise.resolve()),
    exit: log("app.exit"),
    quit: log("app.quit"),
    getVersion: () => "1.2.3",
    getAppPath: () => process.env["ACCESSLINE_APP"] ?? "/nowhere",
  });

  const sessions = new Map<string, ReturnType<typeof newSession>>();
  const newSession = (partition: string) =>
    Object.assign(new EventEmitter(), {
      partition,
      handlers: {} as Record<string, (...args: never[]) => unknown>,
      protocol: {
        handle(scheme: string, handler: (request: Request) => Promise<Response>) {
          calls.push(["protocol.handle", partition, scheme]);
          sessions.get(partition)!.handlers["serve"] = handler as never;
        },
      },
      webRequest: {
        onBeforeRequest(handler: (...args: never[]) => unknown) {
          calls.push(["session.onBeforeRequest", partition]);
          sessions.get(partition)!.handlers["request"] = handler;
        },
      },
      ...Object.fromEntries(
        [
          "setPermissionRequestHandler",
          "setPermissionCheckHandler",
          "setDevicePermissionHandler",
          "setDisplayMediaRequestHandler",
        ].map((name) => [
          name,
          (handler: (...args: never[]) => unknown) => {
            calls.push([`session.${name}`, partition]);
            sessions.get(partition)!.handlers[name] = handler;
          },
        ]),
      ),
      setSpellCheckerEnabled: log(`session.setSpellCheckerEnabled ${partition}`),
      setProxy: log(`session.setProxy ${partition}`, () => Promise.resolve()),
      fetch: log(`session.fetch ${partition}`, () =>
        Promise.resolve(new Response("answer", { headers: { "x-a": "b" } })),
      ),
    });
  const session = {
    fromPartition(partition: string, options?: unknown) {
      calls.push(["session.fromPartition", partition, ...(options === undefined ? [] : [options])]);
      const own = sessions.get(partition) ?? newSession(partition);
      sessions.set(partition, own);
      return own;
    },
  };

  const loaded: Loaded[] = [];
  const windows: FakeWindow[] = [];
  class FakeWindow extends EventEmitter {
    readonly options: Record<string, unknown>;
    readonly webContents: ReturnType<typeof newContents>;
    constructor(options: Record<string, unknown>) {
      super();
      this.options = options;
      calls.push(["new BrowserWindow"]);
      this.webContents = newContents(
        (options["webPreferences"] as { session: unknown }).session,
        this,
      );
      windows.push(this);
      app.emit("web-contents-created", {}, this.webContents);
    }
    setMenu = log("window.setMenu");
    setContentProtection = log("window.setContentProtection");
    show = log("window.show");
    focus = log("window.focus");
    restore = log("window.restore");
    destroy = log("window.destroy");
    isFocused = (): boolean => settings.focused;
    isMinimized = (): boolean => false;
    isMaximized = (): boolean => false;
    getBounds = () => ({ x: 5, y: 6, width: 1300, height: 800 });
    loadURL = async (url: string): Promise<void> => {
      calls.push(["window.loadURL", url]);
      this.webContents.mainFrame.url = url;
      this.webContents.emit("did-finish-load");
      const own = this.webContents.session as ReturnType<typeof newSession>;
      const serve = own.handlers["serve"] as Served | undefined;
      const answer = await serve?.({ method: "GET", url });
      if (answer !== undefined)
        loaded.push({ url, text: await answer.text(), headers: answer.headers });
    };
  }
  const newContents = (own: unknown, window: EventEmitter) =>
    Object.assign(new EventEmitter(), {
      window,
      session: own,
      mainFrame: { url: "", postMessage: log("frame.postMessage") },
      setWindowOpenHandler(handler: (asked: { url: string }) => unknown) {
        this.openHandler = handler;
      },
      openHandler: (_asked: { url: string }): unknown => ({ action: "allow" }),
      forcefullyCrashRenderer: log("contents.forcefullyCrashRenderer"),
      printToPDF: (options: unknown): Promise<Buffer> => {
        calls.push(["contents.printToPDF", options]);
        return settings.pdf === null
          ? Promise.reject(new Error("Failed to generate PDF"))
          : Promise.resolve(settings.pdf);
      },
      print: (options: unknown, done: (printed: boolean, why: string) => void): void => {
        calls.push(["contents.print", options]);
        done(...settings.printing);
      },
    });

  const notifications: FakeNotification[] = [];
  class FakeNotification extends EventEmitter {
    static isSupported = (): boolean => true;
    readonly options: unknown;
    constructor(options: unknown) {
      super();
      this.options = options;
      notifications.push(this);
    }
    show = log("notification.show");
  }
  const display = {
    id: 1,
    bounds: { x: 0, y: 0, width: 1920, height: 1080 },
    workArea: { x: 0, y: 0, width: 1920, height: 1040 },
  };
  const powerMonitor = new EventEmitter();

  return {
    calls,
    settings,
    app,
    sessions,
    loaded,
    windows,
    notifications,
    powerMonitor,
    module: {
      app,
      session,
      powerMonitor,
      BrowserWindow: FakeWindow,
      Notification: FakeNotification,
      MessageChannelMain: class {
        readonly port1 = Object.assign(new EventEmitter(), { start: log("port.start") });
        readonly port2 = new EventEmitter();
      },
      crashReporter: { start: log("crashReporter.start") },
      dialog: { showErrorBox: log("dialog.showErrorBox") },
      globalShortcut: {
        register: log("globalShortcut.register", (key: string) => !settings.taken.has(key)),
        unregisterAll: log("globalShortcut.unregisterAll"),
      },
      protocol: { registerSchemesAsPrivileged: log("protocol.registerSchemesAsPrivileged") },
      safeStorage: {
        isEncryptionAvailable: () => settings.encrypts,
        encryptString: (text: string) => Buffer.from(`sealed:${text}`),
        decryptString: (bytes: Buffer) => bytes.toString().slice("sealed:".length),
      },
      screen: { getPrimaryDisplay: () => display, getAllDisplays: () => [display] },
      shell: { openExternal: log("shell.openExternal", () => Promise.resolve()) },
    },
  };
};
