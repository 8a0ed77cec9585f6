import { randomBytes } from "node:crypto";
import { describe, expect, test } from "vitest";
import { SEAL_INFO } from "#shared/contract/seal.ts";
import { lock, randomKey, unlock } from "#main/keys/aes.ts";
import { newBoxKeyPair, openSealed, sealTo } from "#main/keys/hpke.ts";
import { unwrapKey, wrapKey } from "#main/keys/passphrase.ts";
import { newStationKey, publicHalf } from "#main/keys/station-key.ts";

describe("keys", () => {
  test("a wrapped data key opens with its passphrase and with no other", async () => {
    const dataKey = randomKey();
    const wrap = await wrapKey("correct horse battery", dataKey);
    expect(await unwrapKey("correct horse battery", wrap)).toEqual(dataKey);
    expect(await unwrapKey("correct horse batterY", wrap)).toBeNull();
  });

  test("a passphrase typed with composed or split accents is the same one", async () => {
    const dataKey = randomKey();
    const wrap = await wrapKey("café sombra lenta", dataKey);
    expect(await unwrapKey("cafe\u0301 sombra lenta", wrap)).toEqual(dataKey);
  });

  test("a box moved to another place, or changed by one bit, does not open", () => {
    const key = randomKey();
    const sealed = lock(key, randomBytes(100), "here");
    expect(() => unlock(key, sealed, "there")).toThrow();
    const flipped = sealed.box.slice();
    flipped[10] = (flipped[10] ?? 0) ^ 1;
    expect(() => unlock(key, { ...sealed, box: flipped }, "here")).toThrow();
  });

  test("what was sealed for one purpose does not open for another", async () => {
    const pair = await newBoxKeyPair();
    const sealed = await sealTo(pair.publicKey, SEAL_INFO.escrow, randomKey());
    await expect(openSealed(pair.privateKey, SEAL_INFO.recovery, sealed)).rejects.toThrow();
    expect((await openSealed(pair.privateKey, SEAL_INFO.escrow, sealed)).length).toBe(32);
  });

  test("a station key knows its public half", () => {
    const key = newStationKey();
    expect(publicHalf(key.privatePem)).toBe(key.publicKey);
    expect(Buffer.from(key.publicKey, "base64")).toHaveLength(32);
  });
});
