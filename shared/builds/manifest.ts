import { z } from "zod";

export const PRODUCT = "access-line-workstation";
export const MANIFEST_FILE = "release.json";
export const SIGNATURE_FILE = "release.json.sig";
/** Largest manifest and largest file that are read at all, bytes. */
export const MOST_MANIFEST_BYTES = 64 * 1024;
export const MOST_FILE_BYTES = 1024 * 1024 * 1024;

/** Said before the manifest when it is signed, so that no signature of ours for something else fits here. */
const SIGNED_PREFIX = "accessline release v1\n";
export const signedText = (manifest: string): string => SIGNED_PREFIX + manifest;

const DEVICE_NAMES = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i;

/**
 * A name that means the same to every file system and every shell: no folder, quote, `%`, colon, space,
 * letter outside ASCII, Windows device or trailing dot.
 */
export const FileName = z
  .string()
  .regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,118}[A-Za-z0-9]$/)
  .refine((name) => !name.includes("..") && !DEVICE_NAMES.test(name));

/** `major.minor.patch`, nothing else: a look-alike or a suffix is not a version. */
export const Version = z.string().regex(/^(0|[1-9]\d{0,5})\.(0|[1-9]\d{0,5})\.(0|[1-9]\d{0,5})$/);

export const ReleaseFile = z.strictObject({
  name: FileName,
  /** Lower-case hexadecimal. */
  sha512: z.string().regex(/^[0-9a-f]{128}$/),
  size: z.int().min(1).max(MOST_FILE_BYTES),
});
export type ReleaseFile = z.infer<typeof ReleaseFile>;

const haveDifferentNames = (files: readonly ReleaseFile[]): boolean =>
  new Set(files.map(({ name }) => name.toLowerCase())).size === files.length;

/** What a release is, as signed. */
export const Manifest = z.strictObject({
  product: z.string().max(60),
  channel: z.enum(["release", "pilot", "development"]),
  version: Version,
  /** The oldest build that may be replaced by this one directly. */
  minVersion: Version,
  files: z
    .array(ReleaseFile)
    .min(1)
    .max(20)
    .refine(haveDifferentNames, "two files of one name, as Windows sees it"),
  /** After this instant nobody installs it any more. */
  expiry: z.iso.datetime(),
});
export type Manifest = z.infer<typeof Manifest>;

/** The file beside the manifest. */
export const ReleaseSignature = z.strictObject({
  keyId: z.string().regex(/^[0-9a-f]{16}$/),
  /** Ed25519, base64. */
  signature: z.string().regex(/^[A-Za-z0-9+/]{86}==$/),
});
export type ReleaseSignature = z.infer<typeof ReleaseSignature>;

/** What a build trusts: two public keys, the one in use and the one that can take over. */
export const Trust = z.strictObject({
  channel: Manifest.shape.channel,
  keys: z
    .array(
      z.strictObject({
        keyId: ReleaseSignature.shape.keyId,
        name: z.string().max(60),
        /** Raw Ed25519 public key, base64, 32 bytes. */
        publicKey: z.string().regex(/^[A-Za-z0-9+/]{43}=$/),
      }),
    )
    .length(2),
});
export type Trust = z.infer<typeof Trust>;

/** Negative: `a` is older. Both must be versions. */
export const compareVersions = (a: string, b: string): number => {
  const [left, right] = [a, b].map((version) => version.split(".").map(Number));
  for (const at of [0, 1, 2]) {
    const difference = (left?.[at] ?? 0) - (right?.[at] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
};
