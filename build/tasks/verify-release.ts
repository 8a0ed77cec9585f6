import { argv, exit } from "node:process";
import { verifyEd25519 } from "#main/builds/ed25519.ts";
import { verifyFolder } from "#main/builds/read-release.ts";
import { readTrust } from "#main/builds/trust.ts";
import { close, say } from "./steps.ts";

// npm run verify:release -- FOLDER TRUST-FOLDER [VERSION-IN-USE]: checks a release on a stick; installs nothing.
const [folder, trustFolder, inUse = null] = argv.slice(2);
const trust = trustFolder === undefined ? null : await readTrust(trustFolder);
if (folder === undefined || trust === null) {
  say(
    "Say where the release lies and where trust.json lies: npm run verify:release -- FOLDER TRUST-FOLDER",
  );
  exit(close(0, 1));
}
const { steps, outcome } = await verifyFolder(
  folder,
  { trust, inUse, nowMs: Date.now(), verify: verifyEd25519 },
  (name) => say(`reading ${name}`),
);
for (const { step, words } of steps) say(`ok    ${step}: ${words}`);
if (!outcome.ok) say(`REFUSED  ${outcome.refusal.code}: ${outcome.refusal.remedy}`);
exit(close(steps.length, outcome.ok ? 0 : 1));
