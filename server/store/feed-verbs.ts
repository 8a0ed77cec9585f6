import { type DeskId, type RegionId, type StationId } from "#shared/events/ids.ts";
import { type StreamName } from "#shared/events/stream.ts";
import { type Query } from "./database.ts";

/** A place in the feed. Both are 64-bit numbers as text: they outgrow a double. */
export type Place = { readonly xid: string; readonly position: string };

/** Where every process on this database hears that the feed has grown. */
export const FEED_CHANNEL = "accessline_feed";

export const BEGINNING: Place = { xid: "0", position: "0" };

export type NewFeedRow =
  | {
      readonly kind: "event";
      readonly stream: StreamName;
      readonly station: StationId;
      readonly seq: number;
    }
  | {
      readonly kind: "grant" | "withdrawal";
      readonly stream: StreamName;
      readonly region: RegionId;
    }
  /** Goes to one desk, wherever the stream belongs. */
  | { readonly kind: "uncovered"; readonly stream: StreamName; readonly desk: DeskId };

export type FeedRow = {
  readonly place: Place;
  readonly kind: "event" | "grant" | "withdrawal";
  readonly stream: StreamName;
  /** Of an event. */
  readonly texts: { readonly envelope: string; readonly body: string } | null;
};

/** Who pulls, where it matters: a desk of some regions. */
export type RegionsReader = { readonly regions: readonly RegionId[]; readonly desk: DeskId };

export type FeedVerbs = {
  appendFeed(rows: readonly NewFeedRow[]): Promise<void>;
  /** Rows that concern a station of the line (`reader` null) or of some regions. */
  feedAfter(place: Place, reader: RegionsReader | null, limit: number): Promise<FeedRow[]>;
  /** Events of one stream after `after` and before `before`: the history a grant brings. */
  historyOf(stream: StreamName, after: Place, before: Place, limit: number): Promise<FeedRow[]>;
  /** The stream of the grant at a place, if one of these regions holds that stream today. */
  grantAt(place: Place, regions: readonly RegionId[]): Promise<StreamName | null>;
  /** The last place that can be read today. */
  feedEnd(): Promise<Place>;
};

type Row = {
  xid: string;
  position: string;
  kind: FeedRow["kind"];
  stream: StreamName;
  envelope: string | null;
  body: string | null;
};

const rowOf = ({ xid, position, kind, stream, envelope, body }: Row): FeedRow => ({
  place: { xid, position },
  kind,
  stream,
  texts: envelope === null || body === null ? null : { envelope, body },
});

const COLUMNS = `feed.xid::text, feed.position::text, feed.kind, feed.stream, events.envelope, events.body`;
const EVENTS = `left join events on events.station = feed.station and events.seq = feed.seq`;

// A transaction that began earlier may still commit rows before those of one that is done already:
// whatever is not older than every running transaction waits for the next pull.
const SETTLED = "feed.xid < pg_snapshot_xmin(pg_current_snapshot())";

const AFTER = "(feed.xid, feed.position) > ($1::text::xid8, $2::text::bigint)";

const LINE = `select ${COLUMNS} from feed ${EVENTS}
  where ${AFTER} and ${SETTLED} and feed.kind = 'event'
  order by feed.xid, feed.position limit $3`;

// Where the stream belongs today decides, not where it did when the row was written: rows are in
// the order of transactions that began, moves took effect in the order of those that ended.
const REGIONS = `select ${COLUMNS} from feed ${EVENTS}
  left join streams on streams.stream = feed.stream
  where ${AFTER} and ${SETTLED} and case feed.kind
    when 'event' then feed.stream like 'line:%' or streams.regions && $4::text[]
    when 'grant' then feed.region = any($4::text[]) and streams.regions && $4::text[]
    else (feed.region = any($4::text[]) or feed.desk = $5::uuid)
      and not streams.regions && $4::text[] end
  order by feed.xid, feed.position limit $3`;

export const feedVerbs = (query: Query): FeedVerbs => ({
  appendFeed: async (rows) => {
    if (rows.length === 0) return;
    await query(
      `insert into feed (kind, stream, region, desk, station, seq)
       select kind, stream, region, desk, station, seq
       from unnest($1::text[], $2::text[], $3::text[], $4::uuid[], $5::uuid[], $6::bigint[])
         with ordinality as new (kind, stream, region, desk, station, seq, at) order by at`,
      [
        rows.map(({ kind }) => (kind === "uncovered" ? "withdrawal" : kind)),
        rows.map(({ stream }) => stream),
        rows.map((row) => ("region" in row ? row.region : null)),
        rows.map((row) => (row.kind === "uncovered" ? row.desk : null)),
        rows.map((row) => (row.kind === "event" ? row.station : null)),
        rows.map((row) => (row.kind === "event" ? row.seq : null)),
      ],
    );
    // Goes out with the commit, once a transaction, and says nothing of what is in it.
    await query("select pg_notify($1, '')", [FEED_CHANNEL]);
  },

  feedAfter: async ({ xid, position }, reader, limit) => {
    const rows =
      reader === null
        ? await query<Row>(LINE, [xid, position, limit])
        : await query<Row>(REGIONS, [xid, position, limit, reader.regions, reader.desk]);
    return rows.map(rowOf);
  },

  historyOf: async (stream, after, before, limit) => {
    const rows = await query<Row>(
      `select ${COLUMNS} from feed ${EVENTS}
       where feed.stream = $3 and feed.kind = 'event' and ${AFTER}
         and (feed.xid, feed.position) < ($4::text::xid8, $5::text::bigint)
       order by feed.xid, feed.position limit $6`,
      [after.xid, after.position, stream, before.xid, before.position, limit],
    );
    return rows.map(rowOf);
  },

  grantAt: async ({ xid, position }, regions) => {
    const [row] = await query<{ stream: StreamName }>(
      `select feed.stream from feed join streams on streams.stream = feed.stream
       where feed.xid = $1::text::xid8 and feed.position = $2::text::bigint
         and feed.kind = 'grant' and streams.regions && $3::text[]`,
      [xid, position, regions],
    );
    return row?.stream ?? null;
  },

  feedEnd: async () => {
    const [row] = await query<Place>(
      `select feed.xid::text, feed.position::text from feed where ${SETTLED}
       order by feed.xid desc, feed.position desc limit 1`,
    );
    return row ?? BEGINNING;
  },
});
