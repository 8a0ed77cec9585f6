import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { type Plugin } from "vite";

export type BundledPackage = { readonly name: string; readonly version: string };

const PACKAGE_OF = /^(.*\/node_modules\/((?:@[^/]+\/)?[^/]+))\//;

/** Folder and name of the package a module came from; null: our own code. */
const folderOf = (moduleId: string): string | null => PACKAGE_OF.exec(moduleId)?.[1] ?? null;

/**
 * Writes `packages.json` beside a bundle: the packages whose code really went into it. The licence
 * notices and the bill of materials say these, not what happens to be installed.
 */
export const bundledPackages = (part: string): Plugin => {
  let root = "";
  return {
    name: `bundled-packages-${part}`,
    configResolved(config) {
      root = config.root;
    },
    generateBundle(_options, bundle) {
      const folders = new Set<string>();
      for (const output of Object.values(bundle)) {
        const ids =
          output.type === "chunk" ? output.moduleIds : (output.originalFileNames ?? []).map(String);
        for (const id of ids) {
          const folder = folderOf(resolve(root, id));
          if (folder !== null) folders.add(folder);
        }
      }
      const packages = [...folders].map((folder): BundledPackage => {
        const { name, version } = JSON.parse(
          readFileSync(join(folder, "package.json"), "utf8"),
        ) as BundledPackage;
        return { name, version };
      });
      this.emitFile({
        type: "asset",
        fileName: "packages.json",
        source: JSON.stringify(
          packages.toSorted((a, b) => (a.name < b.name ? -1 : 1)),
          null,
          1,
        ),
      });
    },
  };
};
