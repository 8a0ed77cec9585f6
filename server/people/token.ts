import { createHash, randomBytes } from "node:crypto";
import { type Person } from "#shared/contract/server.ts";
import { type StationId } from "#shared/events/ids.ts";
import { accept, refuse, type Result } from "#shared/result.ts";
import { type TokenRecord } from "../store/people-verbs.ts";

/** One shift. After it a passphrase is asked again. */
export const TOKEN_GOOD_FOR_MS = 12 * 3_600_000;

/** 256 random bits; only the hash is kept. */
export const newToken = (): string => randomBytes(32).toString("base64url");

export const tokenHash = (token: string): string =>
  createHash("sha256").update(token).digest("hex");

/** Who a token stands for at `station`, if it still does. Every "no" asks for a sign-in, never for more. */
export const personOf = (
  token: TokenRecord | null,
  station: StationId,
  at: Date,
): Result<Person> => {
  if (token === null || token.station !== station)
    return refuse("sign-in-needed", "Sign in at this desk first.");
  if (token.state === "revoked")
    return refuse("person-revoked", "Your access was withdrawn. Ask a supervisor.");
  if (token.endedAt !== null || token.expiresAt <= at)
    return refuse("sign-in-ended", "Your sign-in has run out. Sign in again.");
  return accept(token.person);
};
