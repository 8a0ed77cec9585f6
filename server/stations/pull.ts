import { type PullItem } from "#shared/contract/server.ts";
import { BEGINNING, type FeedRow } from "../store/feed-verbs.ts";
import { type StationRecord } from "../store/station-verbs.ts";
import { type Store, type StoreTx } from "../store/store.ts";
import { isAfter, type Reached, readCursor, writeCursor } from "./cursor.ts";

/** An answer stops growing here, so that one pull never holds much memory (UTF-16 units of event text). */
const ENOUGH_TEXT = 2_000_000;
const ROWS_AT_ONCE = 500;

export type Pulled = {
  readonly items: PullItem[];
  readonly cursor: string;
  readonly more: boolean;
  readonly fromZero: boolean;
};

/** One answer as it fills. */
class Answer {
  readonly items: PullItem[] = [];
  readonly #limit: number;
  readonly #sent = new Set<string>();
  #text = 0;

  constructor(limit: number) {
    this.#limit = limit;
  }

  get room(): number {
    return this.#text >= ENOUGH_TEXT ? 0 : this.#limit - this.items.length;
  }

  add({ kind, stream, texts }: FeedRow): void {
    if (kind === "withdrawal") this.items.push({ kind, stream });
    // The history of a grant may bring what stood in this answer already.
    if (texts === null || this.#sent.has(texts.envelope)) return;
    this.#sent.add(texts.envelope);
    this.#text += texts.envelope.length + texts.body.length;
    this.items.push({ kind: "event", ...texts });
  }
}

/** Adds the rest of a grant's history; answers how far it came. */
const addHistory = async (
  tx: StoreTx,
  regions: Parameters<StoreTx["grantAt"]>[1],
  reached: Reached,
  answer: Answer,
): Promise<Reached> => {
  const { place } = reached;
  const stream = await tx.grantAt(place, regions);
  let within = reached.within;
  while (stream !== null && within !== null && answer.room > 0) {
    const wanted = Math.min(answer.room, ROWS_AT_ONCE);
    const rows = await tx.historyOf(stream, within, place, wanted);
    rows.forEach((row) => answer.add(row));
    within = rows.length < wanted ? null : (rows.at(-1)?.place ?? null);
  }
  return { ...reached, within: stream === null ? null : within };
};

/**
 * A grant from before this station began from zero brings nothing: all that the stream had then was
 * given as ordinary rows, or is brought by a later grant.
 */
const bringsHistory = ({ kind, place }: FeedRow, base: Reached["base"]): boolean =>
  kind === "grant" && (base === null || isAfter(place, base));

const fill = async (
  tx: StoreTx,
  { coverage, deskId: desk }: StationRecord,
  from: Reached,
  answer: Answer,
): Promise<{ readonly reached: Reached; readonly more: boolean }> => {
  const reader = coverage.kind === "line" ? null : { regions: coverage.regions, desk };
  let reached = from;
  while (answer.room > 0) {
    if (reached.within !== null && reader !== null) {
      reached = await addHistory(tx, reader.regions, reached, answer);
      continue;
    }
    const wanted = Math.min(answer.room, ROWS_AT_ONCE);
    const rows = await tx.feedAfter(reached.place, reader, wanted);
    const grant = rows.findIndex((row) => bringsHistory(row, reached.base));
    const taken = grant === -1 ? rows : rows.slice(0, grant + 1);
    taken.forEach((row) => answer.add(row));
    // Nothing more for this station: what is there for others need not be looked through again.
    if (grant === -1 && rows.length < wanted)
      return { reached: { ...reached, place: await tx.feedEnd() }, more: false };
    const last = taken.at(-1);
    if (last !== undefined)
      reached = { ...reached, place: last.place, within: grant === -1 ? null : BEGINNING };
  }
  return { reached, more: true };
};

/** What is new in a station's coverage after its cursor, in one order for everybody. */
export const pull = (
  store: Store,
  station: StationRecord,
  cursor: string | null,
  limit: number,
): Promise<Pulled> =>
  store.read(async (tx) => {
    const { epoch } = await tx.meta();
    const before = readCursor(cursor, epoch, station.coverage);
    const from = before ?? { place: BEGINNING, within: null, base: await tx.feedEnd() };
    const answer = new Answer(limit);
    const { reached, more } = await fill(tx, station, from, answer);
    return {
      items: answer.items,
      cursor: writeCursor(epoch, station.coverage, reached),
      more,
      fromZero: cursor !== null && before === null,
    };
  });
