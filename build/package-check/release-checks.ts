import { copyFile, mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { verifyEd25519 } from "#main/builds/ed25519.ts";
import { verifyFolder } from "#main/builds/read-release.ts";
import { type Trust } from "#shared/builds/manifest.ts";
import { type ReleaseKey } from "../release/release-keys.ts";
import { signFolder } from "../release/sign-release.ts";
import { bitFlipped } from "./inspect.ts";
import { same, type Tally } from "./tally.ts";

/** The artefacts, signed by our own key, as a desk would meet them on a stick: good, and each one tampered with. */
export const checkRelease = async (
  tally: Tally,
  artefacts: readonly string[],
  folder: string,
  version: string,
  key: ReleaseKey,
  trust: Trust,
): Promise<void> => {
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  const names = artefacts.map((path) => path.split("/").at(-1) ?? "");
  for (const [at, path] of artefacts.entries()) await copyFile(path, join(folder, names[at] ?? ""));
  await signFolder(
    folder,
    names,
    {
      product: "access-line-workstation",
      channel: trust.channel,
      version,
      minVersion: "0.0.0",
      expiry: new Date(Date.now() + 3_600_000).toISOString(),
    },
    key,
  );
  const verdict = async (): Promise<string> => {
    const { outcome } = await verifyFolder(folder, {
      trust,
      inUse: "0.0.0",
      nowMs: Date.now(),
      verify: verifyEd25519,
    });
    return outcome.ok ? "taken" : outcome.refusal.code;
  };
  await tally.check(
    `release: ${names.length} artefacts under our own signature are taken`,
    async () => same(await verdict(), "taken"),
  );
  for (const name of names) {
    const path = join(folder, name);
    const good = await readFile(path);
    await tally.check(`release: one bit turned in ${name} is refused`, async () => {
      await writeFile(path, bitFlipped(good));
      const said = await verdict();
      await writeFile(path, good);
      return same(said, "tampered");
    });
  }
  await tally.check("release: afterwards it is taken again", async () =>
    same([await verdict(), (await readdir(folder)).length], ["taken", names.length + 2]),
  );
};
