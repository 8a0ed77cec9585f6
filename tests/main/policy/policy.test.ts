import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { readPolicy } from "#main/policy/policy.ts";
import { freshFolder } from "../../support/fresh-folder.ts";

const policyFile = async (text: string): Promise<string> => {
  const path = join(freshFolder(), "policy.json");
  await writeFile(path, text);
  return path;
};

describe("the policy file", () => {
  test("may be missing: the defaults are in force", async () => {
    expect(await readPolicy(join(freshFolder(), "none.json"))).toMatchObject({
      ok: true,
      value: { idleLockMinutes: 10 },
    });
  });

  test("that is not JSON is refused with its place", async () => {
    const path = await policyFile("{ idle");
    const read = await readPolicy(path);
    expect(read.ok ? "" : read.refusal.code).toBe("policy-not-json");
    expect(read.ok ? "" : read.refusal.remedy).toContain(path);
  });

  test("with a misspelt rule is refused: a misspelt rule would not be in force", async () => {
    const read = await readPolicy(await policyFile(`{"idleLockMinute": 5}`));
    expect(read.ok ? "" : read.refusal.remedy).toContain("idleLockMinute");
  });

  test("with a value out of range is refused by name", async () => {
    const read = await readPolicy(await policyFile(`{"idleLockMinutes": 0}`));
    expect(read.ok ? "" : read.refusal.remedy).toContain("idleLockMinutes");
  });
});
