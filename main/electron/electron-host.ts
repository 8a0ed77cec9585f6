import { createHash } from "node:crypto";
import { hostname } from "node:os";
import { join } from "node:path";
import { platform } from "node:process";
import { type Host, type Page, type Program, type Window } from "../host.ts";
import { VAULT_ORIGIN, WORKSTATION_ORIGIN } from "./addresses.ts";
import { keepPlace, readPlaces } from "./kept-place.ts";
import { displaysNow } from "./raw/displays.ts";
import { systemTransport } from "./raw/network.ts";
import { showNotification } from "./raw/notifications.ts";
import { servePages } from "./raw/pages.ts";
import { pdfFromMemory, printFromMemory } from "./raw/printing.ts";
import { safeSecrets } from "./raw/secrets.ts";
import { openPageWindow, type PageWindow } from "./raw/windows.ts";
import { type Variant } from "./switches.ts";
import { arrangementOf, placeFor } from "./window-place.ts";

/** After so many crashes of the window's page within CRASH_WINDOW_MS another load would only crash again. */
const MOST_CRASHES = 3;
const CRASH_WINDOW_MS = 5 * 60_000;

export type ElectronOptions = {
  readonly dataFolder: string;
  /** Built pages and preload. */
  readonly distFolder: string;
  readonly build: string;
  readonly variant: Variant;
  readonly isProtected: boolean;
  readonly program: Program;
  /** The log-off has begun: whatever can still be written is written now. */
  readonly onSessionEnd: () => void;
  readonly onGone: (which: "vault" | "window") => void;
  /** The window's page crashed too often to be loaded once more. */
  readonly onGivenUp: () => void;
};

export type ElectronHost = Host & { readonly bringToFront: () => void };

/** The product host: as little as possible, each privileged call behind one wrapper in raw/. */
export const electronHost = (options: ElectronOptions): ElectronHost => {
  const {
    dataFolder,
    distFolder,
    build,
    variant,
    isProtected,
    program,
    onSessionEnd,
    onGone,
    onGivenUp,
  } = options;
  const preload = join(distFolder, "preload", "index.cjs");
  const icon = join(distFolder, "icon.png");
  let front: PageWindow | null = null;
  let hasNotified = false;

  const openVault = async (): Promise<Page> => {
    const window = openPageWindow({
      partition: "persist:vault",
      preload,
      icon,
      origin: VAULT_ORIGIN,
      variant,
      bounds: null,
      isProtected: false,
    });
    servePages(window.session, distFolder, VAULT_ORIGIN, "vault");
    const port = new Promise<Page["port"]>((resolve) => window.onPort(resolve));
    await window.load(`${VAULT_ORIGIN}/index.html`);
    return {
      port: await port,
      onGone: (listener) => {
        window.onGone((why) => {
          onGone("vault");
          listener(why);
        });
        window.onClosed(() => listener("closed"));
      },
      close: () => Promise.resolve(window.close()),
    };
  };

  const openWorkstation: Host["openWorkstation"] = async (connect): Promise<Window> => {
    const displays = displaysNow();
    const window = openPageWindow({
      partition: "persist:workstation",
      preload,
      icon,
      origin: WORKSTATION_ORIGIN,
      variant,
      bounds: placeFor(await readPlaces(dataFolder), displays),
      isProtected,
    });
    front = window;
    servePages(window.session, distFolder, WORKSTATION_ORIGIN, "renderer");
    window.onPort(connect);
    window.onPlaced(
      (bounds) =>
        void keepPlace(dataFolder, arrangementOf(displaysNow()), bounds).catch(() => undefined),
    );
    window.onSessionEnd(onSessionEnd);
    // A crashed page holds nothing that main does not: it loads again and asks.
    let crashes: number[] = [];
    window.onGone(() => {
      onGone("window");
      const now = performance.now();
      crashes = [...crashes.filter((at) => now - at < CRASH_WINDOW_MS), now];
      if (crashes.length > MOST_CRASHES) return onGivenUp();
      void window.load(`${WORKSTATION_ORIGIN}/index.html`);
    });
    await window.load(`${WORKSTATION_ORIGIN}/index.html`);
    return { onClosed: window.onClosed, close: () => Promise.resolve(window.close()) };
  };

  const bringToFront = (): void => {
    hasNotified = false;
    front?.bringToFront();
  };

  return {
    kind: "electron",
    banner: null,
    build,
    program,
    platform,
    dataFolder,
    machineId: createHash("sha256").update(`accessline/${hostname()}`).digest("hex"),
    secrets: safeSecrets,
    transport: systemTransport,
    openVault,
    openWorkstation,
    print: printFromMemory,
    pdf: pdfFromMemory,
    // Once, until somebody has looked; and never a word about whom or what.
    tellElsewhere: () => {
      if (front === null || front.isInFront()) hasNotified = false;
      else if (!hasNotified) {
        hasNotified = true;
        showNotification("Access Line", "Something new is waiting for you.", bringToFront);
      }
    },
    bringToFront,
  };
};
