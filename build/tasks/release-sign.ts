import { createPrivateKey, createPublicKey } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { argv, exit } from "node:process";
import { keyIdOf, verifyEd25519 } from "#main/builds/ed25519.ts";
import { verifyFolder } from "#main/builds/read-release.ts";
import { readTrust } from "#main/builds/trust.ts";
import { PRODUCT } from "#shared/builds/manifest.ts";
import { signFolder } from "../release/sign-release.ts";
import { close, say } from "./steps.ts";

// npm run release:sign -- FOLDER PRIVATE.pem TRUST-FOLDER VERSION MIN-VERSION DAYS: signs what lies in a folder
// that holds the artefacts and nothing else, then checks it as a desk would.
const [folder, keyFile, trustFolder, version, minVersion, days] = argv.slice(2);
const trust = trustFolder === undefined ? null : await readTrust(trustFolder);
const validDays = Number(days);
if (
  folder === undefined ||
  keyFile === undefined ||
  trust === null ||
  version === undefined ||
  minVersion === undefined ||
  !(validDays >= 1 && validDays <= 366)
) {
  say("Say: npm run release:sign -- FOLDER PRIVATE.pem TRUST-FOLDER VERSION MIN-VERSION DAYS");
  exit(close(0, 1));
}
const privateKey = createPrivateKey(await readFile(keyFile, "utf8"));
const { x = "" } = createPublicKey(privateKey).export({ format: "jwk" });
const keyId = keyIdOf(Buffer.from(x, "base64url").toString("base64"));
const names = (await readdir(folder)).filter((name) => !name.startsWith("release.json"));
await signFolder(
  folder,
  names,
  {
    product: PRODUCT,
    channel: trust.channel,
    version,
    minVersion,
    expiry: new Date(Date.now() + validDays * 86_400_000).toISOString(),
  },
  { keyId, privateKey },
);
const { steps, outcome } = await verifyFolder(folder, {
  trust,
  inUse: null,
  nowMs: Date.now(),
  verify: verifyEd25519,
});
for (const { step, words } of steps) say(`ok    ${step}: ${words}`);
if (!outcome.ok) say(`REFUSED  ${outcome.refusal.code}: ${outcome.refusal.remedy}`);
exit(close(steps.length, outcome.ok ? 0 : 1));
