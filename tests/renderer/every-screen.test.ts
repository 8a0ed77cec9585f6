import { readdirSync } from "node:fs";
import { stdout } from "node:process";
import { type Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { buildHarness, launch, openWindow } from "./browser.ts";
import { shownComponents, withoutScene } from "./every-component.ts";
import { treeDifference } from "./kept-trees.ts";
import { SCENES } from "./scenes.ts";
import { type Scene } from "./scene.ts";
import { STATES } from "./states.ts";

const folders = readdirSync(new URL("../../renderer/screens", import.meta.url));
const names = SCENES.map(({ name }) => name);

/** Scenes wait more than they compute: two keep two cores busy. */
const WINDOWS_AT_ONCE = 2;

let browser: Browser;
beforeAll(async () => {
  await buildHarness();
  browser = await launch();
  // A window that is laid aside keeps its clock, and the scenes take these windows.
  const windows = await Promise.all(
    Array.from({ length: WINDOWS_AT_ONCE }, () => openWindow(browser, "")),
  );
  for (const { page, close } of windows) {
    await page.clock.setFixedTime("2026-11-25T18:04:00Z");
    await close();
  }
});
afterAll(() => browser.close());

test("every place says of every state which scene shows it, or why it never is", () => {
  expect(Object.keys(STATES).toSorted()).toEqual(folders.toSorted());
  const named = Object.values(STATES).flatMap((states) => Object.values(states));
  const missing = named.filter((shown) => typeof shown === "string" && !names.includes(shown));
  expect(missing).toEqual([]);
});

test("a scene that stands for a state has a workstation in that state behind it", () => {
  const behind = {
    offline: "offline",
    locked: "session=locked",
    lineClosed: "lineClosed",
  } as const;
  const elsewhere = Object.entries(STATES).flatMap(([place, states]) =>
    Object.entries(behind).flatMap(([state, word]) => {
      const shown = states[state as keyof typeof behind];
      const scene = SCENES.find(({ name }) => name === shown);
      return scene === undefined || scene.query.split("&").includes(word)
        ? []
        : [`${place}, ${state}: ${scene.name}`];
    }),
  );
  expect(elsewhere).toEqual([]);
});

test("no two scenes have one name", () => {
  expect(names.toSorted()).toEqual([...new Set(names)].toSorted());
});

test(
  "every component of the window is on the screen in some scene, none complains, and a screen reader gets the tree that was read",
  { timeout: 900_000, retry: 0 },
  async () => {
    const components = new Set<string>();
    const findings: string[] = [];
    const waiting = [...SCENES];
    const show = async ({ name, query, steps }: Scene): Promise<string[]> => {
      const { page, complaints, close } = await openWindow(browser, query);
      const found: string[] = [];
      await steps?.(page).catch((thrown: unknown) => found.push(String(thrown)));
      const difference = await treeDifference(name, page);
      if (difference !== null) found.push(difference);
      for (const component of await shownComponents(page)) components.add(component);
      found.push(...complaints);
      await close();
      return found.map((words) => `${name}: ${words}`);
    };
    const showNext = async (): Promise<void> => {
      const scene = waiting.shift();
      if (scene === undefined) return;
      const found = await show(scene);
      // One scene that stumbled is shown again alone, not all of them; what went wrong first is told.
      for (const words of found) stdout.write(`SECOND TRY  ${words}\n`);
      if (found.length > 0) findings.push(...(await show(scene)));
      return showNext();
    };
    await Promise.all(Array.from({ length: WINDOWS_AT_ONCE }, showNext));
    expect(findings).toEqual([]);
    expect(await withoutScene(components)).toEqual([]);
  },
);
