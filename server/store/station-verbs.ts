import { SealedKey } from "#shared/contract/seal.ts";
import { Coverage } from "#shared/events/coverage.ts";
import { CHAIN_START } from "#shared/events/envelope.ts";
import { type DeskId, type PersonId, type StationId } from "#shared/events/ids.ts";
import { type Query } from "./database.ts";

export type DeskState = "active" | "draining" | "retired" | "stolen";

/** A station beside the desk it is an incarnation of. Keys are raw, base64. */
export type StationRecord = {
  readonly id: StationId;
  readonly publicKey: string;
  readonly referencePrefix: string;
  readonly deskId: DeskId;
  readonly deskName: string;
  readonly deskState: DeskState;
  readonly deskPublicKey: string;
  readonly coverage: Coverage;
};

export type NewStation = {
  readonly id: StationId;
  readonly deskId: DeskId;
  readonly publicKey: string;
  readonly referencePrefix: string;
  readonly why: string;
};

export type CodeRecord = {
  readonly deskName: string;
  readonly coverage: Coverage;
  readonly expiresAt: Date;
  readonly usedAt: Date | null;
  readonly usedByKey: string | null;
};

export type StationVerbs = {
  /** The last migration applied. */
  migration(): Promise<number>;
  meta(): Promise<{ epoch: string; serverPublicKey: string | null }>;
  pinServerKey(publicKey: string): Promise<void>;
  station(id: StationId): Promise<StationRecord | null>;
  stationByKey(publicKey: string): Promise<StationRecord | null>;
  addDesk(
    desk: { id: DeskId; name: string; coverage: Coverage; publicKey: string; host: string },
    at: Date,
  ): Promise<void>;
  /** Counts the prefixes given: from 0, each number once, whatever happens. */
  countPrefix(): Promise<number>;
  /** False: the prefix was given before; choose another. */
  addStation(station: NewStation, at: Date): Promise<boolean>;
  setDeskState(desk: DeskId, state: DeskState): Promise<void>;
  noteSeen(
    station: StationId,
    seen: { unsent: number; build: string; contentVersion: string },
    at: Date,
  ): Promise<void>;
  escrow(desk: DeskId): Promise<SealedKey | null>;
  setEscrow(desk: DeskId, sealed: SealedKey): Promise<void>;
  addCode(code: {
    hash: string;
    deskName: string;
    coverage: Coverage;
    madeBy: PersonId | null;
    expiresAt: Date;
  }): Promise<void>;
  /** Locked, so that two desks cannot use one code at once. */
  lockCode(hash: string): Promise<CodeRecord | null>;
  useCode(hash: string, stationPublicKey: string, at: Date): Promise<void>;
};

type StationRow = {
  id: StationId;
  public_key: string;
  reference_prefix: string;
  desk: DeskId;
  name: string;
  state: DeskState;
  coverage: string;
  desk_key: string;
};

const stationOf = (row: StationRow): StationRecord => ({
  id: row.id,
  publicKey: row.public_key,
  referencePrefix: row.reference_prefix,
  deskId: row.desk,
  deskName: row.name,
  deskState: row.state,
  deskPublicKey: row.desk_key,
  coverage: Coverage.parse(JSON.parse(row.coverage)),
});

const STATION = `select stations.id, stations.public_key, stations.reference_prefix, stations.desk,
    desks.name, desks.state, desks.coverage, desks.public_key as desk_key
  from stations join desks on desks.id = stations.desk`;

export const stationVerbs = (query: Query): StationVerbs => ({
  migration: async () => {
    const [row] = await query<{ last: number }>("select max(number) as last from migrations");
    return row?.last ?? 0;
  },

  meta: async () => {
    const [row] = await query<{ epoch: string; server_public_key: string | null }>(
      "select epoch, server_public_key from meta",
    );
    if (row === undefined) throw new Error("The database has no meta row: it was not migrated.");
    return { epoch: row.epoch, serverPublicKey: row.server_public_key };
  },

  pinServerKey: async (publicKey) => {
    await query("update meta set server_public_key = $1", [publicKey]);
  },

  station: async (id) => {
    const [row] = await query<StationRow>(`${STATION} where stations.id = $1`, [id]);
    return row === undefined ? null : stationOf(row);
  },

  stationByKey: async (publicKey) => {
    const [row] = await query<StationRow>(`${STATION} where stations.public_key = $1`, [publicKey]);
    return row === undefined ? null : stationOf(row);
  },

  countPrefix: async () => {
    const [row] = await query<{ given: number }>(
      "update meta set prefixes_given = prefixes_given + 1 returning prefixes_given - 1 as given",
    );
    if (row === undefined) throw new Error("The database has no meta row: it was not migrated.");
    return row.given;
  },

  addDesk: async ({ id, name, coverage, publicKey, host }, at) => {
    await query(
      `insert into desks (id, name, coverage, public_key, host, enrolled_at)
       values ($1, $2, $3, $4, $5, $6)`,
      [id, name, JSON.stringify(coverage), publicKey, host, at.toISOString()],
    );
  },

  addStation: async ({ id, deskId, publicKey, referencePrefix, why }, at) => {
    const added = await query(
      `insert into stations (id, desk, public_key, reference_prefix, why, created_at)
       values ($1, $2, $3, $4, $5, $6) on conflict (reference_prefix) do nothing returning id`,
      [id, deskId, publicKey, referencePrefix, why, at.toISOString()],
    );
    if (added.length === 0) return false;
    await query("insert into station_heads (station, seq, hash) values ($1, 0, $2)", [
      id,
      CHAIN_START,
    ]);
    return true;
  },

  setDeskState: async (desk, state) => {
    await query("update desks set state = $2 where id = $1", [desk, state]);
  },

  noteSeen: async (station, { unsent, build, contentVersion }, at) => {
    await query(
      `update stations set last_seen_at = $2, unsent = $3, build = $4, content_version = $5
       where id = $1`,
      [station, at.toISOString(), unsent, build, contentVersion],
    );
  },

  escrow: async (desk) => {
    const [row] = await query<{ escrow: string | null }>("select escrow from desks where id = $1", [
      desk,
    ]);
    return row === undefined || row.escrow === null
      ? null
      : SealedKey.parse(JSON.parse(row.escrow));
  },

  setEscrow: async (desk, sealed) => {
    await query("update desks set escrow = $2 where id = $1", [desk, JSON.stringify(sealed)]);
  },

  addCode: async ({ hash, deskName, coverage, madeBy, expiresAt }) => {
    await query(
      `insert into enrolment_codes (hash, desk_name, coverage, made_by, expires_at)
       values ($1, $2, $3, $4, $5)`,
      [hash, deskName, JSON.stringify(coverage), madeBy, expiresAt.toISOString()],
    );
  },

  lockCode: async (hash) => {
    const [row] = await query<{
      desk_name: string;
      coverage: string;
      expires_at: Date;
      used_at: Date | null;
      used_by_key: string | null;
    }>("select * from enrolment_codes where hash = $1 for update", [hash]);
    if (row === undefined) return null;
    return {
      deskName: row.desk_name,
      coverage: Coverage.parse(JSON.parse(row.coverage)),
      expiresAt: row.expires_at,
      usedAt: row.used_at,
      usedByKey: row.used_by_key,
    };
  },

  useCode: async (hash, stationPublicKey, at) => {
    await query("update enrolment_codes set used_at = $2, used_by_key = $3 where hash = $1", [
      hash,
      at.toISOString(),
      stationPublicKey,
    ]);
  },
});
