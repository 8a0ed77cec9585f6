import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { type AddressInfo } from "node:net";
import { join } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import { type BuildsDeps, BuildsWork } from "#main/builds/builds-work.ts";
import { fuseWords } from "#main/builds/program-facts.ts";
import { barredBy } from "#main/gate/gate.ts";
import { type Access } from "#shared/contract/access.ts";
import { type Person } from "#shared/contract/server.ts";
import { type Role } from "#shared/events/ids.ts";
import { downloadWith } from "#main/builds/download.ts";
import { type Host, type Program } from "#main/host.ts";
import { Policy } from "#main/policy/policy.ts";
import { nodeTransport } from "#main/preview/node-transport.ts";
import { type Manifest, PRODUCT } from "#shared/builds/manifest.ts";
import { buildsContract, type BuildsView } from "#shared/contract/builds.ts";
import { type Result } from "#shared/result.ts";
import { newReleaseKey } from "../../build/release/release-keys.ts";
import { signFolder } from "../../build/release/sign-release.ts";
import { freshFolder } from "../support/fresh-folder.ts";

const NOW = Date.parse("2026-11-25T18:00:00Z");
const [key, reserve] = [newReleaseKey(), newReleaseKey()];
const trust: Program["trust"] = {
  channel: "release",
  keys: [
    { keyId: key.keyId, name: "Release key", publicKey: key.publicKey },
    { keyId: reserve.keyId, name: "Reserve key", publicKey: reserve.publicKey },
  ],
};
const FILES = { "line-1.5.0.exe": "a program", "line-1.5.0.msi": "a package" };

const release = async (about: Partial<Manifest> = {}): Promise<string> => {
  const folder = freshFolder();
  for (const [name, text] of Object.entries(FILES)) writeFileSync(join(folder, name), text);
  await signFolder(
    folder,
    Object.keys(FILES),
    {
      product: PRODUCT,
      channel: "release",
      version: "1.5.0",
      minVersion: "1.0.0",
      expiry: "2026-12-31T00:00:00Z",
      ...about,
    },
    key,
  );
  return folder;
};

type Setup = {
  readonly policy?: Record<string, unknown>;
  readonly unsent?: number;
  readonly trust?: Program["trust"];
  readonly feed?: string;
};
const desk = ({ policy = {}, unsent = 0, trust: trusted = trust, feed }: Setup = {}) => {
  const recorded: Record<string, unknown>[] = [];
  const installed: string[] = [];
  const dataFolder = freshFolder();
  const work = {
    policy: { ...Policy.parse(policy), ...(feed === undefined ? {} : { updateFeed: feed }) },
    judgement: { label: "content 1" },
    clock: { nowMs: () => NOW, now: () => new Date(NOW) },
    actor: () => ({ person: "p", role: "supervisor" }),
    desk: {
      unsent,
      recorder: {
        station: "5f0f3c1e-0000-4000-8000-00000000000a",
        record: (_actor: unknown, [event]: { body: { add: Record<string, unknown> } }[]) => {
          recorded.push(event?.body.add ?? {});
          return Promise.resolve([]);
        },
      },
    },
  } as unknown as BuildsDeps;
  const program: Program = {
    trust: trusted,
    signer: "CN=Access Line",
    fuses: "All nine as a release has them",
    download: downloadWith((url, signal) => fetch(url, { signal })),
    install: (path) => Promise.resolve(void installed.push(path)),
  };
  const host = {
    build: "1.4.0",
    platform: "win32",
    dataFolder,
    program,
    transport: nodeTransport,
  } as unknown as Host;
  return { builds: new BuildsWork(work, host), recorded, installed, dataFolder };
};

const said = (result: Result<BuildsView>): string =>
  result.ok
    ? (result.value.offer?.refusal?.code ?? `held ${result.value.offer?.release?.version ?? ""}`)
    : result.refusal.code;

test("only an unlocked supervisor reaches any of it, whatever the screen shows", () => {
  const procedures = Object.entries(buildsContract);
  expect(procedures.map(([name]) => name)).toEqual([
    "get",
    "lookInFolder",
    "lookAtFeed",
    "exportTo",
    "install",
  ]);
  for (const [name, procedure] of procedures) {
    const { access } = procedure["~orpc"].meta as { access: Access };
    const barred = (role: Role, isUnlocked = true): boolean =>
      barredBy(access, { person: { role } as Person, isUnlocked }) !== null;
    expect([
      name,
      ...(["specialist", "regional", "admin"] as const).map((role) => barred(role)),
    ]).toEqual([name, true, true, true]);
    expect([barred("supervisor"), barred("supervisor", false)]).toEqual([false, true]);
    expect(barredBy(access, { person: null, isUnlocked: false })).not.toBeNull();
  }
});

test("the fuses are said in words, and a strange one by name", () => {
  expect(fuseWords("010011001")).toBe("All nine as a release has them");
  expect(fuseWords("110111001")).toBe(
    "Not as a release has them: runs as Node, lets a debugger in",
  );
  expect(fuseWords("0100110010")).toBe("10 fuses, and this build knows 9");
  expect(fuseWords(null)).toBeNull();
});

describe("looking at a release in a folder", () => {
  test("shows each step and what it holds, and is written down", async () => {
    const { builds, recorded } = desk();
    const looked = await builds.lookInFolder(await release());
    expect(said(looked)).toBe("held 1.5.0");
    if (!looked.ok) throw new Error("refused");
    expect(looked.value.offer?.steps.map(({ step }) => step)).toEqual([
      "manifest",
      "signature",
      "product",
      "expiry",
      "version",
      "beside",
      "files",
    ]);
    expect(looked.value.offer?.release?.files.map(({ name }) => name)).toEqual(Object.keys(FILES));
    expect(recorded).toEqual([
      {
        what: "held",
        from: "folder",
        inUse: "1.4.0",
        version: "1.5.0",
        why: "Release key",
        at: "2026-11-25T18:00:00.000Z",
      },
    ]);
  });

  test("refuses what is tampered with, older, expired, another product, unsigned or strange beside; written down with why", async () => {
    const { builds, recorded } = desk();
    const tampered = await release();
    writeFileSync(join(tampered, "line-1.5.0.exe"), "b program");
    expect(said(await builds.lookInFolder(tampered))).toBe("tampered");
    expect(said(await builds.lookInFolder(await release({ version: "1.3.0" })))).toBe("not-newer");
    const expired = await release({ expiry: "2026-11-24T00:00:00Z" });
    expect(said(await builds.lookInFolder(expired))).toBe("expired");
    expect(said(await builds.lookInFolder(await release({ product: "other" })))).toBe(
      "wrong-product",
    );
    const unsigned = await release();
    writeFileSync(join(unsigned, "release.json.sig"), "");
    expect(said(await builds.lookInFolder(unsigned))).toBe("unsigned");
    const beside = await release();
    writeFileSync(join(beside, "version.dll"), "x");
    expect(said(await builds.lookInFolder(beside))).toBe("stranger-beside");
    expect(said(await builds.lookInFolder(freshFolder()))).toBe("manifest-not-canonical");
    expect(said(await builds.lookInFolder("releases"))).toBe("folder-not-whole");
    expect(recorded.map(({ what, why }) => `${String(what)} ${String(why)}`)).toEqual([
      "refused tampered",
      "refused not-newer",
      "refused expired",
      "refused wrong-product",
      "refused unsigned",
      "refused stranger-beside",
      "refused manifest-not-canonical",
    ]);
  });

  test("is refused by a build that trusts nobody", async () => {
    const { builds } = desk({ trust: null });
    expect(said(await builds.lookInFolder(await release()))).toBe("trusts-nobody");
    expect(builds.view.inUse.trusts).toEqual([]);
  });
});

describe("exporting", () => {
  test("gives the same release, checked where it lands; never over something", async () => {
    const { builds, recorded } = desk();
    expect(said(await builds.exportTo(freshFolder()))).toBe("nothing-held");
    await builds.lookInFolder(await release());
    const target = join(freshFolder(), "new");
    expect(said(await builds.exportTo(target))).toBe("held 1.5.0");
    expect(readFileSync(join(target, "line-1.5.0.exe"), "utf8")).toBe("a program");
    expect(existsSync(join(target, "release.json.sig"))).toBe(true);
    expect(said(await builds.exportTo(target))).toBe("folder-not-empty");
    expect(said(await builds.exportTo("out"))).toBe("folder-not-whole");
    expect(recorded.map(({ what }) => what)).toEqual(["held", "exported"]);
  });
});

describe("handing to the installer", () => {
  const policy = { supervisorInstalls: true };

  test("only where policy says so, only when everything was sent, only what held", async () => {
    const byIt = desk();
    await byIt.builds.lookInFolder(await release());
    expect(said(await byIt.builds.install())).toBe("may-not-install");
    expect(byIt.builds.view.cannotInstall).toMatch(/policy leaves installing to IT/);
    const behind = desk({ policy, unsent: 3 });
    await behind.builds.lookInFolder(await release());
    expect(said(await behind.builds.install())).toBe("unsent");
    const early = desk({ policy });
    expect(said(await early.builds.install())).toBe("nothing-held");
    for (const { installed } of [byIt, behind, early]) expect(installed).toEqual([]);
  });

  test("runs our own copy, judged again at that moment: the folder it came from no longer matters", async () => {
    const { builds, installed, recorded, dataFolder } = desk({ policy });
    const folder = await release();
    await builds.lookInFolder(folder);
    writeFileSync(join(folder, "line-1.5.0.exe"), "swapped afterwards");
    expect(said(await builds.install())).toBe("held 1.5.0");
    expect(installed).toEqual([join(dataFolder, "release", "line-1.5.0.exe")]);
    expect(readFileSync(installed[0] ?? "", "utf8")).toBe("a program");
    expect(recorded.map(({ what }) => what)).toEqual(["held", "handed-over"]);
  });

  test("is refused when our own copy was touched since it held", async () => {
    const { builds, installed, recorded, dataFolder } = desk({ policy });
    await builds.lookInFolder(await release());
    writeFileSync(join(dataFolder, "release", "line-1.5.0.exe"), "c program");
    expect(said(await builds.install())).toBe("tampered");
    expect(installed).toEqual([]);
    expect(builds.view.offer?.refusal?.code).toBe("tampered");
    expect(recorded.at(-1)).toMatchObject({ what: "refused", why: "tampered" });
  });
});

describe("looking at the feed", () => {
  test("needs an address, https only", async () => {
    expect(said(await desk().builds.lookAtFeed())).toBe("no-feed");
    for (const updateFeed of ["http://a.example/", "file:///x", "ftp://a.example"])
      expect(Policy.safeParse({ updateFeed }).success).toBe(false);
    expect(Policy.safeParse({ updateFeed: "https://a.example/x" }).success).toBe(true);
  });

  /** A feed of a folder's files, some of them changed on the way. */
  const feed = async (folder: string, changed: Readonly<Record<string, string>> = {}) => {
    const server = createServer((request, answer) => {
      const name = (request.url ?? "").slice("/line/".length);
      const path = join(folder, name);
      const body = changed[name] ?? (existsSync(path) ? readFileSync(path) : null);
      answer.writeHead(body === null ? 404 : 200).end(body ?? "");
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    onTestFinished(() => void server.close());
    const { port } = server.address() as AddressInfo;
    // The schema insists on https; a feed of a test has no certificate, so the address is put in after it.
    return desk({ feed: `http://127.0.0.1:${port}/line` });
  };

  test("fetches what was signed and nothing else, and judges it here", async () => {
    const { builds, recorded, dataFolder } = await feed(await release());
    expect(said(await builds.lookAtFeed())).toBe("held 1.5.0");
    expect(readFileSync(join(dataFolder, "release", "line-1.5.0.msi"), "utf8")).toBe("a package");
    expect(recorded[0]).toMatchObject({ what: "held", from: "feed" });
  });

  test.each([
    ["a file that was changed", { "line-1.5.0.exe": "b program" }, "tampered"],
    ["a file that goes on for ever", { "line-1.5.0.exe": "x".repeat(5_000) }, "file-unreadable"],
    ["a manifest that was changed", { "release.json": "{}" }, "manifest-not-valid"],
    ["a signature that is none", { "release.json.sig": "{}" }, "unsigned"],
  ])("refuses %s", async (_what, changed, code) => {
    const { builds, recorded } = await feed(await release(), changed);
    expect(said(await builds.lookAtFeed())).toBe(code);
    expect(recorded.at(-1)).toMatchObject({ what: "refused", why: code });
  });

  test("that is not there says so and offers nothing", async () => {
    const { builds } = await feed(freshFolder());
    expect(said(await builds.lookAtFeed())).toBe("feed-unreachable");
    expect(builds.view.offer).toBeNull();
  });
});
