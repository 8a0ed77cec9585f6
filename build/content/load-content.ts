import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { LineCounter, parseDocument, type Document } from "yaml";
import { z } from "zod";
import { checkContent } from "#shared/content/check-content.ts";
import { contentParts, Content, type ContentPart } from "#shared/content/content.ts";
import { accept, type Result } from "#shared/result.ts";

/** What is wrong in a content file: where, why, and what to do. Lines count from 1. */
export type ContentProblem = {
  readonly file: string;
  readonly line: number;
  readonly path: string;
  readonly message: string;
  readonly remedy: string;
};

type Path = readonly PropertyKey[];

/** One parsed YAML file that still knows on which line each value stands. */
type Sheet = {
  readonly file: string;
  readonly value: unknown;
  readonly problems: readonly ContentProblem[];
  readonly lineOf: (path: Path) => number;
};

const lineFinder = (document: Document.Parsed, lines: LineCounter) => (path: Path) => {
  // A value that is missing has no place of its own: the nearest part that holds it is named.
  for (let length = path.length; length >= 0; length -= 1) {
    const node: unknown =
      length === 0 ? document.contents : document.getIn(path.slice(0, length), true);
    const range = (node as { range?: [number, number, number] | null } | null)?.range;
    if (range) return lines.linePos(range[0]).line;
  }
  return 1;
};

const pathWords = (path: Path): string => path.map(String).join(".");

const textOf = (path: string): string | null => {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return null;
  }
};

export const readSheet = (folder: string, file: string): Sheet => {
  const lines = new LineCounter();
  const text = textOf(join(folder, file));
  if (text === null) {
    const message = "the file is missing or cannot be read";
    const problem = { file, line: 1, path: "", message, remedy: `put ${file} in ${folder}` };
    return { file, value: undefined, problems: [problem], lineOf: () => 1 };
  }
  // Core schema: a date stays the text that was written.
  const document = parseDocument(text, { lineCounter: lines, schema: "core", uniqueKeys: true });
  const problems = document.errors.map((error) => ({
    file,
    line: error.linePos?.[0].line ?? 1,
    path: "",
    message: error.message.split("\n")[0] ?? "not YAML",
    remedy: "correct the YAML on this line: indentation, quotes, a doubled name",
  }));
  return { file, value: document.toJS(), problems, lineOf: lineFinder(document, lines) };
};

const remedyOf = (issue: z.core.$ZodIssue): string => {
  switch (issue.code) {
    case "unrecognized_keys":
      return `remove ${issue.keys.join(", ")}, or correct the spelling`;
    case "invalid_value":
      return `use one of: ${issue.values.map(String).join(", ")}`;
    case "invalid_type":
      return issue.input === undefined
        ? `add it: ${issue.expected}`
        : `write ${issue.expected} here`;
    default:
      return "write it as the files beside it do";
  }
};

/** Checks a sheet against a schema; each issue comes back with its line. */
export const checkedSheet = <T>(
  schema: z.ZodType<T>,
  sheet: Sheet,
): Result<T, ContentProblem[]> => {
  if (sheet.problems.length > 0) return { ok: false, refusal: [...sheet.problems] };
  const parsed = schema.safeParse(sheet.value, { reportInput: true });
  if (parsed.success) return accept(parsed.data);
  const refusal = parsed.error.issues.map((issue) => ({
    file: sheet.file,
    line: sheet.lineOf(issue.path),
    path: pathWords(issue.path),
    message: issue.message,
    remedy: remedyOf(issue),
  }));
  return { ok: false, refusal };
};

const sorted = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(sorted);
  if (value === null || typeof value !== "object") return value;
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([key, inner]) => [key, sorted(inner)]));
};

/** The name of a version: its label and the SHA-256 of what is in it, whatever order it was written in. */
export const versionOf = (label: string, parts: unknown): string => {
  const hash = createHash("sha256")
    .update(JSON.stringify(sorted({ label, parts })))
    .digest("hex");
  return `${label}-${hash.slice(0, 16)}`;
};

/**
 * Reads and checks every published part under `folder`. Refuses with every problem found, each
 * with its file, its line and what to do about it.
 */
export const loadContent = (folder: string): Result<Content, ContentProblem[]> => {
  const problems: ContentProblem[] = [];
  const sheets = new Map<string, Sheet>();
  const read = <T>(name: string, schema: z.ZodType<T>): T | undefined => {
    const sheet = readSheet(folder, `${name}.yaml`);
    sheets.set(name, sheet);
    const checked = checkedSheet(schema, sheet);
    if (checked.ok) return checked.value;
    problems.push(...checked.refusal);
    return undefined;
  };
  const release = read("release", z.strictObject({ label: Content.shape.label }));
  const names = Object.keys(contentParts) as ContentPart[];
  const found = Object.fromEntries(
    names.map((name) => [name, read<unknown>(name, contentParts[name])]),
  );
  if (problems.length > 0 || release === undefined) return { ok: false, refusal: problems };

  const parts = found as Omit<Content, "version" | "label">;
  const faults = checkContent(parts).map(({ part, path, message, remedy }) => {
    const sheet = sheets.get(part);
    return {
      file: `${part}.yaml`,
      line: sheet?.lineOf(path) ?? 1,
      path: pathWords(path),
      message,
      remedy,
    };
  });
  if (faults.length > 0) return { ok: false, refusal: faults };
  return accept(
    Content.parse({ version: versionOf(release.label, parts), label: release.label, ...parts }),
  );
};

/** A problem as one line: "scope.yaml:12 rules.3.next: … (remedy)". */
export const problemLine = (problem: ContentProblem): string =>
  `${problem.file}:${problem.line} ${problem.path}: ${problem.message} (${problem.remedy})`;
