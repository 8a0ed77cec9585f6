import { afterAll, beforeAll, expect, test } from "vitest";
import { findInClear } from "../support/clear-scan.ts";
import {
  type Centre,
  lineCoverage,
  openDesk,
  type OpenDesk,
  startCentre,
} from "../support/thread.ts";

// What the policy of the pages stops, in real Chromium, and that a journey would hear of it. Every other
// journey fails when its desk closes with a violation heard.

let centre: Centre;
let desk: OpenDesk;
const printed: Uint8Array[] = [];

beforeAll(async () => {
  centre = await startCentre("2026-11-25T18:00:00Z");
  desk = await openDesk(centre, {
    name: "Desk 1",
    coverage: lineCoverage,
    preview: { onPrinted: (pdf) => printed.push(pdf) },
  });
});

afterAll(async () => {
  await desk.close();
  await centre.close();
});

test("text cannot become markup, code or a policy of somebody's own", async () => {
  await desk.page.getByLabel("Sign-in name").waitFor();
  expect(desk.violations).toEqual([]);
  const outcomes = await desk.page.evaluate(() => {
    const outcome = (attempt: () => unknown): string => {
      try {
        attempt();
        return "done";
      } catch (failure) {
        return (failure as Error).name;
      }
    };
    const { trustedTypes } = window as unknown as {
      trustedTypes: { createPolicy: (name: string, rules: object) => unknown };
    };
    return {
      markup: outcome(() => (document.createElement("div").innerHTML = "<b>x</b>")),
      inserted: outcome(() => document.body.insertAdjacentHTML("beforeend", "<i>x</i>")),
      parsed: outcome(() => new DOMParser().parseFromString("<i>x</i>", "text/html")),
      scriptText: outcome(() => (document.createElement("script").text = "1")),
      worker: outcome(() => new Worker("/x.js")),
      ownPolicy: outcome(() => trustedTypes.createPolicy("mine", {})),
      secondPolicy: outcome(() => trustedTypes.createPolicy("svelte-trusted-html", {})),
    };
  });
  expect(outcomes).toEqual({
    markup: "TypeError",
    inserted: "TypeError",
    parsed: "TypeError",
    scriptText: "TypeError",
    worker: "TypeError",
    ownPolicy: "TypeError",
    secondPolicy: "TypeError",
  });
  await expect.poll(() => desk.violations.length).toBe(7);
  desk.violations.length = 0;
});

test("no address answers a page, and what was tried is heard", async () => {
  const outcome = await desk.page.evaluate(() =>
    fetch("https://example.invalid/x").then(
      () => "answered",
      () => "stopped",
    ),
  );
  expect(outcome).toBe("stopped");
  await expect.poll(() => desk.violations).not.toEqual([]);
  for (const words of desk.violations) expect(words).toMatch(/^connect-src: /);
  desk.violations.length = 0;
});

test("a page goes to the printer out of memory, and lies nowhere on the disk", async () => {
  const planted = ["Ramona Quistgaard", "Keeps the blue inhaler at school"];
  const answer = await desk.host.print({
    title: "Access Line",
    parts: [
      {
        heading: "Member",
        rows: [{ label: "Name", value: planted[0] ?? "" }],
        lines: [planted[1] ?? "", "<img src=x onerror=alert(1)>"],
      },
    ],
  });
  expect(answer).toEqual({ ok: true, value: null });
  expect(Buffer.from(printed[0] ?? []).toString("latin1", 0, 5)).toBe("%PDF-");
  expect(printed[0]?.length).toBeGreaterThan(2_000);
  expect(desk.violations).toEqual([]);
  const { files, found } = findInClear(desk.dataFolder, planted);
  expect(files).toBeGreaterThan(10);
  expect(found).toEqual([]);
});
