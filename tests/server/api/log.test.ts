import { expect, test } from "vitest";
import { privateFieldNames } from "#shared/events/private-fields.ts";
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

test("every field that the schema of an event marks as private is redacted, and no plain one", () => {
  const fields = privateFieldNames();
  // A sample of each class, so that the walk cannot silently find nothing.
  for (const known of ["ani", "typed", "words", "concerns", "reason", "es", "lawfulDueOn"])
    expect(fields).toContain(known);
  for (const plain of ["at", "from", "region", "precision", "ruleId"])
    expect(fields).not.toContain(plain);
  for (const field of fields)
    expect(written({ event: { [field]: "planted" } }), field).not.toContain("planted");
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
  expect(failureForLog("M. Ortega")).toEqual({ failure: "string" });
});
