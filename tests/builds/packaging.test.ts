import { readFileSync } from "node:fs";
import { join } from "node:path";
import { FuseV1Options } from "@electron/fuses";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { fusesOf } from "../../build/package/fuses.ts";
import { completedProject } from "../../build/package/msi-project.ts";
import { projectForWixl } from "../../build/package-check/msi.ts";
import { billOfMaterials, licenceNotices } from "../../build/package/notices.ts";
import { checkCommand, signCommand, Signing } from "../../build/package/sign-command.ts";

const root = join(import.meta.dirname, "../..");
const read = (name: string): string => readFileSync(join(root, name), "utf8");
const config = parse(read("electron-builder.yml")) as Record<string, Record<string, unknown>>;

describe("what the packing is told", () => {
  test("the Electron that is packed is the one that is typed against", () => {
    const { devDependencies } = JSON.parse(read("package.json")) as {
      devDependencies: Record<string, string>;
    };
    expect(config["electronVersion"]).toBe(devDependencies["electron"]);
  });

  test("nothing unsigned, nothing published, no update file", () => {
    expect([config["forceCodeSigning"], config["publish"], config["asar"]]).toEqual([
      true,
      null,
      true,
    ]);
  });

  test("one installation per machine, and an uninstall that keeps what people kept", () => {
    expect(config["nsis"]).toMatchObject({
      oneClick: false,
      perMachine: true,
      allowToChangeInstallationDirectory: false,
      deleteAppDataOnUninstall: false,
      runAfterFinish: false,
      warningsAsErrors: true,
    });
    expect(config["msi"]).toMatchObject({ perMachine: true, runAfterFinish: false });
  });

  test("programs, libraries and modules are all signed, with SHA-256 only", () => {
    expect(config["win"]).toMatchObject({
      requestedExecutionLevel: "asInvoker",
      signExts: [".exe", ".dll", ".node"],
      signtoolOptions: { signingHashAlgorithms: ["sha256"] },
    });
  });

  test("the installer refuses an older version and never ends a running workstation", () => {
    const installer = read("build/package/installer.nsh");
    expect(installer).toContain('${VersionCompare} "$R2" "${VERSION}" $R3');
    expect(installer).toContain("EXIT_NEWER_INSTALLED 1638");
    expect(installer).not.toMatch(/taskkill|KillProc|RMDir|Stop-Process/i);
  });
});

describe("the MSI's project", () => {
  const template = read("node_modules/app-builder-lib/templates/msi/template.xml")
    .replace("{{-files}}", '<Component><File Id="mainExecutable"/></Component>')
    .replaceAll(/\{\{[^}]*\}\}?/g, "");

  test("gets what electron-builder's template lacks: links, and no program that is ended", () => {
    const project = completedProject(template);
    expect(project).toContain('Key="Software\\Classes\\accessline\\shell\\open\\command"');
    expect(project).toContain('<Property Id="MSIRESTARTMANAGERCONTROL" Value="Disable"/>');
    expect(project.indexOf("accesslineLinks")).toBeGreaterThan(project.indexOf("<ComponentGroup "));
  });

  test("of another template is refused, not packed without them", () => {
    expect(() => completedProject("<Wix/>")).toThrow(/DISABLEADVTSHORTCUTS/);
  });

  test("for wixl keeps product, codes, files and upgrade rules", () => {
    const project = projectForWixl(completedProject(template));
    expect(project).toContain("<MajorUpgrade ");
    expect(project).not.toMatch(/<UIRef|<Condition|WixVariable|ComponentGroup>[\s\S]*<\/Product>/);
    expect(project.match(/<Component Id=/g)).toHaveLength(2);
  });
});

describe("the fuses", () => {
  test("each one is decided, and the e2e build differs in the debugger alone", () => {
    const wire = (variant: "release" | "e2e"): string =>
      Object.keys(FuseV1Options)
        .filter((key) => /^\d+$/.test(key))
        .map((key) => (fusesOf(variant)[Number(key) as FuseV1Options] ? "1" : "0"))
        .join("");
    expect([wire("release"), wire("e2e")]).toEqual(["010011001", "010111001"]);
  });
});

describe("signing by configuration", () => {
  const timestamp = "http://timestamp.example/rfc3161";

  test("a certificate in a file goes through osslsigncode, its pass phrase never on the command line", () => {
    const signing = Signing.parse({
      kind: "certificate",
      pkcs12: "c.p12",
      passphraseFile: "pass",
      timestamp,
      roots: "ca.pem",
    });
    expect(signCommand(signing, "a.exe", "a.exe.signed").join(" ")).toBe(
      "osslsigncode sign -pkcs12 c.p12 -readpass pass -h sha256 -n Access Line Workstation " +
        `-ts ${timestamp} -in a.exe -out a.exe.signed`,
    );
    expect(checkCommand(signing, "a.exe").join(" ")).toBe(
      "osslsigncode verify -CAfile ca.pem -in a.exe",
    );
  });

  test("a token is named by its certificate's thumbprint", () => {
    const thumbprint = "AB".repeat(20);
    const signing = Signing.parse({
      kind: "token",
      signtool: "signtool.exe",
      thumbprint,
      timestamp,
    });
    expect(signCommand(signing, "a.exe", "-")).toEqual([
      "signtool.exe",
      ..."sign /fd SHA256 /td SHA256 /tr".split(" "),
      timestamp,
      "/d",
      "Access Line Workstation",
      "/sha1",
      thumbprint,
      "a.exe",
    ]);
    expect(checkCommand(signing, "a.exe").slice(1)).toEqual(["verify", "/pa", "/all", "a.exe"]);
  });

  test("a cloud's key goes through that cloud's library", () => {
    const signing = Signing.parse({
      kind: "cloud",
      signtool: "signtool.exe",
      library: "dlib.dll",
      metadata: "account.json",
      timestamp,
    });
    expect(signCommand(signing, "a.exe", "-").slice(-5)).toEqual([
      "/dlib",
      "dlib.dll",
      "/dmdf",
      "account.json",
      "a.exe",
    ]);
  });

  test("a pass phrase in the configuration, or a token without a time stamp, is refused", () => {
    const certificate = { kind: "certificate", pkcs12: "c", passphraseFile: "p", roots: "r" };
    const token = { kind: "token", signtool: "s", thumbprint: "AB".repeat(20) };
    expect(Signing.safeParse({ ...certificate, passphrase: "secret" }).success).toBe(false);
    expect(Signing.safeParse(token).success).toBe(false);
    expect(Signing.safeParse({ ...token, timestamp: "file:///x" }).success).toBe(false);
  });
});

describe("what is said about the work of others", () => {
  const shipped = [
    { name: "@x/y", version: "1.2.3", licence: "MIT", licenceText: "Be kind.", sha512: "ab" },
    { name: "z", version: "2.0.0", licence: "ISC", licenceText: "", sha512: null },
  ];

  test("the bill of materials names each package by its address, twice the same bytes", () => {
    const product = { name: "access-line-workstation", version: "1.0.0" };
    const bill = billOfMaterials(product, "45.4.1", shipped);
    expect(billOfMaterials(product, "45.4.1", shipped)).toBe(bill);
    const { bomFormat, specVersion, components } = JSON.parse(bill) as {
      bomFormat: string;
      specVersion: string;
      components: { purl: string; hashes?: unknown }[];
    };
    expect([bomFormat, specVersion]).toEqual(["CycloneDX", "1.6"]);
    expect(components.map(({ purl }) => purl)).toEqual([
      "pkg:npm/electron@45.4.1",
      "pkg:npm/%40x/y@1.2.3",
      "pkg:npm/z@2.0.0",
    ]);
    expect(components[1]?.hashes).toEqual([{ alg: "SHA-512", content: "ab" }]);
  });

  test("the notices carry each licence's text, and say so where there is none", () => {
    const notices = licenceNotices(shipped);
    expect(notices).toContain("@x/y 1.2.3 (MIT)\n\nBe kind.");
    expect(notices).toContain("Published under ISC, without a text of its own.");
  });
});
