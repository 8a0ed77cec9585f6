import { chmod, cp, mkdir, mkdtemp, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { argv } from "node:process";
import { execute } from "./execute.ts";

// Stands where electron-builder looks for fpm, and builds the .deb with Debian's own dpkg-deb. It knows
// the options this product's packing uses; any other one is an error, never a guess.

const REPEATABLE = new Set(["--depends", "-d", "--deb-recommends"]);
const KNOWN = new Set([
  ...REPEATABLE,
  "-s",
  "-t",
  "--deb-compression",
  "--architecture",
  "--after-install",
  "--after-remove",
  "--description",
  "--version",
  "--package",
  "--name",
  "--maintainer",
  "--vendor",
  "--url",
  "--deb-priority",
  "--license",
  "--category",
]);
const SWITCHES = new Set(["--force"]);

const options = new Map<string, string[]>();
const mappings: string[] = [];
for (let at = 2; at < argv.length; at += 1) {
  const each = argv[at] ?? "";
  if (SWITCHES.has(each)) continue;
  if (!each.startsWith("-")) mappings.push(each);
  else if (KNOWN.has(each)) {
    at += 1;
    options.set(each, [...(options.get(each) ?? []), argv[at] ?? ""]);
  } else throw new Error(`fpm-shim does not know ${each}`);
}
const one = (name: string): string => options.get(name)?.[0] ?? "";
const all = (name: string): string[] => options.get(name) ?? [];

const stage = await mkdtemp(join(tmpdir(), "accessline-deb-"));
try {
  // mkdtemp gives 0700, and the archive would record it for "/".
  await chmod(stage, 0o755);
  for (const mapping of mappings) {
    const [from = "", to = ""] = mapping.split("=");
    const target = join(stage, to);
    await mkdir(from.endsWith("/") ? target : dirname(target), { recursive: true });
    await cp(from, target, {
      recursive: (await stat(from)).isDirectory(),
      preserveTimestamps: true,
      verbatimSymlinks: true,
    });
  }
  const control = join(stage, "DEBIAN");
  await mkdir(control, { recursive: true });
  const depends = [...all("-d"), ...all("--depends")].join(", ");
  const recommends = all("--deb-recommends").join(", ");
  const fields: readonly (readonly [string, string])[] = [
    ["Package", one("--name")],
    ["Version", one("--version")],
    ["Architecture", one("--architecture")],
    ["Maintainer", one("--maintainer")],
    ["Depends", depends],
    ["Recommends", recommends],
    ["Section", one("--category") || "default"],
    ["Priority", one("--deb-priority")],
    ["Homepage", one("--url")],
    ["Description", one("--description").trim()],
  ];
  const lines = fields
    .filter(([, value]) => value !== "")
    .map(([name, value]) => `${name}: ${value}`);
  await writeFile(join(control, "control"), `${lines.join("\n")}\n`);
  for (const [option, name] of [
    ["--after-install", "postinst"],
    ["--after-remove", "postrm"],
  ] as const)
    await writeFile(join(control, name), await readFile(one(option), "utf8"), { mode: 0o755 });
  await execute([
    "dpkg-deb",
    "--root-owner-group",
    `-Z${one("--deb-compression") || "xz"}`,
    "--build",
    stage,
    one("--package"),
  ]);
} finally {
  await rm(stage, { recursive: true, force: true });
}
