import { readFile } from "node:fs/promises";
import { extname, join } from "node:path";
import { type Browser, chromium, type Page } from "playwright-core";
import { build } from "vite";

/** Built once before all test files where a set-up says so; else of this process alone. */
const HARNESS =
  process.env["RENDERER_HARNESS"] ??
  new URL(`../../.cache/renderer-harness/${process.pid}`, import.meta.url).pathname;
const ORIGIN = "https://workstation.accessline.invalid";

const TYPES: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript",
  ".css": "text/css",
  ".woff2": "font/woff2",
};

export const buildHarness = async (): Promise<void> => {
  if (process.env["RENDERER_HARNESS"] !== undefined) return;
  const configFile = new URL("./harness/harness.config.ts", import.meta.url).pathname;
  await build({ configFile, logLevel: "error", build: { outDir: HARNESS, emptyOutDir: true } });
};

export const launch = (): Promise<Browser> =>
  chromium.launch({
    executablePath: process.env["CHROMIUM"] ?? "/usr/bin/chromium",
    args: [
      ...(process.getuid?.() === 0 ? ["--no-sandbox"] : []),
      "--disable-gpu",
      "--disable-quic",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
    ],
  });

export type Look = {
  readonly width?: number;
  readonly height?: number;
  readonly scheme?: "light" | "dark";
  readonly contrast?: "more" | "no-preference";
  readonly motion?: "reduce" | "no-preference";
};

export type OpenWindow = {
  readonly page: Page;
  readonly complaints: string[];
  /** Empties the window and lays it aside for the next scene in the same look. */
  readonly close: () => Promise<void>;
};

type Idle = { readonly page: Page; readonly complaints: string[] };

/** Windows laid aside, by browser and look: a new one costs Chromium over two seconds, a used one a third. */
const idle = new WeakMap<Browser, Map<string, Idle[]>>();

const idleIn = (browser: Browser, look: string): Idle[] => {
  const byLook = idle.get(browser) ?? new Map<string, Idle[]>();
  idle.set(browser, byLook);
  const windows = byLook.get(look) ?? [];
  byLook.set(look, windows);
  return windows;
};

const newWindow = async (browser: Browser, look: Look): Promise<Idle> => {
  const context = await browser.newContext({
    viewport: { width: look.width ?? 1280, height: look.height ?? 720 },
    colorScheme: look.scheme ?? "light",
    contrast: look.contrast ?? "no-preference",
    reducedMotion: look.motion ?? "reduce",
  });
  const page = await context.newPage();
  page.setDefaultTimeout(15_000);
  const complaints: string[] = [];
  page.on("console", (line) => {
    if (line.type() === "error" || line.type() === "warning") complaints.push(line.text());
  });
  page.on("pageerror", (thrown) => complaints.push(String(thrown)));
  await page.route(`${ORIGIN}/**`, async (route) => {
    const { pathname } = new URL(route.request().url());
    const file = pathname === "/" ? "index.html" : pathname.slice(1);
    try {
      await route.fulfill({
        contentType: TYPES[extname(file)] ?? "application/octet-stream",
        body: await readFile(join(HARNESS, file)),
      });
    } catch {
      await route.fulfill({ status: 404, body: "" });
    }
  });
  return { page, complaints };
};

/** A window at the fixed origin, answered from the built files; what it complains of is collected. */
export const openWindow = async (
  browser: Browser,
  query: string,
  look: Look = {},
): Promise<OpenWindow> => {
  const waiting = idleIn(browser, JSON.stringify(look));
  const window = waiting.pop() ?? (await newWindow(browser, look));
  const { page, complaints } = window;
  complaints.length = 0;
  await page.goto(`${ORIGIN}/?${query}`);
  await page.waitForSelector("main");
  return {
    page,
    complaints,
    close: async () => {
      await page.goto("about:blank");
      waiting.push(window);
    },
  };
};
