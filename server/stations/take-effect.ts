import { type StoreTx } from "../store/store.ts";
import { type Effects } from "./plan-push.ts";

/** Writes what accepted events do beyond being recorded; in the transaction that records them. */
export const takeEffect = async (
  tx: StoreTx,
  { feed, routings, regions }: Effects,
): Promise<void> => {
  if (routings.length > 0) await tx.addRoutings(routings);
  for (const [stream, to] of regions) await tx.setRegions(stream, to);
  if (feed.length > 0) await tx.appendFeed(feed);
};
