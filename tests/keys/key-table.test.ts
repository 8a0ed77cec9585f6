import { describe, expect, test } from "vitest";
import { type DeskState, keyTable, type KeyUse } from "#shared/keys/key-table.ts";

/** Every cell of decision 0003, by hand: read, append, deliver, recover. */
const cells: Readonly<Record<DeskState, Readonly<Record<KeyUse, boolean>>>> = {
  unlocked: { read: true, append: true, deliver: true, recover: false },
  locked: { read: false, append: true, deliver: true, recover: true },
  "signed-out": { read: false, append: false, deliver: true, recover: true },
  revoked: { read: false, append: false, deliver: true, recover: false },
  stolen: { read: false, append: false, deliver: true, recover: false },
};

describe("the key table", () => {
  test.each(Object.entries(cells))("holds for a desk that is %s", (state, uses) => {
    for (const [use, allowed] of Object.entries(uses))
      expect([use, keyTable[state as DeskState][use as KeyUse].allowed]).toEqual([use, allowed]);
  });

  test("every no says what to do", () => {
    for (const uses of Object.values(keyTable))
      for (const rule of Object.values(uses))
        expect(rule.allowed ? rule.how.length : rule.remedy.length).toBeGreaterThan(10);
  });
});
