import { expect, test } from "vitest";
import { nthPrefix } from "#server/stations/prefixes.ts";
import { nextReference, provisionalReference } from "#shared/reference/reference.ts";

const all = Array.from({ length: 29_791 }, (_, n) => nthPrefix(n));

test("every number gets a prefix of its own, and then there are no more", () => {
  expect(new Set(all).size).toBe(all.length);
  expect(() => nthPrefix(all.length)).toThrow("fourth sign");
});

test("every sign of a reference can stand in a prefix, and no other", () => {
  const ofReferences = new Set<string>();
  for (let n = 0; n < 2000; n += 1)
    for (const sign of provisionalReference(Math.random).text.slice(3, 6)) ofReferences.add(sign);
  expect(new Set(all.join(""))).toEqual(ofReferences);
  for (const prefix of ["000", all[1] ?? "", all.at(-1) ?? ""])
    expect(nextReference(prefix, 0).text).toContain(prefix);
});

test("prefixes given one after the other differ in more than one sign", () => {
  const alike = all.filter((prefix, n) => {
    const next = all[n + 1] ?? "";
    return [...prefix].filter((sign, at) => sign !== next.charAt(at)).length < 2;
  });
  expect(alike).toEqual([]);
});
