import { type PersonId } from "#shared/events/ids.ts";
import { CODE_GOOD_FOR_MS, codeHash, newCode } from "../stations/codes.ts";
import { type StoreTx } from "../store/store.ts";

export type OneTimeCode = { readonly code: string; readonly expiresAt: Date };

/** A code with which somebody chooses their passphrase at a desk. Only its hash is kept. */
export const makePersonCode = async (
  tx: StoreTx,
  person: PersonId,
  madeBy: PersonId | null,
  at: Date,
): Promise<OneTimeCode> => {
  const code = newCode();
  const expiresAt = new Date(at.getTime() + CODE_GOOD_FOR_MS);
  await tx.setPersonCode({ person, hash: codeHash(code), expiresAt });
  await tx.noteEnrolment({ kind: "person-code-made", person, madeBy }, at);
  return { code, expiresAt };
};
