import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Manifest, PRODUCT } from "#shared/builds/manifest.ts";
import { newReleaseKey } from "../../build/release/release-keys.ts";
import { signFolder } from "../../build/release/sign-release.ts";
import { Hands } from "../support/hands.ts";
import {
  type Centre,
  lineCoverage,
  openDesk,
  type OpenDesk,
  ROOT,
  startCentre,
} from "../support/thread.ts";

// A supervisor at a desk, a stick with a release, and somebody who would like another one to be installed.

const [key, reserve, forger] = [newReleaseKey(), newReleaseKey(), newReleaseKey()];
const place = mkdtempSync(join(tmpdir(), "accessline-builds-"));
const INSTALLER = "access-line-1.5.0.exe";
const installed: string[] = [];
let centre: Centre;
let desk: OpenDesk;
let hands: Hands;

/** The built pages with the two keys that this build trusts. */
const distWithTrust = (): string => {
  const dist = join(place, "dist");
  mkdirSync(dist);
  for (const part of ["renderer", "vault", "content.json"])
    symlinkSync(join(ROOT, "dist", part), join(dist, part));
  const keys = [
    { keyId: key.keyId, name: "Release key", publicKey: key.publicKey },
    { keyId: reserve.keyId, name: "Reserve key", publicKey: reserve.publicKey },
  ];
  writeFileSync(join(dist, "trust.json"), JSON.stringify({ channel: "release", keys }));
  return dist;
};

let made = 0;
const release = async (about: Partial<Manifest> = {}, signer = key): Promise<string> => {
  const folder = join(place, `release-${(made += 1)}`);
  mkdirSync(folder);
  writeFileSync(join(folder, INSTALLER), "MZ a program of many bytes");
  await signFolder(
    folder,
    [INSTALLER],
    {
      product: PRODUCT,
      channel: "release",
      version: "1.5.0",
      minVersion: "1.0.0",
      expiry: "2026-12-31T00:00:00Z",
      ...about,
    },
    signer,
  );
  return folder;
};

beforeAll(async () => {
  centre = await startCentre("2026-11-25T18:00:00Z");
  const dataFolder = join(place, "desk");
  mkdirSync(dataFolder);
  writeFileSync(join(dataFolder, "policy.json"), JSON.stringify({ supervisorInstalls: true }));
  desk = await openDesk(centre, {
    name: "Desk 1",
    coverage: lineCoverage,
    dataFolder,
    preview: {
      distFolder: distWithTrust(),
      build: "1.4.0",
      platform: "win32",
      install: (path) => Promise.resolve(void installed.push(path)),
    },
  });
  hands = new Hands(desk.page);
});

afterAll(async () => {
  await desk.close();
  await centre.close();
  rmSync(place, { recursive: true, force: true });
});

/** Looks at a folder on the Builds screen; gives what the screen says of it. */
const lookAt = async (folder: string): Promise<{ states: string[]; words: string }> => {
  const { page } = desk;
  await page.getByLabel("Folder of the release").fill(folder);
  await page.keyboard.press("Enter");
  await page.getByText(folder, { exact: true }).waitFor();
  const steps = page.locator("li[data-step]");
  return {
    states: await steps.evaluateAll((all) =>
      all.map((each) => each.getAttribute("data-state") ?? ""),
    ),
    words: (await page.locator("main").innerText()).replaceAll(/\s+/g, " "),
  };
};

test("a specialist has no way to the builds, but sees the policy in force and who set it", async () => {
  await hands.signIn("k.alvarado");
  await desk.page.getByRole("heading", { name: "My cases" }).waitFor();
  await hands.press("Control+Shift+b");
  await desk.page.waitForTimeout(500);
  expect(await desk.page.getByRole("heading", { name: "Builds", exact: true }).count()).toBe(0);
  await hands.press("Control+Shift+p");
  await desk.page.getByRole("dialog", { name: "Policy in force" }).waitFor();
  const rule = desk.page.locator('tr[data-rule="supervisorInstalls"]');
  expect((await rule.innerText()).replaceAll(/\s+/g, " ")).toMatch(
    /installer.*yes.*This desk.*policy\.json/,
  );
  await hands.press("Escape");
  await hands.press("Control+Shift+l");
  await desk.page.getByLabel("Sign-in name").waitFor();
});

test("a supervisor sees tampered, forged, older, expired and strange releases refused, each with its step and reason", async () => {
  await hands.signIn("l.castellanos");
  await desk.page.getByRole("heading", { name: "My cases" }).waitFor();
  await hands.press("Control+Shift+b");
  await desk.page.getByRole("heading", { name: "Builds", exact: true }).waitFor();

  const tampered = await release();
  writeFileSync(join(tampered, INSTALLER), "MZ b program of many bytes");
  const renamed = await release();
  rmSync(join(renamed, INSTALLER));
  writeFileSync(join(renamed, "setup.exe"), "MZ a program of many bytes");
  const unsigned = await release();
  rmSync(join(unsigned, "release.json.sig"));
  const raised = await release({ version: "1.3.0" });
  const manifest = join(raised, "release.json");
  writeFileSync(manifest, readFileSync(manifest, "utf8").replace("1.3.0", "1.6.0"));
  const attacks: readonly (readonly [folder: string, stopsAt: number, says: RegExp])[] = [
    [tampered, 6, /is not the file that was signed/],
    [renamed, 5, /nobody signed/],
    [unsigned, 1, /missing or is no signature/],
    [raised, 1, /changed after it was signed/],
    [await release({}, forger), 1, /does not trust/],
    [await release({ version: "1.3.0" }), 4, /not newer/],
    [await release({ version: "1.4.0" }), 4, /not newer/],
    [await release({ minVersion: "1.4.5" }), 4, /Install that one first/],
    [await release({ expiry: "2026-11-24T00:00:00Z" }), 3, /time to install is over/],
    [await release({ product: "access-line-server" }), 2, /another product/],
    [await release({ channel: "pilot" }), 2, /pilot channel/],
  ];
  for (const [folder, stopsAt, says] of attacks) {
    const { states, words } = await lookAt(folder);
    expect([
      says,
      states.indexOf("refused"),
      states.slice(0, stopsAt).every((each) => each === "held"),
    ]).toEqual([says, stopsAt, true]);
    expect(words).toMatch(says);
    expect(await desk.page.getByRole("button", { name: "Hand to the installer" }).count()).toBe(0);
  }
  expect(installed).toEqual([]);
});

test("the good one holds in every step, is exported, and goes to the installer once everything was sent", async () => {
  const { page } = desk;
  const { states } = await lookAt(await release());
  expect(states).toEqual(Array.from({ length: 7 }, () => "held"));
  await page.locator("main").getByText("1.5.0 held. It may be used.").waitFor();

  const target = join(place, "for-distribution");
  await page.getByLabel("Export to an empty folder").fill(target);
  await page.keyboard.press("Enter");
  await page.locator("main").getByText(`Exported to ${target}, and checked there`).waitFor();
  expect(readFileSync(join(target, INSTALLER), "utf8")).toBe("MZ a program of many bytes");

  desk.network.cut();
  await lookAt(await release());
  await page.getByRole("button", { name: "Hand to the installer" }).focus();
  await hands.press("Enter");
  await page.getByText("not sent yet").waitFor();
  expect(installed).toEqual([]);

  desk.network.mend();
  await expect.poll(() => desk.workstation.status().unsent, { timeout: 40_000 }).toBe(0);
  await page.getByRole("button", { name: "Hand to the installer" }).focus();
  await hands.press("Enter");
  await page.locator("main").getByText(`${INSTALLER} handed to the installer`).waitFor();
  expect(installed).toEqual([join(desk.dataFolder, "release", INSTALLER)]);
  await expect.poll(() => desk.workstation.status().unsent, { timeout: 40_000 }).toBe(0);
});
