import { afterAll, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { PRINT_CSP, type PrintedPage } from "#main/printing/printed-page.ts";
import {
  called,
  double,
  removeFolders,
  saying,
  startHost,
  WEB_PREFERENCES,
  workstation,
} from "./started-host.ts";

vi.mock("electron", async () => (await import("./started-host.ts")).double.module);
vi.mock("../../main/workstation.ts", async () => ({
  startWorkstation: (await import("./started-host.ts")).startWorkstation,
}));
vi.mock("../../main/load-judgement.ts", () => ({
  judgementInUse: async () => ({ ok: true, value: { judgement: {}, told: [] } }),
}));

const LETTER: PrintedPage = {
  title: "Access Line",
  parts: [{ heading: "Member", rows: [{ label: "Name", value: "Ramona <Quist>" }] }],
};
const print = async () => (await workstation.host?.print(LETTER)) ?? null;
const printing = () => double.windows.findLast(({ options }) => options["show"] === false)!;
const serve = async (url: string, method = "GET"): Promise<Response> => {
  const handler = double.sessions.get("printing")?.handlers["serve"] as unknown as (asked: {
    method: string;
    url: string;
  }) => Promise<Response>;
  return handler({ method, url });
};
beforeAll(startHost);
afterAll(removeFolders);
beforeEach(() => {
  double.settings.printing = [true, ""];
});

test("a page is printed out of memory: own session that keeps nothing, no script, no preload", async () => {
  const windows = double.windows.length;
  expect(await print()).toEqual({ ok: true, value: null });
  expect(double.windows).toHaveLength(windows + 1);
  expect(called("session.fromPartition")).toContainEqual(["printing", { cache: false }]);
  const { webPreferences, ...options } = printing().options as {
    webPreferences: Record<string, unknown>;
  };
  expect(options).toEqual({ show: false, title: "Access Line Workstation" });
  const { session, ...preferences } = webPreferences;
  expect(session).toBe(double.sessions.get("printing"));
  expect(preferences).toEqual({
    ...WEB_PREFERENCES,
    javascript: false,
  });
  expect(called("contents.print")).toEqual([[{ silent: false, printBackground: false }]]);
});

test("it is answered once its address is asked, as text under its own policy, and forgotten afterwards", async () => {
  const destroyed = called("window.destroy").length;
  await print();
  const { url, text, headers } = double.loaded.at(-1)!;
  expect(url).toMatch(/^app:\/\/print\/[0-9a-f-]{36}$/);
  expect(text).toContain("Ramona &lt;Quist&gt;");
  expect(headers.get("content-security-policy")).toBe(PRINT_CSP);
  expect(headers.get("cache-control")).toBe("no-store");
  expect(called("window.destroy")).toHaveLength(destroyed + 1);
  expect((await serve(url)).status).toBe(404);
});

test.each([
  ["app://workstation/index.html", "GET"],
  ["app://print/", "GET"],
  ["app://print/another", "GET"],
  ["https://print/x", "GET"],
])("%s is not answered to a printing window", async (url, method) => {
  await print();
  expect((await serve(url, method)).status).toBe(404);
});

test("the printing session has the locks of every other", async () => {
  await print();
  for (const lock of [
    "onBeforeRequest",
    "setPermissionRequestHandler",
    "setPermissionCheckHandler",
  ])
    expect(called(`session.${lock}`)).toContainEqual(["printing"]);
});

test.each([
  ["cancelled", "printing-called-off", /Print again when you want it/],
  ["failed", "not-printed", /printer is on and chosen/],
  ["Invalid printer settings", "not-printed", /printer is on and chosen/],
])("a print that ends as %s is a refusal, and its page is gone too", async (why, code, says) => {
  double.settings.printing = [false, why];
  const answer = await print();
  expect(answer).toMatchObject({ ok: false, refusal: { code } });
  expect(answer?.ok === false && answer.refusal.remedy).toMatch(says);
  expect((await serve(double.loaded.at(-1)!.url)).status).toBe(404);
});

test("a PDF is made out of memory in the same window without a script, and its page is gone afterwards", async () => {
  const made = await workstation.host?.pdf(LETTER);
  expect(made?.ok === true && Buffer.from(made.value).toString()).toBe("%PDF-1.7");
  expect(called("contents.printToPDF")).toEqual([
    [{ preferCSSPageSize: true, printBackground: false }],
  ]);
  const { url, text } = double.loaded.at(-1)!;
  expect(text).toContain("Ramona &lt;Quist&gt;");
  expect((await serve(url)).status).toBe(404);
});

test("an engine that makes no PDF is a refusal that says what else there is", async () => {
  double.settings.pdf = null;
  const made = await workstation.host?.pdf(LETTER);
  expect(made).toMatchObject({ ok: false, refusal: { code: "no-pdf" } });
  expect(made?.ok === false && made.refusal.remedy).toMatch(/read it out/);
});

test("nothing of printing writes a file", () => {
  expect(saying(/writeFile|createWriteStream|printToPDF|node:fs/, "main/printing")).toEqual([]);
  expect(saying(/printToPDF/, "main")).toEqual(["main/electron/raw/windows.ts"]);
});
