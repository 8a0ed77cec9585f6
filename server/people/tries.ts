import { type StationId } from "#shared/events/ids.ts";
import { accept, refuse, type Result } from "#shared/result.ts";
import { type StoreTx } from "../store/store.ts";

/** Tries that went wrong within this time count together. */
const TRIES_WINDOW_MS = 15 * 60_000;
const MOST_BY_LOGIN = 5;
/** A desk is shared, so it may go wrong more often than a person. */
const MOST_AT_STATION = 20;

/** Notes a try to get in, and refuses it where too many went wrong lately. */
export const tooManyTries = async (
  tx: StoreTx,
  login: string,
  station: StationId,
  at: Date,
): Promise<Result<Record<never, never>>> => {
  const since = new Date(at.getTime() - TRIES_WINDOW_MS);
  const { byLogin, atStation } = await tx.countTries(login, station, since, at);
  return byLogin > MOST_BY_LOGIN || atStation > MOST_AT_STATION
    ? refuse(
        "too-many-tries",
        "Too many tries went wrong. Wait a quarter of an hour, then try again; a supervisor can reset a forgotten passphrase.",
      )
    : accept({});
};
