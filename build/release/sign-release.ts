import { createHash, type KeyObject, sign } from "node:crypto";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { canonicalJson } from "#shared/builds/canonical-json.ts";
import {
  Manifest,
  MANIFEST_FILE,
  type ReleaseFile,
  SIGNATURE_FILE,
  signedText,
} from "#shared/builds/manifest.ts";

export type Signer = { readonly keyId: string; readonly privateKey: KeyObject };

const fileAt = async (folder: string, name: string): Promise<ReleaseFile> => {
  const bytes = await readFile(join(folder, name));
  return { name, sha512: createHash("sha512").update(bytes).digest("hex"), size: bytes.length };
};

/** The two small files of a release, as texts. Throws on a manifest that no build would take. */
export const signManifest = (
  manifest: Manifest,
  { keyId, privateKey }: Signer,
): { manifest: string; signature: string } => {
  const text = canonicalJson(Manifest.parse(manifest));
  const signature = sign(null, Buffer.from(signedText(text), "utf8"), privateKey);
  return {
    manifest: text,
    signature: canonicalJson({ keyId, signature: signature.toString("base64") }),
  };
};

/** Measures the named files, writes the manifest and its signature beside them. */
export const signFolder = async (
  folder: string,
  names: readonly string[],
  about: Omit<Manifest, "files">,
  signer: Signer,
): Promise<Manifest> => {
  const files = await Promise.all(names.toSorted().map((name) => fileAt(folder, name)));
  const manifest = Manifest.parse({ ...about, files });
  const texts = signManifest(manifest, signer);
  await writeFile(join(folder, MANIFEST_FILE), texts.manifest);
  await writeFile(join(folder, SIGNATURE_FILE), texts.signature);
  return manifest;
};
