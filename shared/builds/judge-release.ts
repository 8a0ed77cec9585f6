import { accept, refuse, type Result } from "../result.ts";
import { readCanonicalJson } from "./canonical-json.ts";
import {
  compareVersions,
  Manifest,
  MANIFEST_FILE,
  MOST_MANIFEST_BYTES,
  PRODUCT,
  ReleaseSignature,
  SIGNATURE_FILE,
  signedText,
  type Trust,
  Version,
} from "./manifest.ts";

/** Verifies Ed25519 over the UTF-8 bytes of a text. The realm supplies it; it answers false, never throws. */
export type VerifySignature = (publicKey: string, text: string, signature: string) => boolean;

export const STEPS = [
  "manifest",
  "signature",
  "product",
  "expiry",
  "version",
  "beside",
  "files",
] as const;
export type StepId = (typeof STEPS)[number];

/** What an offer lays on the table before its large files are read. */
export type Offered = {
  readonly manifest: string;
  readonly signature: string;
  /** Every name in the folder; null: a feed, which has no "beside". */
  readonly names: readonly string[] | null;
  /** The number under which it was announced; null: a folder announces nothing. */
  readonly announced: string | null;
};

export type Standing = {
  readonly trust: Trust;
  /** The version in use; null: nothing is installed yet (a check of a stick before a first installation). */
  readonly inUse: string | null;
  readonly nowMs: number;
  readonly verify: VerifySignature;
};

export type JudgedStep = { readonly step: StepId; readonly words: string };
export type Judged = {
  readonly steps: readonly JudgedStep[];
  readonly outcome: Result<{ readonly manifest: Manifest; readonly signer: string }>;
};

/** What Windows would run or load from beside an installer. */
const RUNS =
  /\.(exe|msi|msix|msp|dll|node|com|scr|cpl|bat|cmd|ps1|psm1|vbs|js|wsf|hta|lnk|url|inf|reg|zip|7z|deb|gz)$/i;

type Check = (so: Judging) => Result<string>;
type Judging = Offered & Standing & { manifestRead: Manifest | null; signer: string };

const manifestStep: Check = (so) => {
  if (so.manifest.length > MOST_MANIFEST_BYTES || so.signature.length > MOST_MANIFEST_BYTES)
    return refuse(
      "manifest-too-large",
      `${MANIFEST_FILE} is far larger than a manifest can be. Get the release again from where it is published.`,
    );
  const json = readCanonicalJson(so.manifest);
  if (json === null)
    return refuse(
      "manifest-not-canonical",
      `${MANIFEST_FILE} is not written as the release tool writes it. Get the release again.`,
    );
  const parsed = Manifest.safeParse(json);
  if (!parsed.success)
    return refuse(
      "manifest-not-valid",
      `${MANIFEST_FILE} says something that no release says (${parsed.error.issues[0]?.path.join(".") ?? "shape"}). Do not install it; tell IT.`,
    );
  so.manifestRead = parsed.data;
  return accept(`Version ${parsed.data.version}, ${parsed.data.files.length} files`);
};

const signatureStep: Check = (so) => {
  const json = readCanonicalJson(so.signature);
  const parsed = ReleaseSignature.safeParse(json);
  if (json === null || !parsed.success)
    return refuse(
      "unsigned",
      `${SIGNATURE_FILE} is missing or is no signature. Do not install it; tell IT.`,
    );
  const key = so.trust.keys.find(({ keyId }) => keyId === parsed.data.keyId);
  if (key === undefined)
    return refuse(
      "wrong-signer",
      "It was signed with a key that this build does not trust. Do not install it; tell IT.",
    );
  if (!so.verify(key.publicKey, signedText(so.manifest), parsed.data.signature))
    return refuse(
      "signature-does-not-fit",
      "The manifest was changed after it was signed, or the signature belongs to another one. Do not install it; tell IT.",
    );
  so.signer = key.name;
  return accept(`Signed by ${key.name}, key ${key.keyId}`);
};

const productStep: Check = ({ manifestRead, trust }) => {
  if (manifestRead?.product !== PRODUCT)
    return refuse("wrong-product", "It is a release of another product. Choose the right folder.");
  if (manifestRead.channel !== trust.channel)
    return refuse(
      "wrong-channel",
      `It is for the ${manifestRead.channel} channel, and this desk is on ${trust.channel}. Choose a ${trust.channel} release.`,
    );
  return accept(`This product, ${trust.channel} channel`);
};

const expiryStep: Check = ({ manifestRead, nowMs }) =>
  manifestRead !== null && Date.parse(manifestRead.expiry) > nowMs
    ? accept(`May be installed until ${manifestRead.expiry.slice(0, 10)}`)
    : refuse("expired", "Its time to install is over. Ask for the current release.");

const versionStep: Check = ({ manifestRead, announced, inUse }) => {
  const version = manifestRead?.version ?? "";
  if (announced !== null && announced !== version)
    return refuse(
      "renumbered",
      `It was announced as ${announced.slice(0, 20)} but is ${version}. Do not install it; tell IT.`,
    );
  if (inUse === null) return accept(`${version}; nothing to compare with`);
  if (!Version.safeParse(inUse).success)
    return refuse(
      "build-unknown",
      "This build does not know its own version, so nothing can be compared with it. Have it installed by IT.",
    );
  if (compareVersions(version, inUse) <= 0)
    return refuse(
      "not-newer",
      `${inUse} is in use and ${version} is not newer. Going back would lose data, so it is not possible.`,
    );
  if (compareVersions(inUse, manifestRead?.minVersion ?? "") < 0)
    return refuse(
      "too-far",
      `${version} can only follow ${manifestRead?.minVersion} or later. Install that one first.`,
    );
  return accept(`${version} is newer than ${inUse}`);
};

const besideStep: Check = ({ manifestRead, names }) => {
  const ours = new Set(manifestRead?.files.map(({ name }) => name));
  const strange = names?.find((name) => RUNS.test(name) && !ours.has(name));
  if (strange !== undefined)
    return refuse(
      "stranger-beside",
      "Beside the release lies a file that could run and that nobody signed. Take the release to an empty folder, or tell IT.",
    );
  const missing = names === null ? undefined : [...ours].find((name) => !names.includes(name));
  if (missing !== undefined)
    return refuse(
      "file-missing",
      `${missing} is named in the manifest but is not there under that name. Copy the release again.`,
    );
  return accept(names === null ? "Only named files are fetched" : "Nothing else that could run");
};

const CHECKS: readonly (readonly [StepId, Check])[] = [
  ["manifest", manifestStep],
  ["signature", signatureStep],
  ["product", productStep],
  ["expiry", expiryStep],
  ["version", versionStep],
  ["beside", besideStep],
];

/**
 * All that can be judged before the files themselves are read, in order, stopping at the first "no".
 * Fails closed: a check that throws is a refusal too.
 */
export const judgeRelease = (offered: Offered, standing: Standing): Judged => {
  const so: Judging = { ...offered, ...standing, manifestRead: null, signer: "" };
  const steps: JudgedStep[] = [];
  for (const [step, check] of CHECKS) {
    let result: Result<string>;
    try {
      result = check(so);
    } catch {
      result = refuse("not-checkable", "It could not be checked, so it is not taken. Tell IT.");
    }
    if (!result.ok) return { steps, outcome: result };
    steps.push({ step, words: result.value });
  }
  const { manifestRead: manifest, signer } = so;
  return manifest === null
    ? { steps, outcome: refuse("not-checkable", "It could not be checked. Tell IT.") }
    : { steps, outcome: accept({ manifest, signer }) };
};
