import { readFile, rename } from "node:fs/promises";
import { join } from "node:path";
import { env, exit, platform } from "node:process";
import { Trust } from "#shared/builds/manifest.ts";
import { NOTICES_FILE, SBOM_FILE, stageProgram } from "../package/stage.ts";
import { buildProgram } from "./build-pages.ts";
import { close, type Ran, report, ROOT, run, say } from "./steps.ts";

// npm run package: the real artefacts, for the system it runs on, into release/. docs/releases.md is the ceremony.

/** deb alone: it lays a file of its own into the folder that the archives are made of. */
const TARGETS: Readonly<Record<string, readonly (readonly string[])[]>> = {
  win32: [["--win", "nsis", "msi", "zip"]],
  linux: [
    ["--linux", "zip", "tar.gz"],
    ["--linux", "deb"],
  ],
};

const readTrustAt = async (path: string): Promise<Trust> =>
  Trust.parse(JSON.parse(await readFile(path, "utf8")));

const targets = TARGETS[platform];
const trustPath = env["ACCESSLINE_TRUST"];
if (targets === undefined) {
  say(`The product is packed on Windows or Linux, not on ${platform}.`);
  exit(close(0, 1));
}
if (trustPath === undefined) {
  say(
    "Say which two public keys this build will take releases from: ACCESSLINE_TRUST names the file (docs/releases.md).",
  );
  exit(close(0, 1));
}

const done: Ran[] = await buildProgram();
if (done.every(({ ok }) => ok)) {
  await stageProgram(ROOT, await readTrustAt(trustPath));
  for (const target of targets)
    done.push(
      await run(
        {
          name: `pack ${target.slice(1).join(", ")}`,
          command: ["electron-builder", ...target, "--x64", "--publish", "never"],
        },
        true,
      ),
    );
}
done.forEach(report);
const failed = done.filter(({ ok }) => !ok).length;
if (failed === 0) {
  for (const name of [SBOM_FILE, NOTICES_FILE])
    await rename(join(ROOT, "dist", "notices", name), join(ROOT, "release", name));
  say("Packed into release/. Sign the release next: npm run release:sign (docs/releases.md).");
} else
  say(
    "Not packed. Where Electron or a tool could not be fetched, set ELECTRON_MIRROR and ELECTRON_BUILDER_BINARIES_MIRROR to your own mirror (docs/releases.md).",
  );
exit(close(done.length - failed, failed));
