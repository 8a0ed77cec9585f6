import { z } from "zod";

const timestamp = z.url({ protocol: /^https?$/ });
const path = z.string().min(1);

/**
 * How executables are signed, from the file that ACCESSLINE_SIGNING names. No secret is in it: a pass
 * phrase lies in a file of its own or is asked for by the token.
 */
export const Signing = z.discriminatedUnion("kind", [
  /** A certificate with its key in a file, for a build machine that is guarded like the key. */
  z.strictObject({
    kind: z.literal("certificate"),
    pkcs12: path,
    passphraseFile: path,
    /** Further certificates up to the root, PEM. */
    chain: path.optional(),
    timestamp: timestamp.optional(),
    /** A time-stamping authority of our own, for trials on a machine without a network. */
    ownTimestamp: z.strictObject({ certificates: path, key: path }).optional(),
    /** What a signature must lead to when it is checked. */
    roots: path,
    timestampRoots: path.optional(),
  }),
  /** A key on a hardware token or in a smart-card store, through Windows' own signtool. */
  z.strictObject({
    kind: z.literal("token"),
    signtool: path,
    /** SHA-1 of the certificate, as Windows names it. */
    thumbprint: z.string().regex(/^[0-9A-Fa-f]{40}$/),
    timestamp,
  }),
  /** A key that its cloud never lets out, through signtool and that cloud's library. */
  z.strictObject({
    kind: z.literal("cloud"),
    signtool: path,
    library: path,
    /** The cloud's own description: account, endpoint, certificate profile. */
    metadata: path,
    timestamp,
  }),
]);
export type Signing = z.infer<typeof Signing>;

type Argv = readonly [program: string, ...args: string[]];

const PRODUCT = "Access Line Workstation";

const osslsigncode = (
  signing: Extract<Signing, { kind: "certificate" }>,
  file: string,
  signed: string,
): Argv => {
  const { pkcs12, passphraseFile, chain, timestamp: url, ownTimestamp } = signing;
  return [
    "osslsigncode",
    "sign",
    "-pkcs12",
    pkcs12,
    "-readpass",
    passphraseFile,
    ...(chain === undefined ? [] : ["-ac", chain]),
    "-h",
    "sha256",
    "-n",
    PRODUCT,
    ...(url === undefined ? [] : ["-ts", url]),
    ...(ownTimestamp === undefined
      ? []
      : ["-TSA-certs", ownTimestamp.certificates, "-TSA-key", ownTimestamp.key]),
    "-in",
    file,
    "-out",
    signed,
  ];
};

const signtool = (
  { signtool: program, ...signing }: Exclude<Signing, { kind: "certificate" }>,
  file: string,
): Argv => [
  program,
  "sign",
  "/fd",
  "SHA256",
  "/td",
  "SHA256",
  "/tr",
  signing.timestamp,
  "/d",
  PRODUCT,
  ...(signing.kind === "token"
    ? ["/sha1", signing.thumbprint]
    : ["/dlib", signing.library, "/dmdf", signing.metadata]),
  file,
];

/** The command that signs one file. `signed`: where osslsigncode writes, because it never signs in place. */
export const signCommand = (signing: Signing, file: string, signed: string): Argv =>
  signing.kind === "certificate" ? osslsigncode(signing, file, signed) : signtool(signing, file);

/** The command that says whether a file's signature holds; 0 means it does. */
export const checkCommand = (signing: Signing, file: string): Argv =>
  signing.kind === "certificate"
    ? [
        "osslsigncode",
        "verify",
        "-CAfile",
        signing.roots,
        ...(signing.timestampRoots === undefined ? [] : ["-TSA-CAfile", signing.timestampRoots]),
        "-in",
        file,
      ]
    : [signing.signtool, "verify", "/pa", "/all", file];
