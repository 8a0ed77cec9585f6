import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { assessText } from "../../build/assess-text.ts";
import { demoContent } from "../content/demo-content.ts";

const good = '{"id":"good","standard":"TA-5","from":"2026-11-16","offered":"2026-12-02"}';
const goodDue = { id: "good", dueOn: "2026-12-02", result: "compliant" };

const answered = (text: string) => {
  const { lines, ...rest } = assessText(text, demoContent);
  return { ...rest, lines: lines.map((line): unknown => JSON.parse(line)) };
};

describe("npm run assess with a file", () => {
  test.each([
    ["is not JSON", '{"id":"x",', "not a line of JSON"],
    ["names no known standard", '{"id":"x","standard":"TA-77","from":"2026-11-16"}', "standard"],
    ["names a day that never was", '{"id":"x","standard":"TA-5","from":"2026-02-30"}', "02-30"],
    ["has no id", '{"standard":"TA-5","from":"2026-11-16"}', "id"],
    ["asks for nothing", '{"id":"x"}', "nothing to work out"],
    [
      "names no list of holidays",
      '{"id":"x","standard":"TA-5","from":"2026-11-16","calendar":"Q"}',
      "calendar",
    ],
  ])("a line that %s is refused, and the next is answered", (_what, line, error) => {
    const { lines, exitCode, problem } = answered(`${line}\n${good}\n`);
    expect(lines).toHaveLength(2);
    expect(lines[0]).toMatchObject({ error: expect.stringContaining(error) as string });
    expect(lines[1]).toMatchObject(goodDue);
    expect({ exitCode, problem }).toEqual({ exitCode: 1, problem: null });
  });

  test("an offer before the request is never judged; the due date stands", () => {
    const early = '{"id":"x","standard":"TA-5","from":"2026-11-16","offered":"2026-11-10"}';
    expect(answered(early).lines[0]).toMatchObject({
      result: "not-assessable",
      dueOn: "2026-12-02",
      missing: [expect.stringContaining("before the date counted from")],
    });
  });

  test("an hour limit without its date is not judged, and the line says what is missing", () => {
    expect(answered('{"id":"x","standard":"TA-1"}').lines[0]).toMatchObject({
      result: "not-assessable",
      missing: ["date of the first request", "earliest offer"],
    });
  });

  test("a byte order mark and Windows line ends change nothing", () => {
    const { lines, exitCode } = answered(`\uFEFF${good}\r\n\r\n${good}\r\n`);
    expect(lines).toEqual([expect.objectContaining(goodDue), expect.objectContaining(goodDue)]);
    expect(exitCode).toBe(0);
  });

  test.each(["", "\uFEFF", "\r\n \n"])(
    "a file with nothing in it (%j) is said to be so",
    (text) => {
      expect(answered(text)).toEqual({
        lines: [],
        exitCode: 2,
        problem: "The file holds no lines: give one line of JSON each",
      });
    },
  );

  test("the command goes on after a refused line and ends with 1, with 2 for no file", () => {
    const command = fileURLToPath(new URL("../../build/assess.ts", import.meta.url));
    const run = (file: string, input: string) =>
      spawnSync(process.execPath, [command, file], { input, encoding: "utf8" });
    const mixed = run("-", `{\n${good}\n`);
    expect(mixed.stdout.trim().split("\n")).toHaveLength(2);
    expect(mixed.status).toBe(1);
    expect(run("-", good).status).toBe(0);
    const none = run("/nowhere/none.jsonl", "");
    expect(none.status).toBe(2);
    expect(none.stderr.trim()).toBe("/nowhere/none.jsonl cannot be read");
  });
});
