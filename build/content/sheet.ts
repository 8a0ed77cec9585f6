import { readFileSync } from "node:fs";
import { join } from "node:path";
import { LineCounter, parseDocument, type Document } from "yaml";
import { type z } from "zod";
import { accept, type Result } from "#shared/result.ts";

/** What is wrong in a content file: where, why, and what to do. Lines count from 1. */
export type ContentProblem = {
  readonly file: string;
  readonly line: number;
  readonly path: string;
  readonly message: string;
  readonly remedy: string;
};

export type Path = readonly PropertyKey[];

/** One parsed YAML file that still knows on which line each value stands. */
export type Sheet = {
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

export const pathWords = (path: Path): string => path.map(String).join(".");

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

/** One part of the content as it was read, knowing where each of its values stands. */
export type PartSource = {
  readonly value: unknown;
  /** What could not be read at all; nothing else is said about the part then. */
  readonly problems: readonly ContentProblem[];
  readonly placeOf: (path: Path) => { readonly file: string; readonly line: number };
};

/** A part that is one file. */
export const sheetPart = (folder: string, file: string): PartSource => {
  const { value, problems, lineOf } = readSheet(folder, file);
  return { value, problems, placeOf: (path) => ({ file, line: lineOf(path) }) };
};

/** Checks a part against its schema; each issue comes back with its file and line. */
export const readPart = <T>(
  schema: z.ZodType<T>,
  { value, problems, placeOf }: PartSource,
): Result<T, ContentProblem[]> => {
  if (problems.length > 0) return { ok: false, refusal: [...problems] };
  const parsed = schema.safeParse(value, { reportInput: true });
  if (parsed.success) return accept(parsed.data);
  const refusal = parsed.error.issues.map((issue) => ({
    ...placeOf(issue.path),
    path: pathWords(issue.path),
    message: issue.message,
    remedy: remedyOf(issue),
  }));
  return { ok: false, refusal };
};

/** A problem as one line: "scope.yaml:12 rules.3.next: … (remedy)". */
export const problemLine = (problem: ContentProblem): string =>
  `${problem.file}:${problem.line} ${problem.path}: ${problem.message} (${problem.remedy})`;
