import { type Database } from "./database.ts";
import { type EnrolmentVerbs, enrolmentVerbs } from "./enrolment-verbs.ts";
import { type EventVerbs, eventVerbs } from "./event-verbs.ts";
import { FEED_CHANNEL, type FeedVerbs, feedVerbs } from "./feed-verbs.ts";
import { type PeopleVerbs, peopleVerbs } from "./people-verbs.ts";
import { type StationVerbs, stationVerbs } from "./station-verbs.ts";

/** Everything the centre may ask of its database, inside one transaction. SQL lives in this folder only. */
export type StoreTx = PeopleVerbs & EnrolmentVerbs & StationVerbs & EventVerbs & FeedVerbs;

export type Store = {
  readonly kind: Database["kind"];
  /** All or nothing; may run twice, so `work` keeps nothing outside until it returned. */
  write<T>(work: (tx: StoreTx) => Promise<T>): Promise<T>;
  /** Reads one instant, however many questions are asked. */
  read<T>(work: (tx: StoreTx) => Promise<T>): Promise<T>;
  /** Calls `heard` when any process on this database may have added to the feed. */
  onNews(heard: () => void): Promise<void>;
  close(): Promise<void>;
};

export const sqlStore = (database: Database): Store => ({
  kind: database.kind,
  write: (work) => database.transact((query) => work(storeTx(query))),
  read: (work) => database.transact((query) => work(storeTx(query)), "snapshot"),
  onNews: (heard) => database.listen(FEED_CHANNEL, heard),
  close: () => database.close(),
});

const storeTx = (query: Parameters<typeof peopleVerbs>[0]): StoreTx => ({
  ...peopleVerbs(query),
  ...enrolmentVerbs(query),
  ...stationVerbs(query),
  ...eventVerbs(query),
  ...feedVerbs(query),
});
