import { type Browser, chromium } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { bindPorts } from "#main/preview/bound-port.ts";
import { findBrowser, sandboxFlags } from "#main/preview/browser.ts";

const ORIGIN = "https://workstation.accessline.invalid";
const PAGE = `<!doctype html><iframe src="/inner.html"></iframe>`;

type Bound = {
  accessLineSend: (text: string) => void;
  accessLine: {
    port: {
      addEventListener: (kind: "message", heard: (message: { data: unknown }) => void) => void;
      postMessage: (data: unknown) => void;
    };
  };
};

/** Main's end, as the preview host lays it. */
type Wire = {
  readonly addEventListener: (
    kind: "message" | "close",
    heard: (message: { data: unknown }) => void,
  ) => void;
  readonly postMessage: (data: unknown) => void;
};

let browser: Browser;
beforeAll(async () => {
  const found = findBrowser();
  if (!found.ok) throw new Error(found.refusal.remedy);
  browser = await chromium.launch({ executablePath: found.value, args: sandboxFlags() });
});
afterAll(() => browser.close());

/** A page with a frame of its own origin in it, and everything that main hears from either. */
const boundPage = async () => {
  const context = await browser.newContext();
  await context.route("**/*", (route) =>
    route.fulfill({
      contentType: "text/html",
      body: route.request().url().endsWith("inner.html") ? "inner" : PAGE,
    }),
  );
  const page = await context.newPage();
  const heard: unknown[] = [];
  const ports: Wire[] = [];
  await bindPorts(page, ORIGIN, (port) => {
    const wire = port as unknown as Wire;
    ports.push(wire);
    wire.addEventListener("message", (message) => {
      heard.push(message.data);
      wire.postMessage(`heard ${String(message.data)}`);
    });
  });
  /** What a page says, and the answers it was given. */
  const say = (words: readonly string[]): Promise<unknown[]> =>
    page.evaluate(async (said) => {
      const { port } = (globalThis as unknown as Bound).accessLine;
      const answers: unknown[] = [];
      const all = new Promise<void>((resolve) =>
        port.addEventListener("message", ({ data }) => {
          answers.push(data);
          if (answers.length === said.length) resolve();
        }),
      );
      said.forEach((each) => port.postMessage(each));
      await all;
      return answers;
    }, words);
  return { page, heard, ports, say, close: () => context.close() };
};

test("what a page says is answered, in order, with every sign kept", async () => {
  const { page, say, close } = await boundPage();
  await page.goto(`${ORIGIN}/index.html`);
  const words = ["one", `line\u2028break "quoted" \\ </script>`, "año 🙂 مرحبا"];
  expect(await say(words)).toEqual(words.map((each) => `heard ${each}`));
  await close();
});

test("words that are no message are passed over, and the port goes on", async () => {
  const { page, heard, say, close } = await boundPage();
  await page.goto(`${ORIGIN}/index.html`);
  await page.evaluate(() => {
    const { accessLineSend } = globalThis as unknown as Bound;
    for (const text of ["", "{not json", "null", '{"load":"1"}', '{"data":"planted"}'])
      accessLineSend(text);
  });
  expect(await say(["after"])).toEqual(["heard after"]);
  expect(heard).toEqual(["after"]);
  await close();
});

test("neither a frame in the page nor a page of another origin is heard", async () => {
  const { page, heard, ports, say, close } = await boundPage();
  const intrude = (): void =>
    (globalThis as unknown as Bound).accessLineSend(
      JSON.stringify({ load: crypto.randomUUID(), data: "planted" }),
    );
  await page.goto("https://elsewhere.invalid/inner.html");
  await page.evaluate(intrude);
  await page.goto(`${ORIGIN}/index.html`);
  const inner = page.frames().find((frame) => frame !== page.mainFrame());
  if (inner === undefined) throw new Error("the frame did not load");
  await inner.evaluate(intrude);
  expect(await say(["own"])).toEqual(["heard own"]);
  expect(heard).toEqual(["own"]);
  expect(ports).toHaveLength(1);
  await close();
});

test("a page that loads again has a port of its own, and the former one is told that it is over", async () => {
  const { page, heard, ports, say, close } = await boundPage();
  await page.goto(`${ORIGIN}/index.html`);
  await say(["before"]);
  let closed = 0;
  ports[0]?.addEventListener("close", () => (closed += 1));
  await page.reload();
  expect(await say(["after"])).toEqual(["heard after"]);
  expect({ heard, ports: ports.length, closed }).toEqual({
    heard: ["before", "after"],
    ports: 2,
    closed: 1,
  });
  await close();
});
