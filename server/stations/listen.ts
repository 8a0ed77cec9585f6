import { type StationRecord } from "../store/station-verbs.ts";
import { type Store } from "../store/store.ts";
import { type FeedNews } from "./feed-news.ts";
import { pull } from "./pull.ts";

/** Waits until there may be something new for a station. */
export const listen = async (
  { store, news }: { readonly store: Store; readonly news: FeedNews },
  station: StationRecord,
  { cursor, waitMs }: { readonly cursor: string | null; readonly waitMs: number },
): Promise<{ readonly news: boolean }> => {
  // Waiting begins before looking: what comes between the two is heard.
  const waiting = news.wait(waitMs);
  try {
    const { items, fromZero } = await pull(store, station, cursor, 1);
    return { news: items.length > 0 || fromZero || (await waiting.heard) };
  } finally {
    waiting.stop();
  }
};
