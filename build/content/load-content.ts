import { z } from "zod";
import { checkContent, type ContentFault } from "#shared/content/check-content.ts";
import { Content, sheetParts } from "#shared/content/content.ts";
import { contentVersion } from "#shared/content/content-version.ts";
import { runCases } from "#shared/content/run-cases.ts";
import { sha256Of } from "#main/content/sha256.ts";
import { accept, type Result } from "#shared/result.ts";
import { folderSources } from "./folder-parts.ts";
import { type ContentProblem, type PartSource, pathWords, readPart, sheetPart } from "./sheet.ts";

/** The name of a version: its label and the SHA-256 of what is in it, whatever order it was written in. */
export const versionOf = (label: string, parts: unknown): string =>
  contentVersion(label, parts, sha256Of);

/**
 * Reads and checks every published part under `folder`. Refuses with every problem found, each
 * with its file, its line and what to do about it.
 */
export const loadContent = (folder: string): Result<Content, ContentProblem[]> => {
  const problems: ContentProblem[] = [];
  const sources = new Map<string, PartSource>();
  const read = <T>(name: string, schema: z.ZodType<T>, source: PartSource): T | undefined => {
    sources.set(name, source);
    const part = readPart(schema, source);
    if (part.ok) return part.value;
    problems.push(...part.refusal);
    return undefined;
  };
  const sheet = <T>(name: string, schema: z.ZodType<T>): T | undefined =>
    read(name, schema, sheetPart(folder, `${name}.yaml`));

  const release = sheet("release", z.strictObject({ label: Content.shape.label }));
  const found = Object.fromEntries([
    ...Object.entries(sheetParts).map(([name, schema]) => [name, sheet<unknown>(name, schema)]),
    ...folderSources(folder).map(({ name, schema, source }) => [
      name,
      read<unknown>(name, schema, source),
    ]),
  ]) as Record<string, unknown>;
  if (problems.length > 0 || release === undefined) return { ok: false, refusal: problems };

  const parts = found as Omit<Content, "version" | "label">;
  const placed = (faults: readonly ContentFault[]): ContentProblem[] =>
    faults.map(({ part, path, message, remedy }) => {
      const at = sources.get(part)?.placeOf(path) ?? { file: part, line: 1 };
      return { ...at, path: pathWords(path), message, remedy };
    });
  const faults = checkContent(parts);
  if (faults.length > 0) return { ok: false, refusal: placed(faults) };
  const version = versionOf(release.label, parts);
  const content = Content.parse({ version, label: release.label, ...parts });
  // Only a content that holds together can be tried on its own test cases.
  const broken = runCases(content);
  return broken.length > 0 ? { ok: false, refusal: placed(broken) } : accept(content);
};

export { problemLine } from "./sheet.ts";
