import { readFile } from "node:fs/promises";
import writeFileAtomic from "write-file-atomic";
import { z } from "zod";
import { Base64, SealedKey } from "#shared/contract/seal.ts";
import { Person } from "#shared/contract/server.ts";
import { Coverage } from "#shared/events/coverage.ts";
import { DeskId, StationId } from "#shared/events/ids.ts";
import { type SecretStore } from "../host.ts";
import { fromBase64, fromUtf8, toBase64, utf8 } from "../keys/bytes.ts";
import { Wrap } from "../keys/passphrase.ts";

/** Somebody who can unlock this desk without the network. */
export const Enrolled = z.object({
  login: z.string(),
  person: Person,
  wrap: Wrap,
  lastOnlineAt: z.iso.datetime(),
});
export type Enrolled = z.infer<typeof Enrolled>;

/** Everything this desk is: keys and who works here. The whole file lies under the host's secret store. */
export const DeskIdentity = z.object({
  v: z.literal(1),
  deskId: DeskId,
  deskName: z.string(),
  stationId: StationId,
  /** Null: no prefix is known to be ours; references are provisional. */
  referencePrefix: z.string().nullable(),
  referencesGiven: z.int().min(0),
  coverage: Coverage,
  serverUrl: z.string(),
  serverPublicKey: Base64,
  stationKey: z.object({ publicKey: Base64, privatePem: z.string() }),
  deskPublicKey: Base64,
  /** The desk's private key under the data key: reading needs somebody's passphrase. */
  deskPrivateKey: z.object({ nonce: Base64, box: Base64 }),
  /** Sealed to the server until it has confirmed the escrow. */
  escrow: SealedKey.nullable(),
  enrolled: z.array(Enrolled),
  stolen: z.boolean(),
  /** Incarnations left behind with events the server never took: written again at the next unlock. */
  former: z.array(z.object({ stationId: StationId, fromSeq: z.int().min(1) })).default([]),
});
export type DeskIdentity = z.infer<typeof DeskIdentity>;

const FileShape = z.object({ v: z.literal(1), box: Base64 });

export type DeskFileFinding = "none" | "unreadable";

/** Reads the desk's identity, or says why there is none to work with. */
export const readDeskFile = async (
  path: string,
  secrets: SecretStore,
): Promise<DeskIdentity | DeskFileFinding> => {
  let text: string;
  try {
    text = await readFile(path, "utf8");
  } catch {
    return "none";
  }
  try {
    const { box } = FileShape.parse(JSON.parse(text));
    return DeskIdentity.parse(JSON.parse(fromUtf8(await secrets.open(fromBase64(box)))));
  } catch {
    return "unreadable";
  }
};

export const writeDeskFile = async (
  path: string,
  identity: DeskIdentity,
  secrets: SecretStore,
): Promise<void> => {
  const box = await secrets.seal(utf8(JSON.stringify(identity)));
  await writeFileAtomic(path, JSON.stringify({ v: 1, box: toBase64(box) }), { mode: 0o600 });
};
