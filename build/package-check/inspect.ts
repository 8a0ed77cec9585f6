import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { extractFile, getRawHeader, listPackage } from "@electron/asar";
import { FuseState, FuseV1Options, FuseVersion, getCurrentFuseWire } from "@electron/fuses";
import { NtExecutable, NtExecutableResource, Resource } from "resedit";

/** Every regular file in an archive, with `/` between folders. */
export const archiveFiles = (asar: string): string[] =>
  listPackage(asar, { isPack: false })
    .map((name) => name.replaceAll("\\", "/").replace(/^\//, ""))
    .filter((name) => /\.[a-z0-9]+$/.test(name))
    .toSorted();

/** SHA-256 of the archive's header, as Electron computes it at start. */
export const headerHash = (asar: string): string =>
  createHash("sha256").update(getRawHeader(asar).headerString).digest("hex");

type Entry = {
  readonly files?: Record<string, Entry>;
  readonly integrity?: { readonly algorithm: string };
};

/** The files of an archive whose header names no SHA-256 for them. */
export const filesWithoutIntegrity = (asar: string): string[] => {
  const walk = (entry: Entry, path: string): string[] =>
    entry.files === undefined
      ? entry.integrity?.algorithm === "SHA256"
        ? []
        : [path]
      : Object.entries(entry.files).flatMap(([name, inner]) => walk(inner, `${path}/${name}`));
  return walk(getRawHeader(asar).header as unknown as Entry, "");
};

export const archiveText = (asar: string, name: string): string =>
  extractFile(asar, name).toString("utf8");

/** The fuse wire in order, 1 for on; the enumeration's own order. */
export const fuseWire = async (program: string): Promise<string> => {
  const wire = await getCurrentFuseWire(program);
  if (wire.version !== FuseVersion.V1) throw new Error("The fuse wire has another version");
  return Object.keys(FuseV1Options)
    .filter((key) => /^\d+$/.test(key))
    .map((key) => (wire[Number(key) as FuseV1Options] === FuseState.ENABLE ? "1" : "0"))
    .join("");
};

type Resources = {
  readonly integrity: unknown;
  readonly version: Record<string, string>;
  readonly manifest: string;
};

/** What Windows reads out of a program: the embedded archive hash, the version strings, the manifest. */
export const windowsResources = async (program: string): Promise<Resources> => {
  const resources = NtExecutableResource.from(
    NtExecutable.from(await readFile(program), { ignoreCert: true }),
  );
  const textOf = (type: number | string, id?: number | string): string => {
    const entry = resources.entries.find(
      (each) => each.type === type && (id === undefined || each.id === id),
    );
    return entry === undefined ? "" : Buffer.from(entry.bin).toString("utf8");
  };
  const [info] = Resource.VersionInfo.fromEntries(resources.entries);
  const [language] = info?.getAllLanguagesForStringValues() ?? [];
  return {
    integrity: JSON.parse(textOf("INTEGRITY", "ELECTRONASAR") || "null"),
    version: language === undefined ? {} : (info?.getStringValues(language) ?? {}),
    manifest: textOf(24),
  };
};

/** Path → SHA-256 of every file below a folder. */
export const hashesBelow = async (folder: string): Promise<Map<string, string>> => {
  const hashes = new Map<string, string>();
  for (const each of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (!each.isFile()) continue;
    const path = join(each.parentPath, each.name);
    const hash = createHash("sha256")
      .update(await readFile(path))
      .digest("hex");
    hashes.set(path.slice(folder.length + 1), hash);
  }
  return hashes;
};

/** Turns one bit somewhere in the middle of a file's bytes. */
export const bitFlipped = (bytes: Buffer, part = 0.5): Buffer => {
  const at = Math.floor(bytes.length * part);
  const copy = Buffer.from(bytes);
  copy.writeUInt8(copy.readUInt8(at) ^ 1, at);
  return copy;
};
