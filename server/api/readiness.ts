import { type Store } from "../store/store.ts";

/** A balancer asks often and waits little (milliseconds). */
const PATIENCE_MS = 2_000;

export type Readiness =
  { readonly ready: true } | { readonly ready: false; readonly hop: Hop; readonly remedy: string };
type Hop = "server" | "database" | "migrations";

const away: Readiness = {
  ready: false,
  hop: "database",
  remedy: "The database does not answer. Look at PostgreSQL and at DATABASE_URL.",
};

/** Whether work may be sent here, or which hop is in the way. Never throws. */
export const readiness = async (
  store: Store,
  { isDraining, migrations }: { readonly isDraining: boolean; readonly migrations: number },
): Promise<Readiness> => {
  if (isDraining)
    return {
      ready: false,
      hop: "server",
      remedy: "This server is stopping. Send the work elsewhere.",
    };
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<null>((resolve) => {
    timer = setTimeout(() => resolve(null), PATIENCE_MS);
  });
  try {
    const applied = await Promise.race([store.read((tx) => tx.migration()), late]);
    if (applied === null) return away;
    // A newer server may have gone on: this one is taken out by whoever upgrades.
    return applied >= migrations
      ? { ready: true }
      : {
          ready: false,
          hop: "migrations",
          remedy: `The database is at migration ${applied} and this server needs ${migrations}. Start the server again: it brings the database up to date.`,
        };
  } catch {
    return away;
  } finally {
    clearTimeout(timer);
  }
};
