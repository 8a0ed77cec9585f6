import { createHash, randomInt } from "node:crypto";
import { type Coverage } from "#shared/events/coverage.ts";
import { type PersonId } from "#shared/events/ids.ts";
import { provisionalReference } from "#shared/reference/reference.ts";
import { type Store } from "../store/store.ts";

/** How long a code waits for its desk or its person: three days. */
export const CODE_GOOD_FOR_MS = 72 * 3_600_000;
const GROUPS = 4;

const chance = (): number => randomInt(2 ** 32) / 2 ** 32;

/** Three signs that survive a bad phone line: those that references are made of. */
const threeSigns = (): string => provisionalReference(chance).text.slice(3, 6);

/** Codes are read out and typed: spacing, case and the letters that look like digits do not matter. */
export const codeHash = (typed: string): string => {
  const signs = typed
    .toUpperCase()
    .replace(/[^0-9A-Z]/g, "")
    .replaceAll("O", "0")
    .replaceAll("I", "1");
  return createHash("sha256").update(signs).digest("hex");
};

/** A one-time code: twelve signs, 59 bits. Only its hash is kept. */
export const newCode = (): string => Array.from({ length: GROUPS }, threeSigns).join("-");

/** A one-time code for a new desk. */
export const makeEnrolmentCode = async (
  store: Store,
  desk: { readonly deskName: string; readonly coverage: Coverage },
  madeBy: PersonId | null,
  at: Date,
): Promise<{ readonly code: string; readonly expiresAt: Date }> => {
  const code = newCode();
  const expiresAt = new Date(at.getTime() + CODE_GOOD_FOR_MS);
  await store.write(async (tx) => {
    await tx.addCode({ hash: codeHash(code), ...desk, madeBy, expiresAt });
    await tx.noteEnrolment({ kind: "desk-code-made", madeBy }, at);
  });
  return { code, expiresAt };
};
