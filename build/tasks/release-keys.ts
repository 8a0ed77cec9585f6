import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { argv, exit } from "node:process";
import { Trust } from "#shared/builds/manifest.ts";
import { newReleaseKey } from "../release/release-keys.ts";
import { close, say } from "./steps.ts";

// npm run release:keys -- FOLDER CHANNEL NAME-1 NAME-2: the two key pairs of a key ceremony (docs/releases.md).
const [folder, channel, ...names] = argv.slice(2);
const [first = "", second = ""] = names;
const known = Trust.shape.channel.safeParse(channel);
if (folder === undefined || !known.success || second === "" || first === second) {
  say("Say: npm run release:keys -- FOLDER release|pilot|development NAME-1 NAME-2");
  exit(close(0, 1));
}
const keys = names.slice(0, 2).map((name) => ({ name, key: newReleaseKey() }));
await mkdir(folder, { recursive: true, mode: 0o700 });
for (const { name, key } of keys) {
  const file = join(folder, `${key.keyId}.private.pem`);
  await writeFile(file, key.privateKey.export({ type: "pkcs8", format: "pem" }), {
    mode: 0o600,
    flag: "wx",
  });
  say(`${name}: key ${key.keyId}, private half in ${file}`);
}
const trust: Trust = {
  channel: known.data,
  keys: keys.map(({ name, key: { keyId, publicKey } }) => ({ keyId, name, publicKey })),
};
await writeFile(join(folder, "trust.json"), `${JSON.stringify(Trust.parse(trust), null, 2)}\n`, {
  flag: "wx",
});
say("trust.json has both public halves: it goes into builds and to whoever checks sticks.");
exit(close(3, 0));
