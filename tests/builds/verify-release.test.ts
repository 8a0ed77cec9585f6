import {
  appendFile,
  copyFile,
  readFile,
  rename,
  rm,
  symlink,
  truncate,
  writeFile,
} from "node:fs/promises";
import { join } from "node:path";
import { beforeEach, describe, expect, test } from "vitest";
import { verifyEd25519 } from "#main/builds/ed25519.ts";
import { verifyFolder } from "#main/builds/read-release.ts";
import { canonicalJson, readCanonicalJson } from "#shared/builds/canonical-json.ts";
import { compareVersions, type Manifest, type Trust } from "#shared/builds/manifest.ts";
import { newReleaseKey } from "../../build/release/release-keys.ts";
import { signFolder } from "../../build/release/sign-release.ts";
import { freshFolder } from "../support/fresh-folder.ts";

const [first, second, stranger] = [newReleaseKey(), newReleaseKey(), newReleaseKey()];
const trust: Trust = {
  channel: "release",
  keys: [first, second].map(({ keyId, publicKey }, at) => ({
    keyId,
    publicKey,
    name: `key ${at + 1}`,
  })),
};
const NOW = Date.parse("2026-11-25T18:00:00.000Z");
const about = {
  product: "access-line-workstation",
  channel: "release" as const,
  version: "0.2.0",
  minVersion: "0.1.0",
  expiry: "2027-02-25T00:00:00.000Z",
};
const EXE = "AccessLine-0.2.0.exe";
const ZIP = "AccessLine-0.2.0.zip";
let folder = "";

const sign = (change: Partial<Manifest> = {}, signer = first): Promise<Manifest> =>
  signFolder(folder, [EXE, ZIP], { ...about, ...change }, signer);
const codeOf = async (inUse: string | null = "0.1.0"): Promise<string> => {
  const { outcome } = await verifyFolder(folder, {
    trust,
    inUse,
    nowMs: NOW,
    verify: verifyEd25519,
  });
  return outcome.ok ? "good" : outcome.refusal.code;
};
const at = (name: string): string => join(folder, name);
const edit = async (name: string, change: (text: string) => string): Promise<void> =>
  writeFile(at(name), change(await readFile(at(name), "utf8")));
const flip = async (name: string, where: number): Promise<void> => {
  const bytes = await readFile(at(name));
  bytes[where] = (bytes[where] ?? 0) ^ 1;
  await writeFile(at(name), bytes);
};
/** As an attacker who holds the key would have it: any text at all, truly signed. */
const signText = async (change: (text: string) => string): Promise<void> => {
  const { sign: raw } = await import("node:crypto");
  await edit("release.json", change);
  const text = await readFile(at("release.json"), "utf8");
  const signature = raw(null, Buffer.from(`accessline release v1\n${text}`), first.privateKey);
  await writeFile(
    at("release.json.sig"),
    canonicalJson({ keyId: first.keyId, signature: signature.toString("base64") }),
  );
};
const renamed = (name: string) => () => signText((text) => text.replace(EXE, name));

beforeEach(async () => {
  folder = freshFolder();
  await writeFile(at(EXE), "MZ the installer of this test");
  await writeFile(at(ZIP), "PK the archive of this test");
  await sign();
});

describe("a release", () => {
  test("that is good is taken, by either of the two keys", async () => {
    expect(await codeOf()).toBe("good");
    await sign({}, second);
    expect(await codeOf()).toBe("good");
    expect(await codeOf(null)).toBe("good");
  });

  const ATTACKS: readonly (readonly [string, string, () => Promise<unknown>])[] = [
    ["a byte of the installer flipped", "tampered", () => flip(EXE, 5)],
    ["a byte of the archive flipped", "tampered", () => flip(ZIP, 20)],
    ["a byte of the manifest flipped", "manifest-not-valid", () => flip("release.json", 3)],
    [
      "a digit of a hash changed",
      "signature-does-not-fit",
      () =>
        edit("release.json", (t) =>
          t.replace(/"sha512":"./, (m) => m.slice(0, -1) + (m.endsWith("0") ? "1" : "0")),
        ),
    ],
    [
      "a letter of the signature changed",
      "signature-does-not-fit",
      () =>
        edit("release.json.sig", (t) =>
          t.replace(/e":"./, (m) => m.slice(0, -1) + (m.endsWith("A") ? "B" : "A")),
        ),
    ],
    [
      "two files swapped",
      "wrong-size",
      async () => {
        await rename(at(EXE), at("x"));
        await rename(at(ZIP), at(EXE));
        await rename(at("x"), at(ZIP));
      },
    ],
    [
      "an older manifest under a new number",
      "signature-does-not-fit",
      () => edit("release.json", (t) => t.replace('"version":"0.2.0"', '"version":"0.9.0"')),
    ],
    [
      "the signature of another release",
      "signature-does-not-fit",
      async () => {
        await copyFile(at("release.json.sig"), at("old"));
        await sign({ version: "0.3.0" });
        await copyFile(at("old"), at("release.json.sig"));
      },
    ],
    ["its time over", "expired", () => sign({ expiry: "2026-11-25T17:59:59.000Z" })],
    ["a key that is not pinned", "wrong-signer", () => sign({}, stranger)],
    [
      "a stranger's signature under a pinned key's name",
      "signature-does-not-fit",
      () => sign({}, { keyId: first.keyId, privateKey: stranger.privateKey } as typeof first),
    ],
    ["no signature", "unsigned", () => rm(at("release.json.sig"))],
    ["an empty signature", "unsigned", () => writeFile(at("release.json.sig"), "")],
    ["no manifest", "manifest-not-canonical", () => rm(at("release.json"))],
    ["the same version", "not-newer", () => sign({ version: "0.1.0" })],
    ["an older version", "not-newer", () => sign({ version: "0.0.9", minVersion: "0.0.1" })],
    ["a step that is too far", "too-far", () => sign({ minVersion: "0.1.5" })],
    ["another product", "wrong-product", () => sign({ product: "access-line-server" })],
    ["another channel", "wrong-channel", () => sign({ channel: "development" })],
    ["a folder in a name", "manifest-not-valid", renamed("../AccessLine.exe")],
    [
      "a folder in a name, as Windows writes it",
      "manifest-not-valid",
      renamed("..\\\\AccessLine.exe"),
    ],
    ["a quote in a name", "manifest-not-valid", renamed("Access'Line.exe")],
    ["a variable in a name", "manifest-not-valid", renamed("%TEMP%.exe")],
    ["a second stream in a name", "manifest-not-valid", renamed("AccessLine.exe:x")],
    ["a Windows device for a name", "manifest-not-valid", renamed("NUL.exe")],
    ["a look-alike letter in a name", "manifest-not-valid", renamed("Ассess.exe")],
    [
      "two names that Windows takes for one",
      "manifest-not-valid",
      () => signText((t) => t.replace(ZIP, EXE.toUpperCase())),
    ],
    [
      "a look-alike digit in the version",
      "manifest-not-valid",
      () => signText((t) => t.replace('"0.2.0"', '"0.２.0"')),
    ],
    [
      "an unknown field",
      "manifest-not-valid",
      () => signText((t) => t.replace('"version"', '"run":"x","version"')),
    ],
    [
      "a key twice",
      "manifest-not-canonical",
      () => signText((t) => t.replace("{", '{"product":"other",')),
    ],
    ["spaces between", "manifest-not-canonical", () => signText((t) => t.replace(",", ", "))],
    ["something after the end", "manifest-not-canonical", () => signText((t) => `${t}\n`)],
    [
      "a manifest far too large",
      "manifest-too-large",
      () => signText((t) => t + " ".repeat(70_000)),
    ],
    ["the installer cut short", "wrong-size", () => truncate(at(EXE), 9)],
    ["the installer made longer", "wrong-size", () => appendFile(at(EXE), "x")],
    ["the installer renamed", "file-missing", () => rename(at(EXE), at("Setup.txt"))],
    [
      "the installer a link",
      "not-a-file",
      async () => {
        await rename(at(EXE), at("elsewhere"));
        await symlink(at("elsewhere"), at(EXE));
      },
    ],
    ["a library laid beside", "stranger-beside", () => writeFile(at("version.dll"), "MZ")],
  ];
  test.each(ATTACKS)("with %s is refused: %s", async (_what, code, attack) => {
    await attack();
    expect(await codeOf()).toBe(code);
  });

  test("was attacked in at least 25 ways, each on its own", () => {
    expect(ATTACKS.length).toBeGreaterThanOrEqual(25);
    expect(new Set(ATTACKS.map(([what]) => what)).size).toBe(ATTACKS.length);
  });

  test("is refused by a build that does not know its own version", async () => {
    expect(await codeOf("0.1.0-dev")).toBe("build-unknown");
  });
});

describe("canonical JSON", () => {
  test("has one text for one value", () => {
    expect(canonicalJson({ b: [1, "ü"], a: null })).toBe('{"a":null,"b":[1,"ü"]}');
    expect(readCanonicalJson('{"b":1,"a":2}')).toBeNull();
    expect(readCanonicalJson('{"a":1.0}')).toBeNull();
    for (const value of [1.5, Number.NaN, -0, "\ud800", undefined])
      expect(() => canonicalJson(value)).toThrow();
  });
  test("versions are compared as numbers", () => {
    expect(compareVersions("0.10.0", "0.9.9")).toBeGreaterThan(0);
    expect(compareVersions("1.0.0", "1.0.0")).toBe(0);
  });
});
