import process from "node:process";
import { type Logger } from "pino";
import { failureForLog, serverLog } from "./api/log.ts";
import { readConfig, type ServerConfig } from "./config.ts";
import { FIRST_SUPERVISOR, firstSupervisorCommand } from "./first-supervisor-command.ts";
import { StartRefusal } from "./start-refusal.ts";
import { afterRestore } from "./store/after-restore.ts";
import { openDatabase, prepareDatabase } from "./store/open-database.ts";
import { startServer } from "./start-server.ts";

/** Exit codes: 2, something must be set right first; 1, anything else. */
const SET_RIGHT = 2;

const say = (sentence: string): void => {
  process.stderr.write(`${sentence}\n`);
};

const serve = async (config: ServerConfig, log: Logger): Promise<void> => {
  const server = await startServer({ ...config, log });
  const stop = (): void => {
    process.off("SIGTERM", stop).off("SIGINT", stop);
    server.close().catch((failure: unknown) => {
      log.error(failureForLog(failure), "the server did not stop well");
      process.exitCode = 1;
    });
  };
  process.on("SIGTERM", stop).on("SIGINT", stop);
};

const RESTORED = "restored";

/** The database was put back from a backup: the last step before the server starts on it. */
const restored = async (config: ServerConfig, log: Logger): Promise<void> => {
  const database = await openDatabase(config, log);
  try {
    await prepareDatabase(database, config.mode, log);
    await afterRestore(database);
  } finally {
    await database.close();
  }
  process.stdout.write(
    "The database has a new epoch. Start the server: every desk sends again what the backup does not have.\n",
  );
};

const run = async ([verb, ...args]: readonly string[]): Promise<void> => {
  const config = readConfig(process.env);
  if (!config.ok) throw new StartRefusal(config.refusal.remedy);
  const log = serverLog(config.value.logLevel);
  if (verb === undefined) return serve(config.value, log);
  if (verb === RESTORED) return restored(config.value, log);
  if (verb !== FIRST_SUPERVISOR)
    throw new StartRefusal(
      `There is no command "${verb.slice(0, 40)}". Without one the server starts; ${FIRST_SUPERVISOR} lets in the first person, ${RESTORED} ends a restore.`,
    );
  const done = await firstSupervisorCommand(config.value, args, log, new Date());
  if (!done.ok) throw new StartRefusal(done.refusal.remedy);
  // Beside the log, never through it.
  process.stdout.write(`${done.value}\n`);
};

try {
  await run(process.argv.slice(2));
} catch (failure) {
  process.exitCode = failure instanceof StartRefusal ? SET_RIGHT : 1;
  if (failure instanceof StartRefusal) say(failure.message);
  else {
    serverLog("error").error(failureForLog(failure), "the server did not start");
    say("The server did not start: something unexpected. The log says where.");
  }
}
