import { type SealedKey } from "#shared/contract/seal.ts";
import { type Person } from "#shared/contract/server.ts";
import { accept, refuse, type Result } from "#shared/result.ts";
import { releaseEscrow } from "../stations/escrow.ts";
import { type StationRecord } from "../store/station-verbs.ts";
import { type Store } from "../store/store.ts";
import { isPassphrase } from "./passphrase.ts";
import { newToken, TOKEN_GOOD_FOR_MS, tokenHash } from "./token.ts";

/** Tries that went wrong within this time count together. */
const TRIES_WINDOW_MS = 15 * 60_000;
const MOST_BY_LOGIN = 5;
/** A desk is shared, so it may go wrong more often than a person. */
const MOST_AT_STATION = 20;

export type SignInDeps = {
  readonly store: Store;
  readonly privateKey: Uint8Array;
  readonly now: () => Date;
};

export type SignedIn = {
  readonly person: Person;
  readonly token: string;
  readonly tokenExpiresAt: string;
  readonly sealedDataKey: SealedKey | null;
};

/** An online sign-in: a token, the desk's data key where asked for, and trust in what this person does here. */
export const signIn = async (
  { store, privateKey, now }: SignInDeps,
  station: StationRecord,
  asked: { readonly login: string; readonly passphrase: string; readonly recoverTo: string | null },
): Promise<Result<SignedIn>> => {
  const at = now();
  const login = asked.login.trim().toLowerCase();
  const { known, tries } = await store.write(async (tx) => ({
    tries: await tx.countTries(login, station.id, new Date(at.getTime() - TRIES_WINDOW_MS), at),
    known: await tx.personByLogin(login),
  }));
  if (tries.byLogin > MOST_BY_LOGIN || tries.atStation > MOST_AT_STATION)
    return refuse(
      "too-many-tries",
      "Too many tries went wrong. Wait a quarter of an hour, then try again; a supervisor can reset a forgotten passphrase.",
    );
  if (!(await isPassphrase(known?.passphraseHash ?? null, asked.passphrase)) || known === null)
    return refuse("not-signed-in", "The name or the passphrase is not right. Type both again.");
  if (known.state === "revoked")
    return refuse("person-revoked", "Your access was withdrawn. Ask a supervisor.");

  const { id, name, role, regions } = known;
  const token = newToken();
  const expiresAt = new Date(at.getTime() + TOKEN_GOOD_FOR_MS);
  return store.write(async (tx) => {
    const released =
      asked.recoverTo === null
        ? accept(null)
        : await releaseEscrow(tx, privateKey, station.deskId, asked.recoverTo);
    if (!released.ok) return released;
    await tx.forgetTries(login);
    await tx.addSignIn(id, station.deskId, station.id, at);
    await tx.addToken({ hash: tokenHash(token), person: id, station: station.id, expiresAt }, at);
    return accept({
      person: { id, name, role, regions },
      token,
      tokenExpiresAt: expiresAt.toISOString(),
      sealedDataKey: released.value,
    });
  });
};
