import { access, readdir } from "node:fs/promises";
import { join } from "node:path";
import { programFacts } from "#main/builds/program-facts.ts";
import {
  archiveFiles,
  archiveText,
  filesWithoutIntegrity,
  fuseWire,
  headerHash,
  windowsResources,
} from "./inspect.ts";
import { same, type Tally } from "./tally.ts";

/** runAsNode, cookieEncryption, nodeOptions, nodeCliInspect, asarIntegrity, onlyAsar, browserSnapshot, fileProtocol, wasmTraps. */
const RELEASE_WIRE = "010011001";

const BUNDLE = [
  /^content\.json$/,
  /^icon\.png$/,
  /^main\/index\.cjs$/,
  /^package\.json$/,
  /^preload\/index\.cjs$/,
  /^(renderer|vault)\/index\.html$/,
  /^(renderer|vault)\/assets\/[\w.-]+\.(js|css|woff2|svg)$/,
  /^trust\.json$/,
];

/** What must never travel: keys, tokens, paths of a build machine, marks of tests. */
const SECRETS: readonly (readonly [string, RegExp])[] = [
  ["a private key", /-----BEGIN [A-Z ]*PRIVATE KEY-----/],
  ["a token of a registry", /npm_[A-Za-z0-9]{30}|_authToken/],
  ["a path of the build machine", /["'`\s](\/root|\/home\/\w+|\/Users\/\w+|[A-Z]:\\Users)[/\\]/],
  ["a demo passphrase", /correct horse|DEMO_PASSPHRASE/],
  ["a source map", /sourceMappingURL=/],
];

const isThere = (path: string): Promise<boolean> =>
  access(path).then(
    () => true,
    () => false,
  );

/** An unpacked program against what may be in it. */
export const checkProgram = async (
  tally: Tally,
  folder: string,
  program: string,
  system: "linux" | "win",
): Promise<void> => {
  const asar = join(folder, "resources", "app.asar");
  const files = archiveFiles(asar);
  await tally.check(`${system}: the archive holds the bundle and nothing else`, () =>
    same(
      files.filter((name) => !BUNDLE.some((pattern) => pattern.test(name))),
      [],
    ),
  );
  await tally.check(`${system}: every part of the bundle is in it`, () =>
    same(BUNDLE.filter((pattern) => !files.some((name) => pattern.test(name))).map(String), []),
  );
  await tally.check(`${system}: no map, test, module folder or settings file`, () =>
    same(
      files.filter((name) => /\.map$|node_modules|\.test\.|(^|\/)\.|\.ya?ml$|\.ts$/.test(name)),
      [],
    ),
  );
  await tally.check(`${system}: package.json names the program and nothing to install`, () =>
    same(Object.keys(JSON.parse(archiveText(asar, "package.json")) as object).toSorted(), [
      "author",
      "description",
      "desktopName",
      "homepage",
      "main",
      "name",
      "variant",
      "version",
    ]),
  );
  const texts = files.filter((name) => /\.(js|cjs|css|html|json)$/.test(name));
  for (const [what, pattern] of SECRETS)
    await tally.check(`${system}: ${what} is in no file of it`, () =>
      same(
        texts.filter((name) => pattern.test(archiveText(asar, name))),
        [],
      ),
    );
  await tally.check(`${system}: the header has a SHA-256 for each file`, () =>
    same(filesWithoutIntegrity(asar), []),
  );
  await tally.check(`${system}: all nine fuses stand as the release wants them`, async () =>
    same(await fuseWire(join(folder, program)), RELEASE_WIRE),
  );
  await tally.check(`${system}: the developers' program of Electron is gone`, async () =>
    same(
      [
        await isThere(join(folder, "resources", "default_app.asar")),
        await isThere(join(folder, "version")),
      ],
      [false, false],
    ),
  );
  await tally.check(`${system}: notices and bill of materials lie beside the program`, async () =>
    same(
      (await readdir(folder)).filter((name) => /SBOM|sbom|NOTICES|LICENSE/.test(name)).toSorted(),
      [
        "LICENSE.electron.txt",
        "LICENSES.chromium.html",
        "THIRD-PARTY-NOTICES.txt",
        "sbom.cdx.json",
      ],
    ),
  );
  await tally.check(`${system}: English and Spanish are the only locales`, async () =>
    same((await readdir(join(folder, "locales"))).toSorted(), ["en-US.pak", "es.pak"]),
  );
  await tally.check(`${system}: no updater's settings travel`, async () =>
    same(await isThere(join(folder, "resources", "app-update.yml")), false),
  );
};

/** What Windows itself would read. */
export const checkWindowsResources = async (
  tally: Tally,
  folder: string,
  program: string,
  expected: { readonly product: string; readonly version: string },
): Promise<void> => {
  const { integrity, version, manifest } = await windowsResources(join(folder, program));
  const hash = headerHash(join(folder, "resources", "app.asar"));
  await tally.check("win: the archive's header hash is the one embedded in the program", () =>
    same(integrity, [{ file: "resources\\app.asar", alg: "SHA256", value: hash }]),
  );
  await tally.check("win: the version resource says product, company, version and owner", () =>
    same(
      ["ProductName", "CompanyName", "ProductVersion", "FileVersion", "LegalCopyright"].map(
        (name) => version[name] ?? null,
      ),
      [expected.product, "Access Line", `${expected.version}.0`, expected.version, "Access Line"],
    ),
  );
  await tally.check(
    "win: the program can name its own signer and fuses, as the Builds screen shows",
    async () =>
      same(await programFacts(join(folder, program)), {
        signer: "O=Throw-away, CN=NOT A RELEASE signer",
        fuses: "All nine as a release has them",
      }),
  );
  await tally.check("win: the program asks for no administrator", () =>
    same(/level="(\w+)"/.exec(manifest)?.[1] ?? null, "asInvoker"),
  );
};
