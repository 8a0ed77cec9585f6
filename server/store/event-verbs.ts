import { type Head, type Verdict } from "#shared/events/confirm.ts";
import { type EventText } from "#shared/events/envelope.ts";
import { type Routing } from "#shared/events/coverage.ts";
import { type EventId, type RegionId, type StationId } from "#shared/events/ids.ts";
import { type StreamName } from "#shared/events/stream.ts";
import { type Query } from "./database.ts";

/** What was recorded at one seq of a station's chain. */
export type Recorded = {
  readonly seq: number;
  readonly id: EventId;
  readonly hash: string;
  readonly verdict: Verdict;
};

export type NewRecord = {
  readonly station: StationId;
  readonly seq: number;
  readonly id: EventId;
  readonly stream: StreamName;
  readonly type: string;
  readonly envelope: string;
  readonly body: string;
  readonly hash: string;
  readonly verdict: Verdict;
  readonly repeats: boolean;
};

/** A stream as it stands: the regions it belongs to, and every routing it ever had. */
export type StreamRecord = {
  readonly regions: ReadonlySet<RegionId>;
  readonly routings: readonly Routing[];
};

/** Where a body went, and whether desks were given it. */
export type Erased = {
  readonly station: StationId;
  readonly seq: number;
  readonly stream: StreamName;
  readonly isPassedOn: boolean;
};

/** Events that bear one id: at most one accepted first, and those that wait. */
export type Copies = {
  readonly accepted: ReadonlyMap<EventId, EventText>;
  readonly held: ReadonlySet<EventId>;
};

export type EventVerbs = {
  /** Locked until the transaction ends: one push of a station at a time. */
  lockHead(station: StationId): Promise<Head>;
  head(station: StationId): Promise<Head>;
  moveHead(station: StationId, head: Head): Promise<void>;
  recorded(station: StationId, fromSeq: number, toSeq: number): Promise<Map<number, Recorded>>;
  /** What is recorded under these ids already, whichever station wrote it. */
  copies(ids: readonly EventId[]): Promise<Copies>;
  /** Held copies of accepted events count with them from now on. */
  settleHeldCopies(ids: readonly EventId[]): Promise<void>;
  /** Made where new, and locked in one order, so that an event and a routing never overtake each other. */
  lockStreams(streams: readonly StreamName[]): Promise<Map<StreamName, StreamRecord>>;
  record(events: readonly NewRecord[], at: Date): Promise<void>;
  addRoutings(routings: readonly (Routing & { readonly stream: StreamName })[]): Promise<void>;
  setRegions(stream: StreamName, regions: readonly RegionId[]): Promise<void>;
  /** The envelope's text of a held event; null: there is none at that place. */
  heldEnvelope(station: StationId, seq: number): Promise<string | null>;
  revise(station: StationId, seq: number, verdict: Verdict): Promise<void>;
  /** Puts {erased, why, by} in the place of a body, in every copy of it; its hash stays in the envelope. */
  replaceBody(station: StationId, seq: number, body: string): Promise<Erased[]>;
};

type ErasedRow = Omit<Erased, "isPassedOn"> & { passed_on: boolean };
type VerdictRow = { verdict: Verdict["kind"]; reason: string | null; remedy: string | null };

const verdictOf = ({ verdict, reason, remedy }: VerdictRow): Verdict =>
  verdict === "accepted"
    ? { kind: "accepted" }
    : { kind: verdict, reason: reason ?? "", remedy: remedy ?? "" };

const reasonOf = (verdict: Verdict): [string | null, string | null] =>
  verdict.kind === "accepted" ? [null, null] : [verdict.reason, verdict.remedy];

const headOf = (rows: readonly { seq: string; hash: string }[]): Head => {
  const [row] = rows;
  if (row === undefined) throw new Error("A station without a head.");
  return { seq: Number(row.seq), hash: row.hash };
};

/** Arrays in arrays cannot be unnested row by row, so they travel as text: no id or region has a comma. */
const list = (items: readonly string[]): string => items.join(",");

export const eventVerbs = (query: Query): EventVerbs => ({
  lockHead: async (station) =>
    headOf(
      await query<{ seq: string; hash: string }>(
        "select seq::text, hash from station_heads where station = $1 for update",
        [station],
      ),
    ),

  head: async (station) =>
    headOf(
      await query<{ seq: string; hash: string }>(
        "select seq::text, hash from station_heads where station = $1",
        [station],
      ),
    ),

  moveHead: async (station, { seq, hash }) => {
    await query("update station_heads set seq = $2, hash = $3 where station = $1", [
      station,
      seq,
      hash,
    ]);
  },

  recorded: async (station, fromSeq, toSeq) => {
    const rows = await query<VerdictRow & { seq: string; id: EventId; hash: string }>(
      `select seq::text, id, hash, verdict, reason, remedy from events
       where station = $1 and seq between $2 and $3`,
      [station, fromSeq, toSeq],
    );
    return new Map(
      rows.map((row) => {
        const seq = Number(row.seq);
        return [seq, { seq, id: row.id, hash: row.hash, verdict: verdictOf(row) }];
      }),
    );
  },

  copies: async (ids) => {
    const rows = await query<{ id: EventId; verdict: Verdict["kind"] } & EventText>(
      `select id, verdict, envelope, body from events
       where id = any($1::uuid[]) and verdict <> 'refused' and not repeats`,
      [ids],
    );
    const of = (kind: Verdict["kind"]) => rows.filter(({ verdict }) => verdict === kind);
    return {
      accepted: new Map(of("accepted").map(({ id, envelope, body }) => [id, { envelope, body }])),
      held: new Set(of("held").map(({ id }) => id)),
    };
  },

  settleHeldCopies: async (ids) => {
    await query(
      `update events set verdict = 'accepted', reason = null, remedy = null, repeats = true
       from events as first
       where events.id = any($1::uuid[]) and events.verdict = 'held' and first.id = events.id
         and first.verdict = 'accepted' and not first.repeats
         and (first.stream, first.type, first.body) = (events.stream, events.type, events.body)`,
      [ids],
    );
  },

  lockStreams: async (streams) => {
    const names = [...new Set(streams)].toSorted();
    if (names.length === 0) return new Map();
    await query(
      `insert into streams (stream) select name from unnest($1::text[]) as new (name) order by name
       on conflict do nothing`,
      [names],
    );
    const rows = await query<{ stream: StreamName; regions: RegionId[] }>(
      "select stream, regions from streams where stream = any($1::text[]) order by stream for update",
      [names],
    );
    const routings = await query<{
      stream: StreamName;
      event: EventId;
      regions: RegionId[];
      replaced: EventId[];
    }>("select stream, event, regions, replaced from routings where stream = any($1::text[])", [
      names,
    ]);
    return new Map(
      rows.map(({ stream, regions }) => [
        stream,
        {
          regions: new Set(regions),
          routings: routings.filter((routing) => routing.stream === stream),
        },
      ]),
    );
  },

  record: async (events, at) => {
    const column = <T>(of: (event: NewRecord) => T): T[] => events.map(of);
    await query(
      `insert into events (station, seq, id, stream, type, envelope, body, hash,
         verdict, reason, remedy, repeats, received_at)
       select *, $13::timestamptz from unnest($1::uuid[], $2::bigint[], $3::uuid[], $4::text[], $5::text[],
         $6::text[], $7::text[], $8::text[], $9::text[], $10::text[], $11::text[], $12::boolean[])`,
      [
        column(({ station }) => station),
        column(({ seq }) => seq),
        column(({ id }) => id),
        column(({ stream }) => stream),
        column(({ type }) => type),
        column(({ envelope }) => envelope),
        column(({ body }) => body),
        column(({ hash }) => hash),
        column(({ verdict }) => verdict.kind),
        column(({ verdict }) => reasonOf(verdict)[0]),
        column(({ verdict }) => reasonOf(verdict)[1]),
        column(({ repeats }) => repeats),
        at.toISOString(),
      ],
    );
  },

  addRoutings: async (routings) => {
    await query(
      `insert into routings (event, stream, regions, replaced)
       select event, stream, string_to_array(regions, ','), string_to_array(replaced, ',')::uuid[]
       from unnest($1::uuid[], $2::text[], $3::text[], $4::text[])
         as new (event, stream, regions, replaced)`,
      [
        routings.map(({ event }) => event),
        routings.map(({ stream }) => stream),
        routings.map(({ regions }) => list(regions)),
        routings.map(({ replaced }) => list(replaced)),
      ],
    );
  },

  setRegions: async (stream, regions) => {
    await query("update streams set regions = $2 where stream = $1", [stream, regions]);
  },

  heldEnvelope: async (station, seq) => {
    const [row] = await query<{ envelope: string }>(
      "select envelope from events where station = $1 and seq = $2 and verdict = 'held' for update",
      [station, seq],
    );
    return row?.envelope ?? null;
  },

  revise: async (station, seq, verdict) => {
    await query(
      "update events set verdict = $3, reason = $4, remedy = $5 where station = $1 and seq = $2",
      [station, seq, verdict.kind, ...reasonOf(verdict)],
    );
  },

  replaceBody: async (station, seq, body) => {
    const rows = await query<ErasedRow>(
      `update events set body = $3 from events as meant
       where meant.station = $1 and meant.seq = $2
         and events.id = meant.id and events.body = meant.body
       returning events.station, events.seq::int, events.stream,
         events.verdict = 'accepted' and not events.repeats as passed_on`,
      [station, seq, body],
    );
    return rows.map(({ passed_on: isPassedOn, ...place }) => ({ ...place, isPassedOn }));
  },
});
