import { randomUUID } from "node:crypto";
import { frameContext, SEAL_INFO, type SealedSegment } from "#shared/contract/seal.ts";
import { type EventText, type ParsedEvent, storedEvent } from "#shared/events/envelope.ts";
import { lock, randomKey } from "../keys/aes.ts";
import { toBase64, utf8 } from "../keys/bytes.ts";
import { sealTo } from "../keys/hpke.ts";

/** Events whose frames were released, sealed again from the vault: a server restored from a backup asks for them. */
export const sealAgain = async (
  texts: readonly EventText[],
  serverPublicKey: Uint8Array,
): Promise<SealedSegment[]> => {
  if (texts.length === 0) return [];
  const segment = randomUUID();
  const key = randomKey();
  const frames = texts.map(storedEvent).map(({ envelope: { station, seq }, text }: ParsedEvent) => {
    const { nonce, box } = lock(
      key,
      utf8(JSON.stringify(text)),
      frameContext(station, segment, seq),
    );
    return { seq, nonce: toBase64(nonce), box: toBase64(box) };
  });
  const keyForServer = await sealTo(serverPublicKey, SEAL_INFO.segmentForServer, key);
  key.fill(0);
  return [{ segment, keyForServer, frames }];
};
