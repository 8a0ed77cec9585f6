import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { type BundledPackage } from "../vite/bundled-packages.ts";

const PARTS = ["main", "renderer", "vault"] as const;

type Lock = {
  readonly packages: Readonly<Record<string, { version?: string; integrity?: string }>>;
};

export type Shipped = BundledPackage & {
  readonly licence: string;
  readonly licenceText: string;
  /** SHA-512 of the published archive, hexadecimal, as the lock file has it; null: none there. */
  readonly sha512: string | null;
};

const readJson = <T>(path: string): T => JSON.parse(readFileSync(path, "utf8")) as T;

const licenceTextOf = (folder: string): string => {
  const name = readdirSync(folder).find((each) => /^(licen[cs]e|copying)/i.test(each));
  return name === undefined ? "" : readFileSync(join(folder, name), "utf8").trim();
};

const sha512Of = (integrity: string | undefined): string | null =>
  integrity?.startsWith("sha512-") === true
    ? Buffer.from(integrity.slice("sha512-".length), "base64").toString("hex")
    : null;

/** The packages whose code is in the built bundles. Throws when one says no licence: that is for a person to decide. */
export const shippedPackages = (root: string): Shipped[] => {
  const lock = readJson<Lock>(join(root, "package-lock.json"));
  const bundled = new Map(
    PARTS.flatMap((part) =>
      readJson<BundledPackage[]>(join(root, "dist", part, "packages.json")),
    ).map((each) => [each.name, each]),
  );
  return [...bundled.values()]
    .toSorted((a, b) => (a.name < b.name ? -1 : 1))
    .map(({ name, version }) => {
      const at = Object.keys(lock.packages).find(
        (path) => path.endsWith(`node_modules/${name}`) && lock.packages[path]?.version === version,
      );
      if (at === undefined)
        throw new Error(`${name}@${version} is bundled but not in the lock file`);
      const about = readJson<{ license?: string }>(join(root, at, "package.json"));
      if (about.license === undefined) throw new Error(`${name}@${version} states no licence`);
      return {
        name,
        version,
        licence: about.license,
        licenceText: licenceTextOf(join(root, at)),
        sha512: sha512Of(lock.packages[at]?.integrity),
      };
    });
};

const purlOf = (name: string, version: string): string =>
  `pkg:npm/${name.replace("@", "%40")}@${version}`;

/** A CycloneDX 1.6 bill of materials. Without a serial number or a time: the same source gives the same bytes. */
export const billOfMaterials = (
  product: { readonly name: string; readonly version: string },
  electron: string,
  shipped: readonly Shipped[],
): string => {
  const component = ({ name, version, licence, sha512 }: Omit<Shipped, "licenceText">) => ({
    type: "library",
    "bom-ref": purlOf(name, version),
    name,
    version,
    purl: purlOf(name, version),
    licenses: [{ expression: licence }],
    ...(sha512 === null ? {} : { hashes: [{ alg: "SHA-512", content: sha512 }] }),
  });
  const bill = {
    bomFormat: "CycloneDX",
    specVersion: "1.6",
    version: 1,
    metadata: {
      component: { type: "application", "bom-ref": product.name, ...product },
    },
    components: [
      component({ name: "electron", version: electron, licence: "MIT", sha512: null }),
      ...shipped.map(component),
    ],
    dependencies: [
      {
        ref: product.name,
        dependsOn: [
          purlOf("electron", electron),
          ...shipped.map(({ name, version }) => purlOf(name, version)),
        ],
      },
    ],
  };
  return `${JSON.stringify(bill, null, 1)}\n`;
};

/** The licence of everything inside, as its makers ask. Electron and Chromium bring their own two files. */
export const licenceNotices = (shipped: readonly Shipped[]): string =>
  [
    "This program contains the work of others. Electron's licence is in LICENSE.electron.txt,",
    "those of Chromium in LICENSES.chromium.html. The rest:",
    ...shipped.map(({ name, version, licence, licenceText }) =>
      [
        "",
        "-".repeat(72),
        `${name} ${version} (${licence})`,
        "",
        licenceText === "" ? `Published under ${licence}, without a text of its own.` : licenceText,
      ].join("\n"),
    ),
    "",
  ].join("\n");
