import { cp, mkdir, readFile, rm } from "node:fs/promises";
import { existsSync } from "node:fs";
import { join, relative } from "node:path";
import { attempt } from "../package-check/execute.ts";
import { ROOT } from "../tasks/steps.ts";

/** Pinned; kept out of the project's own packages because it brings 350 of its own, years old. */
const TOOL = "@doyensec/electronegativity@1.10.3";

export type Finding = { readonly rule: string; readonly file: string };

type Sarif = {
  readonly runs: readonly {
    readonly results: readonly {
      readonly ruleId: string;
      readonly locations: readonly {
        readonly physicalLocation: { readonly artifactLocation: { readonly uri: string } };
      }[];
    }[];
  }[];
};

const toolFolder = join(ROOT, ".cache", "electronegativity");
const program = join(toolFolder, "node_modules", ".bin", "electronegativity");

const install = async (): Promise<boolean> => {
  if (existsSync(program)) return true;
  await mkdir(toolFolder, { recursive: true });
  const command = ["npm", "install", "--prefix", toolFolder, "--ignore-scripts", "-E"] as const;
  return (await attempt([...command, "--no-audit", "--no-fund", TOOL])).code === 0;
};

/** What electronegativity says about the product host, a rule and a file each. Null: the tool could not be had. */
export const findings = async (): Promise<Finding[] | null> => {
  if (!(await install())) return null;
  const scanned = join(toolFolder, "scanned");
  const report = join(toolFolder, "report.sarif");
  await rm(scanned, { recursive: true, force: true });
  await rm(report, { force: true });
  await cp(join(ROOT, "main", "electron"), join(scanned, "main", "electron"), { recursive: true });
  await cp(join(ROOT, "package.json"), join(scanned, "package.json"));
  const { output } = await attempt(["node", program, "-i", scanned, "-o", report]);
  if (!existsSync(report)) throw new Error(`electronegativity gave no report:\n${output}`);
  const { runs } = JSON.parse(await readFile(report, "utf8")) as Sarif;
  return runs
    .flatMap(({ results }) => results)
    .map(({ ruleId, locations }) => {
      const uri = locations[0]?.physicalLocation.artifactLocation.uri ?? "";
      return {
        rule: ruleId,
        file: uri.startsWith(scanned) ? relative(scanned, uri) : "the whole program",
      };
    });
};

/** The findings that docs/security.md answers, from its table: `| rule | file | reason |`. */
export const answered = (page: string): (Finding & { readonly reason: string })[] =>
  page
    .split("\n")
    .map((line) => line.split("|").map((cell) => cell.trim().replaceAll("`", "")))
    .filter(([, rule = ""]) => /^[A-Z]+(_[A-Z]+)*_CHECK$/.test(rule))
    .map(([, rule = "", file = "", reason = ""]) => ({ rule, file, reason }));
