import {
  BrowserWindow,
  MessageChannelMain,
  session,
  type MessagePortMain,
  type Session,
} from "electron";
import { isOfPage, type PageOrigin, PRINT_ORIGIN } from "../addresses.ts";
import { type Variant } from "../switches.ts";
import { type Bounds, LEAST_SIZE } from "../window-place.ts";
import { belongTo, fenceSession } from "./fence.ts";

export type PageWindow = {
  readonly session: Session;
  /** A fresh port into the page, for each load of it. */
  readonly onPort: (connect: (port: MessagePortMain) => void) => void;
  readonly onGone: (listener: (why: string) => void) => void;
  readonly onClosed: (listener: () => void) => void;
  /** The window was moved or sized by a hand. */
  readonly onPlaced: (listener: (bounds: Bounds) => void) => void;
  /** The person logs off or Windows shuts down: there is no holding it back. */
  readonly onSessionEnd: (listener: () => void) => void;
  readonly isInFront: () => boolean;
  readonly bringToFront: () => void;
  readonly load: (url: string) => Promise<void>;
  readonly close: () => void;
};

export type PageOptions = {
  readonly partition: string;
  readonly preload: string;
  readonly icon: string;
  readonly origin: PageOrigin;
  readonly variant: Variant;
  /** Null: never shown. */
  readonly bounds: Bounds | null;
  /** Keeps the window out of screenshots and remote views. */
  readonly isProtected: boolean;
};

/** What no window of ours goes without; sandbox and isolation are written at each, where a checker reads them. */
const LOCKED = {
  nodeIntegration: false,
  nodeIntegrationInWorker: false,
  nodeIntegrationInSubFrames: false,
  webSecurity: true,
  allowRunningInsecureContent: false,
  webviewTag: false,
  spellcheck: false,
  navigateOnDragDrop: false,
  disableDialogs: true,
} as const;

export type PrintWindow = {
  readonly load: (url: string) => Promise<void>;
  /** Shows the system's print window; null: it was printed, else why not ("cancelled": by the person). */
  readonly print: () => Promise<string | null>;
  readonly pdf: () => Promise<Uint8Array>;
  readonly close: () => void;
};

/** A hidden window for one page on its way to the printer: no script, no preload, no port. */
export const openPrintWindow = (own: Session): PrintWindow => {
  const window = new BrowserWindow({
    show: false,
    title: "Access Line Workstation",
    webPreferences: {
      ...LOCKED,
      sandbox: true,
      contextIsolation: true,
      session: own,
      javascript: false,
      devTools: false,
    },
  });
  belongTo(window.webContents, PRINT_ORIGIN);
  window.setMenu(null);
  return {
    load: (url) => window.loadURL(url),
    print: () =>
      new Promise((resolve) =>
        window.webContents.print({ silent: false, printBackground: false }, (printed, why) =>
          resolve(printed ? null : why),
        ),
      ),
    pdf: async () =>
      new Uint8Array(
        await window.webContents.printToPDF({ preferCSSPageSize: true, printBackground: false }),
      ),
    close: () => window.destroy(),
  };
};

/** Windows are made in this file only. */
export const openPageWindow = (options: PageOptions): PageWindow => {
  const { partition, preload, icon, origin, variant, bounds, isProtected } = options;
  const own = session.fromPartition(partition);
  fenceSession(own, origin);
  const window = new BrowserWindow({
    ...(bounds ?? { width: LEAST_SIZE.width, height: LEAST_SIZE.height }),
    minWidth: LEAST_SIZE.width,
    minHeight: LEAST_SIZE.height,
    show: bounds !== null,
    icon,
    title: "Access Line Workstation",
    autoHideMenuBar: true,
    webPreferences: {
      ...LOCKED,
      sandbox: true,
      contextIsolation: true,
      session: own,
      preload,
      backgroundThrottling: bounds !== null,
      devTools: variant === "e2e",
    },
  });
  const { webContents } = window;
  belongTo(webContents, origin);
  window.setMenu(null);
  const protect = (): void => window.setContentProtection(isProtected);
  protect();
  // Hiding clears it in some versions, so it is set again whenever the window shows.
  window.on("show", protect);
  // A page that hangs is as good as gone: it ends, and its owner opens another.
  webContents.on("unresponsive", () => webContents.forcefullyCrashRenderer());
  return {
    session: own,
    onPort: (connect) => {
      webContents.on("did-finish-load", () => {
        // The one message of ours into a page, and only into its main frame at its own address.
        const { mainFrame } = webContents;
        if (!isOfPage(origin, mainFrame.url)) return;
        const { port1, port2 } = new MessageChannelMain();
        mainFrame.postMessage("accessline-port", null, [port2]);
        port1.start();
        connect(port1);
      });
    },
    onGone: (listener) =>
      void webContents.on("render-process-gone", (_gone, { reason }) => listener(reason)),
    onClosed: (listener) => void window.on("closed", listener),
    onPlaced: (listener) => {
      const tell = (): void => {
        if (!window.isMaximized() && !window.isMinimized()) listener(window.getBounds());
      };
      window.on("resized", tell);
      window.on("moved", tell);
    },
    onSessionEnd: (listener) => void window.on("session-end", listener),
    isInFront: () => window.isFocused(),
    bringToFront: () => {
      if (window.isMinimized()) window.restore();
      window.show();
      window.focus();
    },
    load: (url) => window.loadURL(url),
    close: () => window.destroy(),
  };
};
