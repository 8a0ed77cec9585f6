import {
  BrowserWindow,
  MessageChannelMain,
  session,
  type MessagePortMain,
  type Session,
} from "electron";

export type PageWindow = {
  readonly session: Session;
  /** A fresh port into the page, for each load of it. */
  readonly onPort: (connect: (port: MessagePortMain) => void) => void;
  readonly onGone: (listener: (why: string) => void) => void;
  readonly onClosed: (listener: () => void) => void;
  readonly load: (url: string) => Promise<void>;
  readonly close: () => void;
};

export type PageOptions = {
  readonly partition: string;
  readonly preload: string;
  readonly origin: string;
  readonly shown: boolean;
};

/** No page may be left, opened beside, embedded or given a permission. */
const fence = (window: BrowserWindow, origin: string): void => {
  const { webContents } = window;
  const stay = (navigation: { preventDefault: () => void; url: string }): void => {
    if (new URL(navigation.url).origin !== origin && !navigation.url.startsWith(`${origin}/`))
      navigation.preventDefault();
  };
  webContents.on("will-navigate", stay);
  webContents.on("will-redirect", stay);
  webContents.on("will-attach-webview", (attach) => attach.preventDefault());
  webContents.setWindowOpenHandler(() => ({ action: "deny" }));
  webContents.session.setPermissionRequestHandler((_contents, _permission, answer) =>
    answer(false),
  );
  webContents.session.setPermissionCheckHandler(() => false);
  webContents.session.setDevicePermissionHandler(() => false);
};

/** The only place where a window is made. */
export const openPageWindow = ({ partition, preload, origin, shown }: PageOptions): PageWindow => {
  const window = new BrowserWindow({
    width: 1280,
    height: 720,
    minWidth: 1024,
    minHeight: 640,
    show: shown,
    title: "Access Line Workstation",
    webPreferences: {
      session: session.fromPartition(partition),
      preload,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webviewTag: false,
      spellcheck: false,
      backgroundThrottling: shown,
      devTools: false,
    },
  });
  window.setMenu(null);
  fence(window, origin);
  const { webContents } = window;
  return {
    session: webContents.session,
    onPort: (connect) => {
      webContents.on("did-finish-load", () => {
        const { port1, port2 } = new MessageChannelMain();
        webContents.mainFrame.postMessage("accessline-port", null, [port2]);
        port1.start();
        connect(port1);
      });
    },
    onGone: (listener) =>
      void webContents.on("render-process-gone", (_gone, { reason }) => listener(reason)),
    onClosed: (listener) => void window.on("closed", listener),
    load: (url) => window.loadURL(url),
    close: () => window.destroy(),
  };
};
