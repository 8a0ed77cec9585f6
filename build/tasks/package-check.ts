import { mkdir, readFile, rename, rm } from "node:fs/promises";
import { join } from "node:path";
import { exit } from "node:process";
import {
  pack,
  packRefused,
  productConfig,
  STUB_FILE,
  STUB_NAME,
} from "../package-check/builder.ts";
import { attempt } from "../package-check/execute.ts";
import { hashesBelow } from "../package-check/inspect.ts";
import { checkMsi, checkSignedMsi } from "../package-check/msi.ts";
import { checkProgram, checkWindowsResources } from "../package-check/program-checks.ts";
import { checkRelease } from "../package-check/release-checks.ts";
import { checkSignatures } from "../package-check/signature-checks.ts";
import { stubForLinux, stubForWindows } from "../package-check/stub-distribution.ts";
import { same, Tally } from "../package-check/tally.ts";
import { throwAwaySigner } from "../package-check/throw-away-signer.ts";
import { MAKENSIS_LOG, missingPackages, standIns } from "../package-check/tool-stand-ins.ts";
import { stageProgram } from "../package/stage.ts";
import { newReleaseKey } from "../release/release-keys.ts";
import { buildProgram } from "./build-pages.ts";
import { close, report, ROOT, say } from "./steps.ts";

// npm run package:check: how the product is packed, proved without Electron's program and without a network.

const work = join(ROOT, ".cache", "package-check");
const tally = new Tally();
// Packing that breaks off is a failure with a closing line like any other.
process.on("uncaughtException", (failure) => {
  say(`FAIL  ${failure.message}`);
  exit(close(tally.passed, tally.failed + 1));
});

const missing = await missingPackages([
  "gcc",
  "dpkg-deb",
  "7za",
  "openssl",
  "osslsigncode",
  "makensis",
  "x86_64-w64-mingw32-gcc",
  "i686-w64-mingw32-gcc",
]);
if (missing.length > 0) {
  say("");
  say("!!! SKIPPED: nothing was packed and nothing about packing was checked.");
  say(`!!! This machine lacks Debian's packages ${missing.join(", ")}. As root:`);
  say(`!!! apt-get install --no-install-recommends ${missing.join(" ")}`);
  exit(close(0, 0));
}

await rm(work, { recursive: true, force: true });
await mkdir(work, { recursive: true });
const built = await buildProgram();
if (built.some(({ ok }) => !ok)) {
  built.forEach(report);
  exit(close(0, 1));
}

const [key, second] = [newReleaseKey(), newReleaseKey()];
const trust = {
  channel: "development" as const,
  keys: [key, second].map(({ keyId, publicKey }, at) => ({
    keyId,
    publicKey,
    name: `NOT A RELEASE ${at + 1}`,
  })),
};
await stageProgram(ROOT, trust);
const { electronVersion } = await productConfig();
const { version } = JSON.parse(await readFile(join(ROOT, "package.json"), "utf8")) as {
  version: string;
};
const linux = await stubForLinux(join(work, "linux", "dist"), electronVersion);
const win = await stubForWindows(join(work, "win", "dist"), electronVersion);
const env = await standIns(work);
const signer = await throwAwaySigner(join(work, "authority"));
const stranger = await throwAwaySigner(join(work, "stranger"));
if (!signer.stampsTime)
  say(
    "!!! This osslsigncode cannot stamp the time by itself (2.6 and newer can): signed without a time.",
  );

const signed = { ...env, ACCESSLINE_SIGNING: signer.file };
const onLinux = { system: "linux", distribution: linux, work, env } as const;
const onWindows = { system: "win", distribution: win, work, env: signed } as const;
const outputs = {
  linux: join(work, "out-linux"),
  deb: join(work, "out-deb"),
  win: join(work, "out-win"),
};
say("packing for Linux (folder, zip, tar.gz; then deb, which changes the folder) …");
await pack({ ...onLinux, targets: ["zip", "tar.gz"], output: outputs.linux });
await pack({ ...onLinux, targets: ["deb"], output: outputs.deb });
say("packing for Windows (folder, zip, NSIS), signed by a throw-away authority …");
await pack({ ...onWindows, targets: ["zip", "nsis"], output: outputs.win });

const unpacked = {
  linux: join(outputs.linux, "linux-unpacked"),
  win: join(outputs.win, "win-unpacked"),
};
await checkProgram(tally, unpacked.linux, "accessline-workstation", "linux");
await checkProgram(tally, unpacked.win, `${STUB_NAME}.exe`, "win");
await checkWindowsResources(tally, unpacked.win, `${STUB_NAME}.exe`, {
  product: STUB_NAME,
  version,
});

const withoutMsi = await missingPackages(["wixl", "msiinfo"]);
const msi = join(outputs.win, `${STUB_FILE}-${version}-win-x64.msi`);
if (withoutMsi.length > 0)
  say(`!!! SKIPPED: the MSI. This machine lacks Debian's packages ${withoutMsi.join(", ")}.`);
else {
  say("letting electron-builder write the MSI's project, and compiling it with wixl …");
  const project = join(work, "msi-project.wxs");
  // It stops where it would fetch WiX: by then the project is written.
  await packRefused({
    ...onWindows,
    env: { ...signed, ACCESSLINE_KEEP_MSI_PROJECT: project },
    targets: ["msi"],
    output: join(work, "out-msi"),
    more: { msiProjectCreated: "./build/package-check/keep-msi-project.ts" },
  });
  const { upgradeCode } = (await productConfig())["msi"] as { upgradeCode: string };
  await checkMsi(tally, project, join(work, "out-msi", "win-unpacked"), msi, upgradeCode);
  await checkSignedMsi(tally, msi, signer.signing, stranger.signing);
}

const artefacts = [
  join(outputs.deb, `${STUB_FILE}-${version}-linux-amd64.deb`),
  join(outputs.linux, `${STUB_FILE}-${version}-linux-x64.tar.gz`),
  join(outputs.linux, `${STUB_FILE}-${version}-linux-x64.zip`),
  join(outputs.win, `${STUB_FILE}-${version}-win-x64.exe`),
  join(outputs.win, `${STUB_FILE}-${version}-win-x64.zip`),
  ...(withoutMsi.length > 0 ? [] : [msi]),
];
const [deb = "", , , installer = ""] = artefacts;
await tally.check(
  "deb: its control file names package, version, owner and what it needs",
  async () => {
    const { output } = await attempt(["dpkg-deb", "-f", deb, "Package", "Version", "Maintainer"]);
    return same(output.trim().split("\n"), [
      "Package: accessline-workstation",
      `Version: ${version}`,
      "Maintainer: Access Line",
    ]);
  },
);
await tally.check(
  "deb: everything belongs to root and lies under /opt and /usr/share",
  async () => {
    const { output } = await attempt(["dpkg-deb", "-c", deb]);
    const strange = output
      .trim()
      .split("\n")
      .filter((line) => !/ root\/root .* \.\/($|opt\/|usr\/$|usr\/share\/)/.test(line));
    return same(strange, []);
  },
);
await tally.check("nsis: the compiled installer never deletes what people kept", async () => {
  const told = await readFile(join(work, MAKENSIS_LOG), "utf8");
  return same(
    [told.includes("-DINSTALL_MODE_PER_ALL_USERS"), told.includes("DELETE_APP_DATA_ON_UNINSTALL")],
    [true, false],
  );
});

await checkSignatures(tally, unpacked.win, installer, work, signer.signing, stranger.signing);
await tally.check("win: without a way to sign, packing stops", async () => {
  const said = await packRefused({
    ...onWindows,
    env,
    targets: ["dir"],
    output: join(work, "out-unsigned"),
  });
  return said?.includes("Nothing is signed without ACCESSLINE_SIGNING") ?? "it was packed unsigned";
});
await tally.check("a fuse that nobody decided stops the packing", async () => {
  const newer = await stubForWindows(join(work, "newer", "dist"), electronVersion, "1011000110");
  const said = await packRefused({
    ...onWindows,
    distribution: newer,
    targets: ["dir"],
    output: join(work, "out-newer"),
  });
  return said?.includes("strictlyRequireAllFuses") ?? "it was packed with an unknown fuse";
});

await checkRelease(tally, artefacts, join(work, "release"), version, key, trust);

say("packing again, to compare bytes …");
await stageProgram(ROOT, trust);
const again = { linux: join(work, "again-linux"), deb: join(work, "again-deb") };
await pack({ ...onLinux, targets: ["zip", "tar.gz"], output: again.linux });
await pack({ ...onLinux, targets: ["deb"], output: again.deb });
await tally.check("linux: packing twice gives the same bytes, folder and archives", async () => {
  const all = async (folders: typeof again): Promise<Map<string, string>> =>
    new Map([...(await hashesBelow(folders.linux)), ...(await hashesBelow(folders.deb))]);
  const [one, two] = [await all(outputs), await all(again)];
  const differ = [...one].filter(
    ([name, hash]) => two.get(name) !== hash && !name.startsWith("builder-"),
  );
  return one.size < 10
    ? "hardly anything was packed"
    : same(
        differ.map(([name]) => name),
        [],
      );
});
const againWin = join(work, "again-win");
await pack({ ...onWindows, targets: ["dir"], output: againWin });
await tally.check("win: packing twice differs in nothing but the signatures", async () => {
  const bare = async (folder: string): Promise<Map<string, string>> => {
    for (const name of [`${STUB_NAME}.exe`, "ffmpeg.dll"]) {
      const path = join(folder, name);
      await rename(path, `${path}.signed`);
      await attempt(["osslsigncode", "remove-signature", "-in", `${path}.signed`, "-out", path]);
    }
    const hashes = await hashesBelow(folder);
    return new Map([...hashes].filter(([name]) => !name.endsWith(".signed")));
  };
  const [one, two] = [await bare(unpacked.win), await bare(join(againWin, "win-unpacked"))];
  const differ = [...one].filter(([name, hash]) => two.get(name) !== hash);
  return same(
    differ.map(([name]) => name).filter((name) => !name.endsWith("elevate.exe")),
    [],
  );
});

say(`everything lies in ${work.slice(ROOT.length)}, and each name says that it is no release`);
exit(close(tally.passed, tally.failed));
