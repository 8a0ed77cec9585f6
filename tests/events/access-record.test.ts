import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { ACCESS_WINDOW_MS, accessKey } from "#shared/events/access-record.ts";
import { CaseId, PersonId } from "#shared/events/ids.ts";

test("a person who looks at a case leaves one record per quarter of an hour", () => {
  const [person, other] = [PersonId.parse(randomUUID()), PersonId.parse(randomUUID())];
  const [case1, case2] = [CaseId.parse(randomUUID()), CaseId.parse(randomUUID())];
  const noonMs = Date.UTC(2026, 10, 25, 12);
  const key = accessKey(person, case1, noonMs);
  expect(accessKey(person, case1, noonMs + ACCESS_WINDOW_MS - 1)).toBe(key);
  expect(accessKey(person, case1, noonMs + ACCESS_WINDOW_MS)).not.toBe(key);
  expect(accessKey(person, case1, noonMs - 1)).not.toBe(key);
  expect(accessKey(person, case2, noonMs)).not.toBe(key);
  expect(accessKey(other, case1, noonMs)).not.toBe(key);
});
