import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { hostname } from "node:os";
import { join } from "node:path";
import { env, platform } from "node:process";
import { type SupportedMessagePort } from "@orpc/client/message-port";
import { type BrowserContext, chromium, type Page as BrowserPage } from "playwright-core";
import { downloadWith } from "../builds/download.ts";
import { readTrust } from "../builds/trust.ts";
import { type Host, type Page, type Transport, type Window } from "../host.ts";
import { assetOf } from "../pages/assets.ts";
import { bindPorts } from "./bound-port.ts";
import { sandboxFlags } from "./browser.ts";
import { fileSecrets } from "./file-secrets.ts";
import { nodeTransport } from "./node-transport.ts";
import { pdfFromMemory, PRINT_ORIGIN, printFromMemory } from "./print-from-memory.ts";
import { hearViolations } from "./violations.ts";

/** Fixed for ever: another origin would find an empty store. */
export const VAULT_ORIGIN = "https://vault.accessline.invalid";
export const WORKSTATION_ORIGIN = "https://workstation.accessline.invalid";

export const PREVIEW_BANNER = "Preview host · not for members' data";

export type PreviewOptions = {
  readonly browser: string;
  readonly dataFolder: string;
  /** Built pages: `renderer/` and `vault/` lie in it. */
  readonly distFolder: string;
  readonly build: string;
  readonly headless: boolean;
  readonly transport?: Transport;
  readonly size?: { readonly width: number; readonly height: number };
  readonly colours?: "light" | "dark";
  /** For journeys: what stands in the place of an installer. */
  readonly install?: (path: string) => Promise<void>;
  readonly platform?: string;
  /** For journeys: told of everything that the pages' policy stopped. */
  readonly onViolation?: (words: string) => void;
  /** For journeys: where a page that is printed without a window goes, as PDF. */
  readonly onPrinted?: (pdf: Uint8Array) => void;
};

export type PreviewHost = Host & {
  /** For tests and demonstrations: the page people see. */
  readonly page: () => BrowserPage;
  readonly context: BrowserContext;
  readonly closeBrowser: () => Promise<void>;
};

/** Chromium looks up nothing and updates nothing while it runs here. */
const QUIET = [
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--disable-quic",
  "--no-first-run",
  "--disable-gpu",
  "--disable-features=Translate,MediaRouter",
];

/** What tells this machine from a copy of its disk: the system's own id where it has one. */
const machineIdOf = async (): Promise<string> => {
  const own = await readFile("/etc/machine-id", "utf8").catch(() => hostname());
  return createHash("sha256")
    .update(`accessline/${env["ACCESSLINE_MACHINE"] ?? own.trim()}`)
    .digest("hex");
};

/** Runs the workstation in an installed browser: no listening socket, no network in the pages. */
export const openPreviewHost = async (options: PreviewOptions): Promise<PreviewHost> => {
  const { browser, dataFolder, distFolder, build, headless } = options;
  const size = options.size ?? { width: 1280, height: 720 };
  const context = await chromium.launchPersistentContext(join(dataFolder, "browser"), {
    executablePath: browser,
    headless,
    viewport: headless ? size : null,
    colorScheme: options.colours ?? null,
    serviceWorkers: "block",
    acceptDownloads: false,
    ignoreDefaultArgs: ["--enable-automation"],
    args: [...QUIET, ...sandboxFlags(), `--window-size=${size.width},${size.height}`],
    handleSIGINT: false,
    handleSIGTERM: false,
    handleSIGHUP: false,
  });
  const folders = new Map([
    [VAULT_ORIGIN, join(distFolder, "vault")],
    [WORKSTATION_ORIGIN, join(distFolder, "renderer")],
  ]);
  await context.route("**/*", async (route) => {
    const url = new URL(route.request().url());
    // Its own page answers it, from memory.
    if (url.origin === PRINT_ORIGIN) return route.fallback();
    const folder = folders.get(url.origin);
    if (folder === undefined || route.request().method() !== "GET")
      return route.abort("blockedbyclient");
    return route.fulfill(await assetOf(folder, url.pathname));
  });
  if (options.onViolation !== undefined) await hearViolations(context, options.onViolation);
  let workstation: BrowserPage | null = null;

  const openVault = async (): Promise<Page> => {
    const page = await context.newPage();
    const gone = new Set<(why: string) => void>();
    const tell = (why: string): void => gone.forEach((listener) => listener(why));
    page.on("crash", () => {
      tell("crashed");
      void page.close().catch(() => undefined);
    });
    page.on("close", () => tell("closed"));
    const port = new Promise<SupportedMessagePort>((resolve) => {
      void bindPorts(page, VAULT_ORIGIN, resolve).then(() =>
        page.goto(`${VAULT_ORIGIN}/index.html`),
      );
    });
    return {
      port: await port,
      onGone: (listener) => gone.add(listener),
      close: () => page.close(),
    };
  };

  const openWorkstation = async (
    connect: (port: SupportedMessagePort) => void,
  ): Promise<Window> => {
    const page =
      context.pages().find((each) => each.url() === "about:blank") ?? (await context.newPage());
    await bindPorts(page, WORKSTATION_ORIGIN, connect);
    await page.goto(`${WORKSTATION_ORIGIN}/index.html`);
    await page.bringToFront();
    workstation = page;
    return {
      onClosed: (listener) => void page.on("close", listener),
      close: () => page.close(),
    };
  };

  return {
    kind: "preview",
    banner: PREVIEW_BANNER,
    build,
    platform: options.platform ?? platform,
    dataFolder,
    program: {
      trust: await readTrust(distFolder),
      signer: null,
      fuses: null,
      download: downloadWith((url, signal) => fetch(url, { redirect: "error", signal })),
      install: options.install ?? null,
    },
    machineId: await machineIdOf(),
    secrets: fileSecrets(join(dataFolder, "preview-secrets.key")),
    transport: options.transport ?? nodeTransport,
    openVault,
    openWorkstation,
    print: printFromMemory(context, options.onPrinted),
    pdf: pdfFromMemory(context),
    page: () => {
      if (workstation === null) throw new Error("The workstation's window is not open");
      return workstation;
    },
    context,
    closeBrowser: () => context.close(),
  };
};
