import { readdir, readFile } from "node:fs/promises";
import { dirname, join, relative, resolve } from "node:path";
import { exit } from "node:process";
import { ROOT, say } from "./steps.ts";

/** Folders as the picture names them, the most particular first. */
const PARTS: readonly (readonly [string, string])[] = [
  ["vaultPage", "main/vault/page/"],
  ["electron", "main/electron/"],
  ["preview", "main/preview/"],
  ["main", "main/"],
  ["renderer", "renderer/"],
  ["server", "server/"],
  ["shared", "shared/"],
];

const partOf = (path: string): string | null =>
  PARTS.find(([, folder]) => path.startsWith(folder))?.[0] ?? null;

const IMPORT = /(?:from|import)\s+"((?:\.|#)[^"]+)"|import\("((?:\.|#)[^"]+)"\)/g;

const targetOf = (file: string, specifier: string): string =>
  specifier.startsWith("#")
    ? specifier.slice(1)
    : relative(ROOT, resolve(ROOT, dirname(file), specifier));

const arrowsInCode = async (): Promise<Map<string, string>> => {
  const arrows = new Map<string, string>();
  for (const folder of ["shared", "main", "renderer", "server"]) {
    const names = await readdir(join(ROOT, folder), { recursive: true });
    for (const name of names.filter((each) => /\.(ts|svelte)$/.test(each))) {
      const file = join(folder, name);
      const from = partOf(file);
      const text = await readFile(join(ROOT, file), "utf8");
      for (const [, plain, lazy] of text.matchAll(IMPORT)) {
        const to = partOf(targetOf(file, plain ?? lazy ?? ""));
        if (from !== null && to !== null && from !== to) arrows.set(`${from} --> ${to}`, file);
      }
    }
  }
  return arrows;
};

const arrowsInPicture = async (): Promise<Set<string>> => {
  const text = await readFile(join(ROOT, "docs/architecture.md"), "utf8");
  const lines = text.matchAll(/^\s*(\w+)(?:\[[^\]]*\])?\s*-->\s*(\w+)/gm);
  return new Set([...lines].map(([, from, to]) => `${from} --> ${to}`));
};

const code = await arrowsInCode();
const picture = await arrowsInPicture();
const notDrawn = [...code].filter(([arrow]) => !picture.has(arrow));
const notThere = [...picture].filter((arrow) => !code.has(arrow));
for (const [arrow, file] of notDrawn)
  say(`${arrow} is in ${file} but not in the picture: remove the import, or draw it and say why.`);
for (const arrow of notThere)
  say(`${arrow} is in the picture but in no import: take it out of docs/architecture.md.`);
exit(notDrawn.length + notThere.length === 0 ? 0 : 1);
