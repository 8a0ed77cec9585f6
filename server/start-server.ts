import { type Server } from "node:http";
import { type AddressInfo } from "node:net";
import { createAdaptorServer } from "@hono/node-server";
import { type Logger } from "pino";
import { type Coverage } from "#shared/events/coverage.ts";
import { serverApp } from "./api/app.ts";
import { serverLog } from "./api/log.ts";
import { Metrics } from "./api/metrics.ts";
import { metricsApp } from "./api/metrics-app.ts";
import { readiness } from "./api/readiness.ts";
import { referenceApp } from "./api/reference.ts";
import { type ServerConfig } from "./config.ts";
import { seedDemo } from "./demo.ts";
import { makeEnrolmentCode } from "./stations/codes.ts";
import { FeedNews } from "./stations/feed-news.ts";
import { pinServerKey, serverKeys } from "./stations/server-keys.ts";
import { type Database } from "./store/database.ts";
import { codeOf, openDatabase, prepareDatabase } from "./store/open-database.ts";
import { StartRefusal } from "./start-refusal.ts";
import { sqlStore, type Store } from "./store/store.ts";

/** Only the folder must be given; the rest is as in a demonstration on any free port of this machine. */
export type ServerOptions = Partial<ServerConfig> & {
  readonly dataFolder: string;
  readonly now?: () => Date;
  readonly log?: Logger;
};

export type RunningServer = {
  readonly url: string;
  readonly database: Database["kind"];
  readonly store: Store;
  /** A one-time code for a new desk, as a supervisor would make it. */
  createEnrolmentCode(desk: { deskName: string; coverage: Coverage }): Promise<string>;
  /** Null: no metrics are given out. */
  readonly metricsPort: number | null;
  /** Lets running requests end, then closes the database. */
  close(): Promise<void>;
};

const DAY_MS = 86_400_000;
/** A request that takes longer is cut; a desk sends it again (milliseconds). */
const REQUEST_MS = 30_000;
const CLOSE_MS = 10_000;

const listen = (
  server: Server,
  port: number,
  host: string,
  set = "HOST, PORT",
): Promise<AddressInfo> =>
  new Promise((resolve, reject) => {
    server.once("error", (failure) =>
      reject(
        new StartRefusal(
          `The server cannot listen on ${host} port ${port} (${set}): ${codeOf(failure)}. Choose another one, or stop what uses it.`,
        ),
      ),
    );
    server.listen(port, host, () => resolve(server.address() as AddressInfo));
  });

const closeServer = (server: Server): Promise<void> =>
  new Promise((resolve) => {
    const cut = setTimeout(() => server.closeAllConnections(), CLOSE_MS);
    // What ends its last request later is idle later, and would be kept open for another one.
    const hangUp = setInterval(() => server.closeIdleConnections(), 20);
    server.close(() => {
      clearTimeout(cut);
      clearInterval(hangUp);
      resolve();
    });
  });

/** Starts a central server: database brought up to date, roles checked, keys at hand, port open. */
export const startServer = async (options: ServerOptions): Promise<RunningServer> => {
  const { dataFolder, databaseUrl = null, mode = "demo", now = () => new Date() } = options;
  const log = options.log ?? serverLog(options.logLevel ?? "silent");
  const keys = await serverKeys(dataFolder);
  const database = await openDatabase({ databaseUrl, dataFolder }, log);
  const store = sqlStore(database);
  const news = new FeedNews();
  const metrics = new Metrics({
    listening: () => news.waiting,
    connections: () => database.connections(),
  });
  try {
    const migrations = await prepareDatabase(database, mode, log);
    await pinServerKey(store, keys, dataFolder);
    if (mode === "demo") await seedDemo(store, mode, now());
    else if (await store.read((tx) => tx.hasPeople("demo")))
      throw new StartRefusal(
        "The database holds the demonstration's people, whose passphrase is public. Start with ACCESSLINE_MODE=demo, or with an empty database.",
      );

    const trustMs = (options.trustDays ?? 30) * DAY_MS;
    await store.onNews(() => news.tell());
    let isDraining = false;
    const app = serverApp(
      {
        store,
        news,
        keys,
        mode,
        trustMs,
        now,
        metrics,
        reference: options.reference === true ? await referenceApp() : null,
        readiness: () => readiness(store, { isDraining, migrations }),
      },
      log,
    );
    const server = createAdaptorServer({ fetch: app.fetch }) as Server;
    server.requestTimeout = REQUEST_MS;
    server.headersTimeout = REQUEST_MS / 2;
    const host = options.host ?? "127.0.0.1";
    const { port, family, address } = await listen(server, options.port ?? 0, host);
    const measured = options.metrics ?? null;
    const watched =
      measured === null
        ? null
        : (createAdaptorServer({ fetch: metricsApp(metrics, measured.token).fetch }) as Server);
    const metricsAt =
      measured === null || watched === null
        ? null
        : await listen(watched, measured.port, measured.host, "ACCESSLINE_METRICS_HOST, _PORT");
    const url = `http://${family === "IPv6" ? `[${address}]` : address}:${port}`;
    log.info({ url, database: database.kind, mode }, "the server is ready");
    return {
      url,
      database: database.kind,
      store,
      createEnrolmentCode: async (desk) => (await makeEnrolmentCode(store, desk, null, now())).code,
      metricsPort: metricsAt?.port ?? null,
      close: async () => {
        isDraining = true;
        metrics.close();
        if (watched !== null) await closeServer(watched);
        news.close();
        await closeServer(server);
        await store.close();
        log.info("the server has stopped");
      },
    };
  } catch (failure) {
    metrics.close();
    await store.close();
    throw failure;
  }
};
