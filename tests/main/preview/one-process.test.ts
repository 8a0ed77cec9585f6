import { spawn } from "node:child_process";
import { existsSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { holdFolder } from "#main/preview/one-process.ts";
import { openPreview } from "#main/preview/open-preview.ts";
import { freshFolder } from "../../support/fresh-folder.ts";

test("the second workstation on one data folder is refused before it opens anything, and told where the first is", async () => {
  const dataFolder = freshFolder();
  const first = await holdFolder(dataFolder);
  const second = await openPreview({
    browser: "/nothing/is/started",
    dataFolder,
    distFolder: dataFolder,
    build: "test",
    headless: true,
  });
  if (second.ok) throw new Error("it opened");
  expect(second.refusal.code).toBe("already-running");
  expect(second.refusal.remedy).toContain(`process ${process.pid}`);
  expect(readdirSync(dataFolder)).toEqual(["workstation.lock"]);
  if (first.ok) await first.value();
  const third = await holdFolder(dataFolder);
  expect(third.ok).toBe(true);
});

test("what a killed workstation left behind is no hindrance", async () => {
  const dataFolder = freshFolder();
  const gone = spawn("true");
  await new Promise((ended) => gone.on("close", ended));
  writeFileSync(join(dataFolder, "workstation.lock"), String(gone.pid));
  expect((await holdFolder(dataFolder)).ok).toBe(true);
});

test("of two that start at one instant one is refused", async () => {
  const dataFolder = freshFolder();
  const both = await Promise.all([holdFolder(dataFolder), holdFolder(dataFolder)]);
  expect(both.filter(({ ok }) => ok)).toHaveLength(1);
});

test("a start that fails releases the folder", async () => {
  const dataFolder = freshFolder();
  const nothing = await openPreview({
    browser: "/nothing/is/started",
    dataFolder,
    distFolder: dataFolder,
    build: "test",
    headless: true,
  });
  expect(nothing.ok).toBe(false);
  expect(existsSync(join(dataFolder, "workstation.lock"))).toBe(false);
});
