import { accept, type Result } from "#shared/result.ts";
import { type StationRecord } from "../store/station-verbs.ts";
import { type Store } from "../store/store.ts";
import { type FeedNews } from "./feed-news.ts";
import { pull } from "./pull.ts";

/** Waits until there may be something new for a station; refused where a pull is refused. */
export const listen = async (
  { store, news }: { readonly store: Store; readonly news: FeedNews },
  station: StationRecord,
  { cursor, waitMs }: { readonly cursor: string | null; readonly waitMs: number },
): Promise<Result<{ readonly news: boolean }>> => {
  // Waiting begins before looking: what comes between the two is heard.
  const waiting = news.wait(waitMs);
  try {
    const told = await pull(store, station, cursor, 1);
    if (!told.ok) return told;
    if (told.value.items.length > 0 || told.value.fromZero) return accept({ news: true });
    return accept({ news: await waiting.heard });
  } finally {
    waiting.stop();
  }
};
