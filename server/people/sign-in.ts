import { type SealedKey } from "#shared/contract/seal.ts";
import { type Person } from "#shared/contract/server.ts";
import { accept, refuse, type Result } from "#shared/result.ts";
import { codeHash } from "../stations/codes.ts";
import { releaseEscrow } from "../stations/escrow.ts";
import { type PersonRecord } from "../store/people-verbs.ts";
import { type StationRecord } from "../store/station-verbs.ts";
import { type Store } from "../store/store.ts";
import { isPassphrase } from "./passphrase.ts";
import { tooManyTries } from "./tries.ts";
import { newToken, TOKEN_GOOD_FOR_MS, tokenHash } from "./token.ts";

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

/** Whether what was typed as a passphrase is the one-time code of that person, still good. */
const isCodeOf = async (
  store: Store,
  known: PersonRecord | null,
  typed: string,
  at: Date,
): Promise<boolean> => {
  const code = await store.write((tx) => tx.lockPersonCode(codeHash(typed)));
  return code !== null && known?.id === code.person && code.expiresAt > at;
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
    tries: await tooManyTries(tx, login, station.id, at),
    known: await tx.personByLogin(login),
  }));
  if (!tries.ok) return tries;
  if (!(await isPassphrase(known?.passphraseHash ?? null, asked.passphrase)) || known === null)
    return (await isCodeOf(store, known, asked.passphrase, at))
      ? refuse(
          "passphrase-needed",
          "Choose a passphrase of your own now: the code only opens this door once.",
        )
      : refuse("not-signed-in", "The name or the passphrase is not right. Type both again.");
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
