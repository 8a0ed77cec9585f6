import { z } from "zod";
import { readCanonicalJson, canonicalJson } from "../builds/canonical-json.ts";
import { type VerifySignature } from "../builds/judge-release.ts";
import { PRODUCT, ReleaseSignature, type Trust } from "../builds/manifest.ts";
import { parseJson } from "../parse-json.ts";
import { accept, refuse, type Result } from "../result.ts";
import { checkContent } from "./check-content.ts";
import { Content } from "./content.ts";
import { contentVersion, type Sha256 } from "./content-version.ts";
import { runCases } from "./run-cases.ts";

/** Largest bundle that is read at all, bytes. */
export const MOST_BUNDLE_BYTES = 16 * 1024 * 1024;
export const SEAL_ENDING = ".sig";
export const bundleName = (version: string): string => `content-${version}.json`;

/** Said before the manifest when it is signed: no signature of ours for a build fits here. */
export const sealedText = (manifest: ContentManifest): string =>
  `accessline content v1\n${canonicalJson(manifest)}`;

/** What a bundle is, as signed. */
export const ContentManifest = z.strictObject({
  product: z.literal(PRODUCT),
  version: Content.shape.version,
  /** SHA-256 of the bundle's bytes, lower-case hexadecimal. */
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  publishedAt: z.iso.datetime(),
  /** After this instant no desk takes it any more. */
  expiry: z.iso.datetime(),
});
export type ContentManifest = z.infer<typeof ContentManifest>;

/** The file beside the bundle. */
const Seal = z.strictObject({ manifest: ContentManifest, ...ReleaseSignature.shape });
export type Seal = z.infer<typeof Seal>;

/** The bundle and its seal as they lie in a folder; null: not there. */
export type OfferedBundle = {
  readonly name: string;
  readonly text: string;
  readonly seal: string | null;
};

export type BundleStanding = {
  readonly trust: Trust | null;
  readonly verify: VerifySignature;
  readonly sha256: Sha256;
  readonly nowMs: number;
  /** What the desk works with: the label it ships with, and when the bundle in use was published. */
  readonly inUse: { readonly label: string; readonly publishedAt: string | null };
};

export type TakenBundle = { readonly content: Content; readonly publishedAt: string };

const sealOf = (offered: OfferedBundle, standing: BundleStanding): Result<ContentManifest> => {
  const parsed = Seal.safeParse(offered.seal === null ? null : readCanonicalJson(offered.seal));
  if (!parsed.success)
    return refuse(
      "unsigned",
      `${offered.name} has no signature beside it that fits. Copy both files again, or publish it with npm run content.`,
    );
  const { manifest, keyId, signature } = parsed.data;
  const key = standing.trust?.keys.find((one) => one.keyId === keyId);
  if (key === undefined)
    return refuse(
      "wrong-signer",
      `${offered.name} was signed with a key that this build does not trust. Tell the supervisor and IT.`,
    );
  return standing.verify(key.publicKey, sealedText(manifest), signature)
    ? accept(manifest)
    : refuse(
        "signature-does-not-fit",
        `The signature of ${offered.name} belongs to something else. Copy both files again; if it stays so, tell IT.`,
      );
};

/** "2026.11.2" against "2026.11": negative when `a` is older. */
export const compareLabels = (a: string, b: string): number => {
  const [left, right] = [a, b].map((label) => label.split(".").map(Number));
  for (const at of [0, 1, 2]) {
    const difference = (left?.[at] ?? 0) - (right?.[at] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
};

const inTime = (
  { name }: OfferedBundle,
  manifest: ContentManifest,
  { nowMs, inUse }: BundleStanding,
): Result<null> => {
  if (Date.parse(manifest.expiry) <= nowMs)
    return refuse("expired", `${name} may no longer be taken. Publish the current content.`);
  const label = manifest.version.split("-")[0] ?? "";
  const older = compareLabels(label, inUse.label);
  const before =
    inUse.publishedAt !== null && Date.parse(manifest.publishedAt) < Date.parse(inUse.publishedAt);
  return older < 0 || (older === 0 && before)
    ? refuse(
        "older",
        `${name} is older than the content in use (${inUse.label}). Publish it again under a newer label.`,
      )
    : accept(null);
};

const contentOf = (
  { name, text }: OfferedBundle,
  manifest: ContentManifest,
  sha256: Sha256,
): Result<Content> => {
  if (sha256(text) !== manifest.sha256)
    return refuse("altered", `${name} is not the file that was signed. Do not use it; tell IT.`);
  if (name !== bundleName(manifest.version))
    return refuse("renamed", `${name} was published as ${bundleName(manifest.version)}.`);
  const json = parseJson(text);
  if (json === undefined)
    return refuse("not-json", `${name} cannot be read. Publish it again with npm run content.`);
  const parsed = Content.safeParse(json);
  if (!parsed.success)
    return refuse(
      "not-valid",
      `${name} says something this build does not know (${parsed.error.issues[0]?.path.join(".") ?? "shape"}). Install the newer workstation first.`,
    );
  const { version, label, ...parts } = parsed.data;
  return version === manifest.version && version === contentVersion(label, parts, sha256)
    ? accept(parsed.data)
    : refuse(
        "version-does-not-fit",
        `${name} is not named after what is in it. Publish it again with npm run content.`,
      );
};

/**
 * Whether a desk takes a published content: signed by a key of this build, in time, unaltered, complete,
 * and right on its own test cases. Stops at the first "no"; the content in use then stays.
 */
export const judgeBundle = (
  offered: OfferedBundle,
  standing: BundleStanding,
): Result<TakenBundle> => {
  try {
    const sealed = sealOf(offered, standing);
    if (!sealed.ok) return sealed;
    const timely = inTime(offered, sealed.value, standing);
    if (!timely.ok) return timely;
    const content = contentOf(offered, sealed.value, standing.sha256);
    if (!content.ok) return content;
    const { version: _version, label: _label, ...parts } = content.value;
    const [fault] = checkContent(parts);
    if (fault !== undefined)
      return refuse(
        "does-not-hold-together",
        `${offered.name}: ${fault.part} ${fault.path.join(".")}: ${fault.message} (${fault.remedy})`,
      );
    const [broken] = runCases(content.value);
    return broken === undefined
      ? accept({ content: content.value, publishedAt: sealed.value.publishedAt })
      : refuse("breaks-its-cases", `${offered.name}: ${broken.message} (${broken.remedy})`);
  } catch {
    return refuse("not-checkable", `${offered.name} could not be checked, so it is not taken.`);
  }
};
