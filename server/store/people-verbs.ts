import { type Person } from "#shared/contract/server.ts";
import { type DeskId, type PersonId, type StationId } from "#shared/events/ids.ts";
import { type Query } from "./database.ts";

export type PersonState = "active" | "revoked";

/** A person as the centre keeps them. `passphraseHash`: argon2id in PHC form; null: none chosen yet. */
export type PersonRecord = Person & {
  readonly login: string;
  readonly passphraseHash: string | null;
  readonly state: PersonState;
  readonly demo: boolean;
};

export type TokenRecord = {
  readonly person: Person;
  readonly state: PersonState;
  readonly station: StationId;
  readonly expiresAt: Date;
  readonly endedAt: Date | null;
};

/** What decides whether the centre believes an actor: the person, and the last online sign-in at that desk. */
export type ActorRecord = Person & {
  readonly state: PersonState;
  readonly lastSignInAt: Date | null;
};

export type PeopleVerbs = {
  personByLogin(login: string): Promise<PersonRecord | null>;
  activePeople(): Promise<Person[]>;
  addPerson(person: PersonRecord, at: Date): Promise<void>;
  revokePerson(person: PersonId): Promise<void>;
  hasPeople(kind: "any" | "demo"): Promise<boolean>;
  actors(people: readonly PersonId[], desk: DeskId): Promise<Map<PersonId, ActorRecord>>;
  addToken(
    token: { hash: string; person: PersonId; station: StationId; expiresAt: Date },
    at: Date,
  ): Promise<void>;
  token(hash: string): Promise<TokenRecord | null>;
  endToken(hash: string, at: Date): Promise<void>;
  addSignIn(person: PersonId, desk: DeskId, station: StationId, at: Date): Promise<void>;
  /** Notes a try and counts it with those since; one after the other, so that tries at once all count. */
  countTries(
    login: string,
    station: StationId,
    since: Date,
    at: Date,
  ): Promise<{ byLogin: number; atStation: number }>;
  forgetTries(login: string): Promise<void>;
};

type PersonRow = {
  id: PersonId;
  login: string;
  name: string;
  role: Person["role"];
  regions: Person["regions"];
  passphrase_hash: string | null;
  state: PersonState;
  demo: boolean;
};

const personOf = ({ id, name, role, regions }: PersonRow): Person => ({ id, name, role, regions });

export const peopleVerbs = (query: Query): PeopleVerbs => ({
  personByLogin: async (login) => {
    const [row] = await query<PersonRow>("select * from people where login = $1", [login]);
    if (row === undefined) return null;
    const { passphrase_hash: passphraseHash, state, demo } = row;
    return { ...personOf(row), login: row.login, passphraseHash, state, demo };
  },

  activePeople: async () => {
    const rows = await query<PersonRow & { last_sign_in_at: Date | null }>(
      `select people.*, (select max(signed_in_at) from sign_ins where person = people.id)
         as last_sign_in_at
       from people where state = 'active' order by name, id`,
    );
    return rows.map((row) => ({
      ...personOf(row),
      signedInAt: row.last_sign_in_at?.toISOString() ?? null,
    }));
  },

  addPerson: async (person, at) => {
    const { id, login, name, role, regions, passphraseHash, state, demo } = person;
    await query(
      `insert into people (id, login, name, role, regions, passphrase_hash, state, demo, created_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
      [id, login, name, role, regions, passphraseHash, state, demo, at.toISOString()],
    );
  },

  revokePerson: async (person) => {
    await query("update people set state = 'revoked' where id = $1", [person]);
  },

  hasPeople: async (kind) => {
    const [row] = await query<{ has: boolean }>(
      `select exists (select from people where demo or $1 = 'any') as has`,
      [kind],
    );
    return row?.has === true;
  },

  actors: async (people, desk) => {
    const rows = await query<PersonRow & { last_sign_in_at: Date | null }>(
      `select people.*, (select max(signed_in_at) from sign_ins
         where desk = $2 and person = people.id) as last_sign_in_at
       from people where id = any($1::uuid[])`,
      [people, desk],
    );
    return new Map(
      rows.map((row) => [
        row.id,
        { ...personOf(row), state: row.state, lastSignInAt: row.last_sign_in_at },
      ]),
    );
  },

  addToken: async ({ hash, person, station, expiresAt }, at) => {
    await query(
      `insert into tokens (hash, person, station, issued_at, expires_at)
       values ($1, $2, $3, $4, $5)`,
      [hash, person, station, at.toISOString(), expiresAt.toISOString()],
    );
  },

  token: async (hash) => {
    const [row] = await query<
      PersonRow & { station: StationId; expires_at: Date; ended_at: Date | null }
    >(
      `select people.*, tokens.station, tokens.expires_at, tokens.ended_at
       from tokens join people on people.id = tokens.person where hash = $1`,
      [hash],
    );
    if (row === undefined) return null;
    const { state, station, expires_at: expiresAt, ended_at: endedAt } = row;
    return { person: personOf(row), state, station, expiresAt, endedAt };
  },

  endToken: async (hash, at) => {
    await query("update tokens set ended_at = $2 where hash = $1 and ended_at is null", [
      hash,
      at.toISOString(),
    ]);
  },

  addSignIn: async (person, desk, station, at) => {
    await query(
      "insert into sign_ins (person, desk, station, signed_in_at) values ($1, $2, $3, $4)",
      [person, desk, station, at.toISOString()],
    );
  },

  countTries: async (login, station, since, at) => {
    // Always in this order, or two sign-ins could wait for each other.
    await query("select pg_advisory_xact_lock(1, hashtext($1))", [station]);
    await query("select pg_advisory_xact_lock(2, hashtext($1))", [login]);
    await query("insert into sign_in_tries (login, station, tried_at) values ($1, $2, $3)", [
      login,
      station,
      at.toISOString(),
    ]);
    const [row] = await query<{ by_login: number; at_station: number }>(
      `select count(*) filter (where login = $1)::int as by_login,
         count(*) filter (where station = $2)::int as at_station
       from sign_in_tries where tried_at > $3 and (login = $1 or station = $2)`,
      [login, station, since.toISOString()],
    );
    return { byLogin: row?.by_login ?? 0, atStation: row?.at_station ?? 0 };
  },

  forgetTries: async (login) => {
    await query("delete from sign_in_tries where login = $1", [login]);
  },
});
