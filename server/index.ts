import process from "node:process";
import { failureForLog, serverLog } from "./api/log.ts";
import { readConfig } from "./config.ts";
import { StartRefusal } from "./start-refusal.ts";
import { startServer } from "./start-server.ts";

/** Exit codes: 2, something must be set right first; 1, anything else. */
const SET_RIGHT = 2;

const say = (sentence: string): void => {
  process.stderr.write(`${sentence}\n`);
};

const run = async (): Promise<void> => {
  const config = readConfig(process.env);
  if (!config.ok) {
    say(config.refusal.remedy);
    process.exitCode = SET_RIGHT;
    return;
  }
  const log = serverLog(config.value.logLevel);
  try {
    const server = await startServer({ ...config.value, log });
    const stop = (): void => {
      process.off("SIGTERM", stop).off("SIGINT", stop);
      server.close().catch((failure: unknown) => {
        log.error(failureForLog(failure), "the server did not stop well");
        process.exitCode = 1;
      });
    };
    process.on("SIGTERM", stop).on("SIGINT", stop);
  } catch (failure) {
    if (failure instanceof StartRefusal) {
      say(failure.message);
      process.exitCode = SET_RIGHT;
      return;
    }
    log.error(failureForLog(failure), "the server did not start");
    say("The server did not start: something unexpected. The log says where.");
    process.exitCode = 1;
  }
};

await run();
