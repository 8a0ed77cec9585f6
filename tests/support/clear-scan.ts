import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";

export type ClearText = { readonly path: string; readonly text: string };

const filesUnder = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => statSync(path).size > 0);

/** Base64 of a text depends on where it begins within three bytes: all three, without their uncertain ends. */
const base64Forms = (text: string): Buffer[] =>
  [0, 1, 2].map((shift) => {
    const bytes = Buffer.concat([Buffer.alloc(shift), Buffer.from(text, "utf8")]);
    return Buffer.from(bytes.toString("base64").slice(shift === 0 ? 0 : 4, -4), "utf8");
  });

/** Where planted texts lie in clear under `folder`: as UTF-8, UTF-16 or base64; and how many files were read. */
export const findInClear = (
  folder: string,
  planted: readonly string[],
): { readonly files: number; readonly found: readonly ClearText[] } => {
  const forms = planted.map((text) => ({
    text,
    bytes: [Buffer.from(text, "utf8"), Buffer.from(text, "utf16le"), ...base64Forms(text)],
  }));
  const files = filesUnder(folder);
  const found = files.flatMap((path) => {
    const content = readFileSync(path);
    return forms.flatMap(({ text, bytes }) =>
      bytes.some((form) => content.includes(form)) ? [{ path, text }] : [],
    );
  });
  return { files: files.length, found };
};
