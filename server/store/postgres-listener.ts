import pg from "pg";

/** Between two tries to hear again after the connection was cut (milliseconds). */
const PAUSE_MS = 1_000;

export type PostgresListener = {
  /** Rejects when the first connection fails. */
  readonly ready: Promise<void>;
  close(): Promise<void>;
};

type ListenerOptions = {
  readonly url: string;
  /** A plain identifier. */
  readonly channel: string;
  readonly heard: () => void;
  readonly onFailure: (failure: Error) => void;
};

/** A connection of its own that LISTENs for ever: a pool's connections are given to others. */
export const postgresListener = ({
  url,
  channel,
  heard,
  onFailure,
}: ListenerOptions): PostgresListener => {
  let client: pg.Client | null = null;
  let timer: NodeJS.Timeout | null = null;
  let isClosed = false;

  const again = (): void => {
    if (isClosed || timer !== null) return;
    timer = setTimeout(() => {
      timer = null;
      // What was told meanwhile is unknown: everybody looks.
      connect().then(heard, again);
    }, PAUSE_MS);
  };

  const connect = async (): Promise<void> => {
    const next = new pg.Client({
      connectionString: url,
      keepAlive: true,
      application_name: "accessline-listener",
    });
    let isLost = false;
    const lost = (failure?: Error): void => {
      if (isLost || isClosed) return;
      isLost = true;
      client = null;
      if (failure !== undefined) onFailure(failure);
      void next.end().catch(() => undefined);
      again();
    };
    next.on("error", lost);
    next.on("end", () => lost());
    next.on("notification", heard);
    await next.connect();
    await next.query(`listen ${pg.escapeIdentifier(channel)}`);
    client = next;
  };

  return {
    ready: connect(),
    close: async () => {
      isClosed = true;
      if (timer !== null) clearTimeout(timer);
      await client?.end();
    },
  };
};
