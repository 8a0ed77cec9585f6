import { uuidv7 } from "uuidv7";
import { PersonId, type RegionId } from "#shared/events/ids.ts";
import { accept, refuse, type Result } from "#shared/result.ts";
import { CODE_GOOD_FOR_MS, codeHash, newCode } from "../stations/codes.ts";
import { type Store, type StoreTx } from "../store/store.ts";
import { makePersonCode } from "./person-code.ts";

export type FirstSupervisor = {
  readonly name: string;
  readonly login: string;
  /** None: the whole line. */
  readonly regions: readonly RegionId[];
};

export type FirstCodes = {
  readonly personCode: string;
  readonly deskCode: string;
  readonly expiresAt: Date;
};

const addSupervisor = async (
  tx: StoreTx,
  { name, login, regions }: FirstSupervisor,
  at: Date,
): Promise<PersonId> => {
  const id = PersonId.parse(uuidv7());
  const role = "supervisor";
  await tx.addPerson(
    {
      id,
      login,
      name,
      role,
      regions: [...regions],
      passphraseHash: null,
      state: "active",
      demo: false,
    },
    at,
  );
  await tx.noteEnrolment({ kind: "person-added", person: id, role, madeBy: null }, at);
  return id;
};

/**
 * The one person who is let in by nobody: afterwards people are let in by people. Asked again for
 * the same person who has not used the code yet, it gives new codes in the place of lost ones.
 */
export const firstSupervisor = (
  store: Store,
  asked: FirstSupervisor,
  at: Date,
): Promise<Result<FirstCodes>> =>
  store.write(async (tx) => {
    const leaders = await tx.lockLeaders();
    if (leaders.some(({ hasPassphrase }) => hasPassphrase))
      return refuse(
        "supervisor-exists",
        "There is a supervisor or admin here already. They let others in at their desk; this command is for an empty server only.",
      );
    const [waiting] = leaders;
    if (waiting !== undefined && waiting.login !== asked.login)
      return refuse(
        "first-supervisor-waits",
        `A first supervisor was made already and has not used the code. For a new code run this with --login ${waiting.login}.`,
      );
    if (waiting === undefined && (await tx.personByLogin(asked.login)) !== null)
      return refuse(
        "login-taken",
        "Somebody else signs in with this name. Choose another --login.",
      );
    const person = waiting?.id ?? (await addSupervisor(tx, asked, at));
    const { code: personCode, expiresAt } = await makePersonCode(tx, person, null, at);
    const deskCode = newCode();
    await tx.addCode({
      hash: codeHash(deskCode),
      deskName: "First desk",
      coverage:
        asked.regions.length === 0
          ? { kind: "line" }
          : { kind: "regions", regions: [...asked.regions] },
      madeBy: null,
      expiresAt: new Date(at.getTime() + CODE_GOOD_FOR_MS),
    });
    await tx.noteEnrolment({ kind: "desk-code-made", madeBy: null }, at);
    return accept({ personCode, deskCode, expiresAt });
  });
