import { globSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { KEY_ACTIONS } from "#shared/keyboard/actions.ts";
import { isBare, partsOf } from "#shared/keyboard/chord.ts";
import { keysPage } from "../../build/keys-page.ts";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));

test("docs/keys.md is what the keys are today: node build/tasks/keys.ts writes it", async () => {
  expect(await readFile(`${ROOT}/docs/keys.md`, "utf8")).toBe(await keysPage());
});

test("every key that a screen binds is in the one list, so that a policy can move it", async () => {
  const listed = new Set(KEY_ACTIONS.flatMap(({ chords }) => chords));
  const unlisted: string[] = [];
  for (const path of globSync("renderer/**/*.{svelte,ts}", { cwd: ROOT })) {
    const source = await readFile(`${ROOT}/${path}`, "utf8");
    for (const [, list] of source.matchAll(/chords: \[([^\]]*)\]/g))
      for (const [, chord = ""] of (list ?? "").matchAll(/"([^"]+)"/g))
        if (!isBare(chord) && partsOf(chord).key !== "Escape" && !listed.has(chord))
          unlisted.push(`${path}: ${chord} (add it to shared/keyboard/actions.ts)`);
  }
  expect(unlisted).toEqual([]);
});

test("no default key is given away twice", () => {
  const all = KEY_ACTIONS.flatMap(({ chords }) => chords);
  expect(new Set(all).size).toBe(all.length);
});
