import { cp, mkdir, readdir, readFile, rm, utimes, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { env } from "node:process";
import { Trust } from "#shared/builds/manifest.ts";
import { billOfMaterials, licenceNotices, shippedPackages } from "./notices.ts";

/** The whole of what goes into the archive, by name: what is not named here cannot slip in. */
const PARTS = ["main", "preload", "renderer", "vault", "content.json"];
export const SBOM_FILE = "sbom.cdx.json";
export const NOTICES_FILE = "THIRD-PARTY-NOTICES.txt";

/** One instant for every file, so that archives of the same source are the same bytes. 2025-01-01 UTC. */
export const FIXED_TIME = new Date(1_735_689_600_000);

/** Gives every file and folder below a path the one instant. */
export const fixTimes = async (path: string): Promise<void> => {
  for (const each of await readdir(path, { recursive: true }))
    await utimes(join(path, each), FIXED_TIME, FIXED_TIME).catch((failure: { code?: string }) => {
      // A link to nowhere has no time of its own to set.
      if (failure.code !== "ENOENT") throw failure;
    });
  await utimes(path, FIXED_TIME, FIXED_TIME);
};

type About = {
  readonly name: string;
  readonly version: string;
  readonly description: string;
  readonly devDependencies: { readonly electron: string };
};

/**
 * Lays out `dist/app`, the program as Electron loads it, and `dist/notices` beside it. `trust`: the two
 * public keys this build will take releases from; null: it takes none, and its Builds screen says so.
 */
export const stageProgram = async (root: string, trust: Trust | null): Promise<string> => {
  const dist = join(root, "dist");
  const app = join(dist, "app");
  await rm(app, { recursive: true, force: true });
  await mkdir(app, { recursive: true });
  for (const part of PARTS)
    await cp(join(dist, part), join(app, part), {
      recursive: true,
      filter: (from) => !from.endsWith("packages.json"),
    });
  await cp(join(root, "build", "package", "icons", "256x256.png"), join(app, "icon.png"));
  const about = JSON.parse(await readFile(join(root, "package.json"), "utf8")) as About;
  const { name, version, description } = about;
  await writeFile(
    join(app, "package.json"),
    JSON.stringify({
      name,
      version,
      description,
      author: "Access Line",
      homepage: "https://accessline.invalid/",
      main: "main/index.cjs",
      variant: env["ACCESSLINE_VARIANT"] === "e2e" ? "e2e" : "release",
      desktopName: "accessline-workstation.desktop",
    }),
  );
  if (trust !== null) await writeFile(join(app, "trust.json"), JSON.stringify(Trust.parse(trust)));
  await fixTimes(app);

  const notices = join(dist, "notices");
  await mkdir(notices, { recursive: true });
  const shipped = shippedPackages(root);
  const bill = billOfMaterials({ name, version }, about.devDependencies.electron, shipped);
  await writeFile(join(notices, SBOM_FILE), bill);
  await writeFile(join(notices, NOTICES_FILE), licenceNotices(shipped));
  return app;
};
