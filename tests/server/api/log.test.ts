import { expect, test } from "vitest";
import { failureForLog, serverLog } from "#server/api/log.ts";

const written = (line: Record<string, unknown>): string => {
  const lines: string[] = [];
  serverLog("info", { write: (text) => lines.push(text) }).info(line, "something happened");
  return lines.join("");
};

test.each([
  "passphrase",
  "token",
  "authorization",
  "login",
  "name",
  "body",
  "envelope",
  "box",
  "code",
])("a %s is redacted wherever it stands in a line", (field) => {
  for (const line of [
    { [field]: "planted" },
    { asked: { [field]: "planted" } },
    { asked: { event: { [field]: "planted" } } },
  ])
    expect(written(line)).not.toContain("planted");
});

test("a failure is logged by its kind, its code and its place, never by its words", () => {
  const cause = Object.assign(new SyntaxError('Unexpected token in "M. Ortega"'), {
    code: "23505",
  });
  const line = written(failureForLog(new Error("No row for M. Ortega", { cause })));
  expect(line).not.toContain("Ortega");
  expect(line).toContain("23505");
  expect(line).toContain("log.test.ts");
});

test("something thrown that is no error is logged by its kind", () => {
  expect(failureForLog("M. Ortega")).toEqual({ kind: "string" });
});
