import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { Look } from "#main/look.ts";
import { freshFolder } from "../support/fresh-folder.ts";

test("the contrast chosen at this desk is there at the next start", async () => {
  const path = join(freshFolder(), "look.json");
  const look = new Look(path);
  await look.load();
  expect(look.view).toEqual({ contrast: "as-system" });
  await look.set({ contrast: "high" });
  const again = new Look(path);
  await again.load();
  expect(again.view).toEqual({ contrast: "high" });
});

test("a look that is not understood is the look as delivered", async () => {
  const path = join(freshFolder(), "look.json");
  writeFileSync(path, '{"contrast":"purple"}');
  const look = new Look(path);
  await look.load();
  expect(look.view).toEqual({ contrast: "as-system" });
});
