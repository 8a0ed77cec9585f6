import { createHash } from "node:crypto";
import { constants, createReadStream } from "node:fs";
import { lstat, open, readdir } from "node:fs/promises";
import { join } from "node:path";
import {
  judgeRelease,
  type JudgedStep,
  type Offered,
  type Standing,
} from "#shared/builds/judge-release.ts";
import {
  type Manifest,
  MANIFEST_FILE,
  MOST_MANIFEST_BYTES,
  type ReleaseFile,
  SIGNATURE_FILE,
} from "#shared/builds/manifest.ts";
import { accept, refuse, type Result } from "#shared/result.ts";

export type Verified = {
  readonly steps: readonly JudgedStep[];
  readonly outcome: Result<{ readonly manifest: Manifest; readonly signer: string }>;
};

/** At most `most` + 1 bytes of a regular file, so that a longer one is seen to be longer; "" when there is none. */
const readShort = async (path: string, most: number): Promise<string> => {
  try {
    const about = await lstat(path);
    if (!about.isFile()) return "";
    const file = await open(path, constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0));
    try {
      const { buffer, bytesRead } = await file.read(Buffer.alloc(most + 1), 0, most + 1, 0);
      return buffer.subarray(0, bytesRead).toString("utf8");
    } finally {
      await file.close();
    }
  } catch {
    return "";
  }
};

/** What a folder or stick lays on the table; no large file is read. */
export const offeredIn = async (folder: string): Promise<Offered> => ({
  manifest: await readShort(join(folder, MANIFEST_FILE), MOST_MANIFEST_BYTES),
  signature: await readShort(join(folder, SIGNATURE_FILE), MOST_MANIFEST_BYTES),
  names: await readdir(folder).catch(() => []),
  announced: null,
});

const sha512Of = async (path: string, size: number): Promise<string> => {
  const hash = createHash("sha512");
  // One byte past the end: a file that grew since it was measured hashes differently.
  for await (const part of createReadStream(path, { end: size })) hash.update(part as Buffer);
  return hash.digest("hex");
};

/** One file as it lies in a folder against what was signed. */
export const checkFile = async (folder: string, file: ReleaseFile): Promise<Result<null>> => {
  const path = join(folder, file.name);
  try {
    const about = await lstat(path);
    if (!about.isFile())
      return refuse("not-a-file", `${file.name} is a link or a folder. Copy the release again.`);
    if (about.size !== file.size)
      return refuse(
        "wrong-size",
        `${file.name} has ${about.size} bytes and was signed with ${file.size}. Copy the release again; if it stays so, tell IT.`,
      );
    return (await sha512Of(path, file.size)) === file.sha512
      ? accept(null)
      : refuse(
          "tampered",
          `${file.name} is not the file that was signed. Do not install it; tell IT.`,
        );
  } catch {
    return refuse("file-unreadable", `${file.name} cannot be read. Copy the release again.`);
  }
};

/** Checks a release where it lies, step by step; `onFile` is told before each file. Fails closed. */
export const verifyFolder = async (
  folder: string,
  standing: Standing,
  onFile: (name: string) => void = () => undefined,
): Promise<Verified> => {
  const judged = judgeRelease(await offeredIn(folder), standing);
  if (!judged.outcome.ok) return judged;
  const { files } = judged.outcome.value.manifest;
  for (const file of files) {
    onFile(file.name);
    const checked = await checkFile(folder, file);
    if (!checked.ok) return { steps: judged.steps, outcome: checked };
  }
  return {
    steps: [...judged.steps, { step: "files", words: `${files.length} files, byte for byte` }],
    outcome: judged.outcome,
  };
};
