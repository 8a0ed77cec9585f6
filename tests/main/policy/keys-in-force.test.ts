import { expect, test } from "vitest";
import { keyNotices, keysInForce } from "#main/policy/keys-in-force.ts";
import { Policy } from "#main/policy/policy.ts";

test("the keys as delivered say nothing at start", () => {
  expect(keyNotices(keysInForce(Policy.parse({})))).toEqual([]);
});

test("keys that cannot be taken are said in one sentence with the reason, and nothing is moved", () => {
  const keys = keysInForce(Policy.parse({ keys: { note: "Ctrl+C", help: "F12" } }));
  expect(keys.remap).toEqual({});
  expect(keyNotices(keys)).toEqual([
    expect.stringMatching(/were not taken; all keys are as delivered.*needed for writing/),
  ]);
});

test("a key that a program of this desk keeps for itself is said at start", () => {
  const policy = Policy.parse({ runsBeside: ["zoom-phone", "teams"] });
  const said = keyNotices(keysInForce(policy));
  expect(said.every((words) => words.includes("Zoom Phone"))).toBe(true);
  expect(said.join()).toMatch(/Ctrl ⇧ H.*Zoom Phone/);
});
