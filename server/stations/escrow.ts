import { timingSafeEqual } from "node:crypto";
import { SEAL_INFO, type SealedKey } from "#shared/contract/seal.ts";
import { type DeskId } from "#shared/events/ids.ts";
import { accept, refuse, type Result } from "#shared/result.ts";
import { type Store, type StoreTx } from "../store/store.ts";
import { fromBase64, openSealed, sealTo } from "./sealing.ts";

const open = (privateKey: Uint8Array, sealed: SealedKey) =>
  openSealed(privateKey, SEAL_INFO.escrow, sealed);

/** Takes a desk's data key into keeping, once; the same key again is welcome, another one is not. */
export const keepEscrow = async (
  store: Store,
  privateKey: Uint8Array,
  deskId: DeskId,
  sealed: SealedKey,
): Promise<Result<Record<never, never>>> => {
  const dataKey = await open(privateKey, sealed);
  if (dataKey === null || dataKey.length !== 32)
    return refuse(
      "escrow-not-opened",
      "The data key is not sealed to this server, or is not 256 bits. Enrol the desk again.",
    );
  return store.write(async (tx) => {
    const held = await tx.escrow(deskId);
    const before = held === null ? null : await open(privateKey, held);
    if (before !== null && !timingSafeEqual(before, dataKey))
      return refuse(
        "escrow-differs",
        "The server keeps another data key for this desk. Enrol the desk again.",
      );
    if (before === null) await tx.setEscrow(deskId, sealed);
    return accept({});
  });
};

/** The data key in keeping, sealed anew to `recoverTo` (X25519, raw, base64). Null: none is kept. */
export const releaseEscrow = async (
  tx: StoreTx,
  privateKey: Uint8Array,
  deskId: DeskId,
  recoverTo: string,
): Promise<Result<SealedKey | null>> => {
  const held = await tx.escrow(deskId);
  const dataKey = held === null ? null : await open(privateKey, held);
  if (dataKey === null) return accept(null);
  const sealed = await sealTo(fromBase64(recoverTo), SEAL_INFO.recovery, dataKey);
  dataKey.fill(0);
  return sealed === null
    ? refuse("key-not-valid", "The key to recover to must be 32 bytes in base64.")
    : accept(sealed);
};
