import { accept, refuse, type Result } from "#shared/result.ts";
import { codeHash } from "../stations/codes.ts";
import { type StationRecord } from "../store/station-verbs.ts";
import { type Store } from "../store/store.ts";
import { hashPassphrase } from "./passphrase.ts";
import { passphraseRefusal } from "./passphrase-rules.ts";
import { tooManyTries } from "./tries.ts";

type Asked = { readonly login: string; readonly code: string; readonly passphrase: string };

/** The owner of a one-time code takes a passphrase of their own. The code serves once. */
export const choosePassphrase = async (
  { store, now }: { readonly store: Store; readonly now: () => Date },
  station: StationRecord,
  { code, passphrase, ...asked }: Asked,
): Promise<Result<Record<never, never>>> => {
  const at = now();
  const login = asked.login.trim().toLowerCase();
  const tries = await store.write((tx) => tooManyTries(tx, login, station.id, at));
  if (!tries.ok) return tries;
  const weak = passphraseRefusal(passphrase, login);
  if (weak !== null) return weak;
  const passphraseHash = await hashPassphrase(passphrase);
  return store.write(async (tx) => {
    const hash = codeHash(code);
    const known = await tx.lockPersonCode(hash);
    const person = await tx.personByLogin(login);
    if (known === null || known.expiresAt <= at || person?.id !== known.person)
      return refuse(
        "code-not-good",
        "This name and one-time code do not go together, or the code was used or has run out. Type both again, or ask for a new code.",
      );
    if (person.state === "revoked")
      return refuse("person-revoked", "Your access was withdrawn. Ask a supervisor.");
    await tx.setPassphrase(person.id, passphraseHash);
    await tx.usePersonCode(hash, at);
    await tx.forgetTries(login);
    const { id, role } = person;
    await tx.noteEnrolment({ kind: "passphrase-chosen", person: id, role, madeBy: id }, at);
    return accept({});
  });
};
