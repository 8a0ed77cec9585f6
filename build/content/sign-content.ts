import { createPrivateKey, type KeyObject, sign } from "node:crypto";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { keyIdOf } from "#main/builds/ed25519.ts";
import { sha256Of } from "#main/content/sha256.ts";
import { canonicalJson } from "#shared/builds/canonical-json.ts";
import { PRODUCT } from "#shared/builds/manifest.ts";
import {
  bundleName,
  ContentManifest,
  type OfferedBundle,
  SEAL_ENDING,
  sealedText,
} from "#shared/content/bundle.ts";
import { type Content } from "#shared/content/content.ts";
import { contentText } from "#shared/content/content-version.ts";
import { type Signer } from "../release/sign-release.ts";

/** The signer of an Ed25519 private key in PEM. Throws when it is another kind of key. */
export const signerOf = (pem: string): Signer => {
  const privateKey: KeyObject = createPrivateKey(pem);
  const { x, crv } = privateKey.export({ format: "jwk" });
  if (crv !== "Ed25519" || x === undefined) throw new Error("The key is no Ed25519 key");
  return { keyId: keyIdOf(Buffer.from(x, "base64url").toString("base64")), privateKey };
};

/** The two files of a published content, as texts. */
export const signContent = (
  content: Content,
  times: { readonly publishedAt: string; readonly expiry: string },
  { keyId, privateKey }: Signer,
): OfferedBundle & { readonly seal: string } => {
  const text = contentText(content);
  const { version } = content;
  const manifest = ContentManifest.parse({
    product: PRODUCT,
    version,
    sha256: sha256Of(text),
    ...times,
  });
  const signature = sign(null, Buffer.from(sealedText(manifest), "utf8"), privateKey);
  const seal = canonicalJson({ manifest, keyId, signature: signature.toString("base64") });
  return { name: bundleName(version), text, seal };
};

/** Writes a bundle and its seal into a folder; answers the name of the bundle. */
export const writeBundle = (folder: string, { name, text, seal }: OfferedBundle): string => {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, name), text);
  if (seal !== null) writeFileSync(join(folder, name + SEAL_ENDING), seal);
  return name;
};
