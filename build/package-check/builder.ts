import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { parse } from "yaml";
import { ROOT } from "../tasks/steps.ts";
import { attempt, execute } from "./execute.ts";

/** On every stub artefact, so that nobody takes one for a release. */
export const STUB_NAME = "STUB not a release";
export const STUB_FILE = "STUB-not-a-release";

type Config = Record<string, unknown> & { readonly electronVersion: string };

export const productConfig = async (): Promise<Config> =>
  parse(await readFile(join(ROOT, "electron-builder.yml"), "utf8")) as Config;

/** Where the kernel lets us, packing runs without any network at all. */
const withoutNetwork = async (): Promise<readonly string[]> =>
  (await attempt(["unshare", "-n", "true"])).code === 0 ? ["unshare", "-n"] : [];

export type Packing = {
  readonly system: "linux" | "win";
  readonly targets: readonly string[];
  readonly distribution: string;
  readonly work: string;
  readonly output: string;
  readonly env: Readonly<Record<string, string>>;
  readonly more?: Readonly<Record<string, unknown>>;
};

const packingCommand = async (packing: Packing): Promise<readonly [string, ...string[]]> => {
  const { system, targets, distribution, work, output, more } = packing;
  const product = await productConfig();
  const config = {
    ...product,
    productName: STUB_NAME,
    artifactName: `${STUB_FILE}-\${version}-\${os}-\${arch}.\${ext}`,
    electronDist: distribution,
    directories: { ...(product["directories"] as object), output },
    ...more,
  };
  const file = join(work, `${system}.json`);
  await writeFile(file, JSON.stringify(config));
  return [
    ...(await withoutNetwork()),
    "electron-builder",
    `--${system}`,
    ...targets,
    "--x64",
    "--config",
    file,
    "--publish",
    "never",
  ] as unknown as readonly [string, ...string[]];
};

/** Packs one system's targets from a stub distribution. Throws with what electron-builder said. */
export const pack = async (packing: Packing): Promise<string> =>
  execute(await packingCommand(packing), ROOT, packing.env);

/** Packs where packing must fail; gives what was said, or null when it succeeded. */
export const packRefused = async (packing: Packing): Promise<string | null> => {
  const { code, output } = await attempt(await packingCommand(packing), ROOT, packing.env);
  return code === 0 ? null : output;
};
