import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeEach, describe, expect, test } from "vitest";
import { verifyEd25519 } from "#main/builds/ed25519.ts";
import { publishedIn } from "#main/content/published.ts";
import { judgementInUse } from "#main/load-judgement.ts";
import { sha256Of } from "#main/content/sha256.ts";
import { type Trust } from "#shared/builds/manifest.ts";
import { bundleName, compareLabels, judgeBundle } from "#shared/content/bundle.ts";
import { type Content } from "#shared/content/content.ts";
import { contentVersion } from "#shared/content/content-version.ts";
import { signContent, signerOf, writeBundle } from "../../build/content/sign-content.ts";
import { newReleaseKey } from "../../build/release/release-keys.ts";
import { freshFolder } from "../support/fresh-folder.ts";
import { demoContent } from "./demo-content.ts";

const [first, second, stranger] = [newReleaseKey(), newReleaseKey(), newReleaseKey()];
const trust: Trust = {
  channel: "release",
  keys: [first, second].map(({ keyId, publicKey }) => ({ keyId, publicKey, name: keyId })),
};
const now = "2026-11-25T18:00:00.000Z";
const times = { publishedAt: "2026-11-25T17:00:00.000Z", expiry: "2027-02-25T00:00:00.000Z" };
const standing = {
  trust,
  verify: verifyEd25519,
  sha256: sha256Of,
  nowMs: Date.parse(now),
  inUse: { label: "2026.11", publishedAt: null },
};

/** The demo content changed, under the name that fits what is in it. */
const changed = (change: (content: Content) => void): Content => {
  const { version: _version, label, ...parts } = structuredClone(demoContent);
  const content = { version: "", label, ...parts };
  change(content);
  const { version: _, label: changedLabel, ...rest } = content;
  return { ...content, version: contentVersion(changedLabel, rest, sha256Of) };
};

const codeOf = (
  offered: Parameters<typeof judgeBundle>[0],
  other: Partial<Parameters<typeof judgeBundle>[1]> = {},
): string => {
  const judged = judgeBundle(offered, { ...standing, ...other });
  return judged.ok ? "taken" : judged.refusal.code;
};

const good = signContent(demoContent, times, first);

describe("a published content", () => {
  test("is taken when it is signed, whole and right on its test cases", () => {
    const judged = judgeBundle(good, standing);
    expect(judged.ok && judged.value.content).toEqual(demoContent);
    expect(good.name).toBe(bundleName(demoContent.version));
  });

  test("may be signed by either key of the build", () => {
    expect(codeOf(signContent(demoContent, times, second))).toBe("taken");
  });

  test.each([
    ["unsigned", { ...good, seal: null }, {}],
    ["unsigned", { ...good, seal: `${good.seal} ` }, {}],
    ["wrong-signer", signContent(demoContent, times, stranger), {}],
    ["wrong-signer", good, { trust: null }],
    [
      "signature-does-not-fit",
      { ...good, seal: good.seal.replace("2027-02-25", "2028-02-25") },
      {},
    ],
    ["altered", { ...good, text: good.text.replace("1-800-555-0111", "1-800-555-0112") }, {}],
    ["renamed", { ...good, name: "content-2026.11-0123456789abcdef.json" }, {}],
    ["expired", good, { nowMs: Date.parse(times.expiry) }],
    ["older", good, { inUse: { label: "2026.12", publishedAt: null } }],
    ["older", good, { inUse: { label: "2026.11", publishedAt: now } }],
  ])("is refused: %s", (code, offered, other) => {
    expect(codeOf(offered, other)).toBe(code);
  });

  test("is refused when it is not named after what is in it", () => {
    const misnamed = { ...demoContent, version: "2026.11-0123456789abcdef" };
    expect(codeOf(signContent(misnamed, times, first))).toBe("version-does-not-fit");
  });

  test("is refused when its signer published what breaks a test case, with the reason", () => {
    const slower = changed(({ standards }) => {
      const psychiatrist = standards.standards.find(({ id }) => id === "TA-4");
      if (psychiatrist) psychiatrist.limit = 20;
    });
    const judged = judgeBundle(signContent(slower, times, first), standing);
    expect(judged).toMatchObject({ ok: false, refusal: { code: "breaks-its-cases" } });
    expect(!judged.ok && judged.refusal.remedy).toContain("psychiatrist-fifteen-days");
  });

  test("is refused when its signer published no 988", () => {
    const silent = changed(({ referrals }) => {
      for (const referral of referrals) if (referral.number === "988") referral.number = "211";
    });
    expect(codeOf(signContent(silent, times, first))).toBe("does-not-hold-together");
  });

  test("is refused when it holds a part that this build does not know", () => {
    const newer = { ...demoContent, weather: [] } as unknown as Content;
    expect(codeOf(signContent(newer, times, first))).toBe("not-valid");
  });
});

describe("a desk looks into its folder", () => {
  let folder = "";
  beforeEach(() => {
    folder = freshFolder();
    mkdirSync(folder, { recursive: true });
  });
  const look = () => publishedIn(folder, { ...standing, label: "2026.11" });

  test("an empty folder, or none, changes nothing", async () => {
    expect(await look()).toEqual({ taken: null, refused: [] });
    rmSync(folder, { recursive: true });
    expect(await look()).toEqual({ taken: null, refused: [] });
  });

  test("the latest of several is taken", async () => {
    writeBundle(folder, good);
    const later = changed((content) => {
      content.label = "2026.12";
    });
    writeBundle(folder, signContent(later, times, first));
    const { taken, refused } = await look();
    expect(taken?.content.version).toBe(later.version);
    expect(refused).toEqual([]);
  });

  test("one without its signature is named, and the good one is taken", async () => {
    writeBundle(folder, good);
    const bad = join(folder, "content-2026.12-0123456789abcdef.json");
    writeFileSync(bad, "{}");
    const { taken, refused } = await look();
    expect(taken?.content.version).toBe(demoContent.version);
    expect(refused).toEqual([expect.stringContaining("has no signature beside it")]);
  });

  test("one cut short on the way is named and not taken", async () => {
    const path = join(folder, writeBundle(folder, good));
    writeFileSync(path, readFileSync(path, "utf8").slice(0, -100));
    expect(await look()).toMatchObject({
      taken: null,
      refused: [expect.stringContaining("tell IT")],
    });
    renameSync(path, `${path}.part`);
    expect(await look()).toEqual({ taken: null, refused: [] });
  });
});

test("labels are compared by their numbers", () => {
  expect(compareLabels("2026.9", "2026.11")).toBeLessThan(0);
  expect(compareLabels("2026.11.1", "2026.11")).toBeGreaterThan(0);
  expect(compareLabels("2026.11", "2026.11.0")).toBe(0);
});

test("a key that is no Ed25519 key is not used", () => {
  expect(() => signerOf("-----BEGIN PRIVATE KEY-----\n-----END PRIVATE KEY-----")).toThrow();
});

describe("a desk that starts", () => {
  const started = async (write: (dataFolder: string) => void) => {
    const [dist, dataFolder] = [freshFolder(), freshFolder()];
    mkdirSync(dist, { recursive: true });
    writeFileSync(join(dist, "content.json"), JSON.stringify(demoContent));
    writeFileSync(join(dist, "trust.json"), JSON.stringify(trust));
    write(dataFolder);
    const loaded = await judgementInUse(dist, dataFolder, standing.nowMs);
    if (!loaded.ok) throw new Error(loaded.refusal.remedy);
    return { version: loaded.value.judgement.contentVersion, told: loaded.value.told };
  };

  test("works with what was published, and with what it ships with otherwise", async () => {
    const later = changed((content) => {
      content.label = "2026.12";
    });
    const published = await started((dataFolder) => {
      writeBundle(join(dataFolder, "content"), signContent(later, times, first));
    });
    expect(published).toEqual({ version: later.version, told: [] });
    expect(await started(() => undefined)).toEqual({ version: demoContent.version, told: [] });
  });

  test("says why a published content was not taken, and works on with its own", async () => {
    const { version, told } = await started((dataFolder) => {
      writeBundle(join(dataFolder, "content"), signContent(demoContent, times, stranger));
    });
    expect(version).toBe(demoContent.version);
    expect(told).toEqual([expect.stringContaining("does not trust")]);
  });
});
