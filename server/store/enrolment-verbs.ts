import { type DeskId, type PersonId, type Role, type StationId } from "#shared/events/ids.ts";
import { type Query } from "./database.ts";

/** One thing of letting somebody or something in. `madeBy` null: the server's command, or the desk itself. */
export type Enrolment = {
  readonly kind:
    | "person-added"
    | "person-code-made"
    | "passphrase-chosen"
    | "desk-code-made"
    | "desk-enrolled"
    | "station-added";
  readonly person?: PersonId;
  readonly desk?: DeskId;
  readonly station?: StationId;
  readonly role?: Role;
  readonly madeBy: PersonId | null;
};

/** Somebody who may enrol others. */
export type Leader = {
  readonly id: PersonId;
  readonly login: string;
  readonly hasPassphrase: boolean;
};

export type PersonCode = { readonly person: PersonId; readonly expiresAt: Date };

export type EnrolmentVerbs = {
  noteEnrolment(enrolment: Enrolment, at: Date): Promise<void>;
  /** Everything noted, oldest first. */
  enrolments(): Promise<(Enrolment & { readonly at: Date })[]>;
  /** Active supervisors and admins. Locked until the transaction ends: only one of them can be the first. */
  lockLeaders(): Promise<Leader[]>;
  /** Takes the place of the person's code of before. */
  setPersonCode(code: PersonCode & { readonly hash: string }): Promise<void>;
  /** The code's person, if the code was not used; locked, so that it serves once. */
  lockPersonCode(hash: string): Promise<PersonCode | null>;
  usePersonCode(hash: string, at: Date): Promise<void>;
  setPassphrase(person: PersonId, passphraseHash: string): Promise<void>;
};

type EnrolmentRow = {
  at: Date;
  kind: Enrolment["kind"];
  person: PersonId | null;
  desk: DeskId | null;
  station: StationId | null;
  role: Role | null;
  made_by: PersonId | null;
};

export const enrolmentVerbs = (query: Query): EnrolmentVerbs => ({
  noteEnrolment: async ({ kind, person, desk, station, role, madeBy }, at) => {
    await query(
      `insert into enrolments (at, kind, person, desk, station, role, made_by)
       values ($1, $2, $3, $4, $5, $6, $7)`,
      [at.toISOString(), kind, person ?? null, desk ?? null, station ?? null, role ?? null, madeBy],
    );
  },

  enrolments: async () => {
    const rows = await query<EnrolmentRow>(
      "select at, kind, person, desk, station, role, made_by from enrolments order by number",
    );
    return rows.map(({ at, kind, person, desk, station, role, made_by: madeBy }) => ({
      at,
      kind,
      ...(person === null ? {} : { person }),
      ...(desk === null ? {} : { desk }),
      ...(station === null ? {} : { station }),
      ...(role === null ? {} : { role }),
      madeBy,
    }));
  },

  lockLeaders: async () => {
    await query("select pg_advisory_xact_lock(3, 0)");
    const rows = await query<{ id: PersonId; login: string; has: boolean }>(
      `select id, login, passphrase_hash is not null as has from people
       where state = 'active' and role in ('supervisor', 'admin') order by created_at, id`,
    );
    return rows.map(({ id, login, has }) => ({ id, login, hasPassphrase: has }));
  },

  setPersonCode: async ({ person, hash, expiresAt }) => {
    await query(
      `insert into person_codes (person, hash, expires_at) values ($1, $2, $3)
       on conflict (person) do update set hash = $2, expires_at = $3, used_at = null`,
      [person, hash, expiresAt.toISOString()],
    );
  },

  lockPersonCode: async (hash) => {
    const [row] = await query<{ person: PersonId; expires_at: Date }>(
      `select person, expires_at from person_codes where hash = $1 and used_at is null for update`,
      [hash],
    );
    return row === undefined ? null : { person: row.person, expiresAt: row.expires_at };
  },

  usePersonCode: async (hash, at) => {
    await query("update person_codes set used_at = $2 where hash = $1", [hash, at.toISOString()]);
  },

  setPassphrase: async (person, passphraseHash) => {
    await query("update people set passphrase_hash = $2 where id = $1", [person, passphraseHash]);
  },
});
