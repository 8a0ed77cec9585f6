import { existsSync, readFileSync, writeFileSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { expect, test } from "vitest";
import { openLog } from "#main/log.ts";
import { freshFolder } from "../support/fresh-folder.ts";

const NOON = Date.parse("2026-11-25T20:00:00.000Z");
const fileOf = (folder: string): string => join(folder, "log", "workstation.log");

test("the log says what happened and when, a line each", async () => {
  const folder = freshFolder();
  const log = openLog(folder, () => NOON);
  log.note("started", { tookMs: 412 });
  log.note("vault-gone", { count: 2 });
  log.failure("bug", new TypeError("Ramona Quist is not a function"));
  await log.settled();
  expect(readFileSync(fileOf(folder), "utf8").replaceAll(/ \d+:\d+/g, "")).toBe(
    [
      "2026-11-25T20:00:00.000Z started tookMs=412",
      "2026-11-25T20:00:00.000Z vault-gone count=2",
      "2026-11-25T20:00:00.000Z bug TypeError",
      "",
    ].join("\n"),
  );
});

test("it says where in our program a failure was", async () => {
  const folder = freshFolder();
  const log = openLog(folder, () => NOON);
  const failure = new RangeError("x");
  failure.stack =
    "RangeError: x\n    at keep (C:\\a b\\app.asar\\main\\index.cjs:812:17)\n    at node:internal/x:1:1\n    at /opt/app.asar/main/index.cjs:9:3";
  log.failure("uncaught", failure);
  await log.settled();
  expect(readFileSync(fileOf(folder), "utf8")).toMatch(/ uncaught RangeError 812:17 9:3\n$/);
});

test("whatever a failure carries of a member, no part of it is in the log", async () => {
  const typed = fc.oneof(
    fc.constantFrom("Ramona Quist", "5105550142", "M-20417755", "wants to die", "\u0000"),
    fc.string({ minLength: 3, unit: "grapheme" }),
  );
  await fc.assert(
    fc.asyncProperty(typed, typed, async (message, name) => {
      const folder = freshFolder();
      const log = openLog(folder, () => NOON);
      const failure = new Error(
        `    at ${message}\n    at /x/index.cjs:5105550142:1\n    at ${name}`,
      );
      Object.defineProperty(failure, "name", { value: name });
      failure.stack = `${name}: ${failure.message}`;
      for (const thrown of [failure, message, { message }, [name], null])
        log.failure("bug", thrown);
      await log.settled();
      // Only these words can stand in it at all.
      expect(readFileSync(fileOf(folder), "utf8")).toMatch(
        /^(2026-11-25T20:00:00\.000Z bug (other|Error)\n){5}$/,
      );
    }),
    { numRuns: 40 },
  );
});

test("a long log begins anew, and the one before it is kept", async () => {
  const folder = freshFolder();
  mkdirSync(join(folder, "log"));
  writeFileSync(fileOf(folder), "x".repeat(300_000));
  const log = openLog(folder, () => NOON);
  log.note("ended");
  await log.settled();
  expect(readFileSync(fileOf(folder), "utf8")).toBe("2026-11-25T20:00:00.000Z ended\n");
  expect(existsSync(join(folder, "log", "workstation.before.log"))).toBe(true);
});

test("a log that cannot be written stops nothing", async () => {
  const folder = freshFolder();
  writeFileSync(join(folder, "log"), "a file where the folder should be");
  const log = openLog(folder, () => NOON);
  log.note("started");
  await expect(log.settled()).resolves.toBeUndefined();
});
