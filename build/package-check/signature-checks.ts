import { readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { checkCommand, type Signing } from "../package/sign-command.ts";
import { attempt } from "./execute.ts";
import { bitFlipped } from "./inspect.ts";
import { same, type Tally } from "./tally.ts";

const SIGNED = /\.(exe|dll|node)$/i;

const isGood = async (signing: Signing, file: string): Promise<boolean> =>
  (await attempt(checkCommand(signing, file))).code === 0;

/** Every program below a folder is signed; changed, unsigned or differently signed ones are refused. */
export const checkSignatures = async (
  tally: Tally,
  folder: string,
  installer: string,
  work: string,
  signing: Signing,
  other: Signing,
): Promise<void> => {
  const below = (await readdir(folder, { recursive: true })).filter((name) => SIGNED.test(name));
  const programs = [...below.map((name) => join(folder, name)), installer];
  await tally.check(`win: ${programs.length} programs and libraries are signed`, async () => {
    const bad: string[] = [];
    for (const each of programs) if (!(await isGood(signing, each))) bad.push(each);
    return programs.length < 3 ? programs : same(bad, []);
  });
  const altered = join(work, "altered.exe");
  for (const each of programs)
    await tally.check(`win: one bit turned in ${each.split("/").at(-1)} is refused`, async () => {
      await writeFile(altered, bitFlipped(await readFile(each), 0.2));
      return same(await isGood(signing, altered), false);
    });
  const [first = installer] = programs;
  await tally.check("win: a program without its signature is refused", async () => {
    const bare = join(work, "bare.exe");
    await attempt(["osslsigncode", "remove-signature", "-in", first, "-out", bare]);
    return same(await isGood(signing, bare), false);
  });
  await tally.check("win: the same program under another authority is refused", async () =>
    same(await isGood(other, first), false),
  );
};
