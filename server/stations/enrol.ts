import { type InferContractRouterInputs, type InferContractRouterOutputs } from "@orpc/contract";
import { uuidv7 } from "uuidv7";
import { type ServerContract } from "#shared/contract/server.ts";
import { DeskId, StationId } from "#shared/events/ids.ts";
import { accept, refuse, type Result } from "#shared/result.ts";
import { type StationRecord } from "../store/station-verbs.ts";
import { type Store, type StoreTx } from "../store/store.ts";
import { codeHash } from "./codes.ts";
import { nthPrefix } from "./prefixes.ts";
import { fromBase64 } from "./sealing.ts";

type Asked = InferContractRouterInputs<ServerContract>;
type Told = InferContractRouterOutputs<ServerContract>;

export type EnrolDeps = {
  readonly store: Store;
  readonly mode: "demo" | "production";
  readonly serverPublicKey: string;
  readonly now: () => Date;
};

const isRawKey = (base64: string): boolean => fromBase64(base64).length === 32;

const keyRefusal = (name: string) =>
  refuse("key-not-valid", `The ${name} must be 32 bytes in base64. Update the workstation.`);

/** A station under a prefix that nobody ever had. Throws when all 29,791 are given. */
const addStation = async (
  tx: StoreTx,
  deskId: DeskId,
  publicKey: string,
  why: string,
  at: Date,
): Promise<{ readonly stationId: StationId; readonly referencePrefix: string }> => {
  const stationId = StationId.parse(uuidv7());
  for (;;) {
    const referencePrefix = nthPrefix(await tx.countPrefix());
    if (!(await tx.addStation({ id: stationId, deskId, publicKey, referencePrefix, why }, at)))
      continue;
    const kind = why === "enrolled" ? "desk-enrolled" : "station-added";
    await tx.noteEnrolment({ kind, desk: deskId, station: stationId, madeBy: null }, at);
    return { stationId, referencePrefix };
  }
};

const enrolled = (station: StationRecord, serverPublicKey: string): Told["enrol"] => ({
  deskId: station.deskId,
  deskName: station.deskName,
  stationId: station.id,
  referencePrefix: station.referencePrefix,
  coverage: station.coverage,
  serverPublicKey,
});

/** A new desk. The same code with the same key gets the same answer: the first one may have been lost. */
export const enrol = (
  { store, mode, serverPublicKey, now }: EnrolDeps,
  { code, machine, stationPublicKey, deskPublicKey }: Asked["enrol"],
): Promise<Result<Told["enrol"]>> =>
  store.write(async (tx) => {
    if (mode === "production" && machine.host === "preview")
      return refuse(
        "preview-not-for-members",
        "The preview in a browser is not for members' data, and this is a production server. Install the workstation.",
      );
    if (!isRawKey(stationPublicKey)) return keyRefusal("station's public key");
    if (!isRawKey(deskPublicKey)) return keyRefusal("desk's public key");
    const at = now();
    const hash = codeHash(code);
    const known = await tx.lockCode(hash);
    if (known === null)
      return refuse("code-unknown", "This code is not known. Type it again, or ask for a new one.");
    if (known.usedAt !== null) {
      const before = known.usedByKey === null ? null : await tx.stationByKey(known.usedByKey);
      return before?.publicKey === stationPublicKey && before.deskPublicKey === deskPublicKey
        ? accept(enrolled(before, serverPublicKey))
        : refuse("code-used", "This code was used already. Ask a supervisor for a new one.");
    }
    if (known.expiresAt <= at)
      return refuse("code-expired", "This code has run out. Ask a supervisor for a new one.");
    if ((await tx.stationByKey(stationPublicKey)) !== null)
      return refuse("key-taken", "This desk's key is enrolled already. Set the desk up afresh.");
    const id = DeskId.parse(uuidv7());
    const { deskName: name, coverage } = known;
    await tx.addDesk({ id, name, coverage, publicKey: deskPublicKey, host: machine.host }, at);
    await addStation(tx, id, stationPublicKey, "enrolled", at);
    await tx.useCode(hash, stationPublicKey, at);
    const station = await tx.stationByKey(stationPublicKey);
    if (station === null) throw new Error("A station was added and is not there.");
    return accept(enrolled(station, serverPublicKey));
  });

/** A new incarnation of an enrolled desk. The former one stays: what it wrote may still arrive. */
export const incarnate = (
  { store, now }: EnrolDeps,
  former: StationRecord,
  { why, stationPublicKey }: Asked["incarnate"],
): Promise<Result<Told["incarnate"]>> =>
  store.write(async (tx) => {
    if (!isRawKey(stationPublicKey)) return keyRefusal("station's public key");
    const known = await tx.stationByKey(stationPublicKey);
    if (known !== null)
      return known.deskId === former.deskId && known.id !== former.id
        ? accept({ stationId: known.id, referencePrefix: known.referencePrefix })
        : refuse("key-taken", "A new incarnation needs a new key. Make one and ask again.");
    return accept(await addStation(tx, former.deskId, stationPublicKey, why, now()));
  });
