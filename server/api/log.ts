import { pino, type Logger } from "pino";
import { privateFieldNames } from "#shared/events/private-fields.ts";

/** What opens anything, says who somebody is, or carries whole events. */
const OF_OURS = [
  "authorization",
  "body",
  "box",
  "code",
  "envelope",
  "headers",
  "login",
  "name",
  "passphrase",
  "set",
  "add",
  "token",
];

/** Never in a log, whoever writes the line; of events, whatever their schema marks as private. */
const REDACTED = [...new Set([...OF_OURS, ...privateFieldNames()])].flatMap((field) => [
  field,
  `*.${field}`,
  `*.*.${field}`,
]);

export const serverLog = (level: string, destination?: { write(line: string): void }): Logger => {
  const options = {
    level,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    redact: { paths: REDACTED, censor: "[redacted]" },
  };
  return destination === undefined ? pino(options) : pino(options, destination);
};

/** A failure as it may be logged: where, not what. Messages of parsers and databases quote their input. */
export const failureForLog = (failure: unknown): Record<string, unknown> => {
  if (!(failure instanceof Error)) return { failure: typeof failure };
  const { code } = failure as { code?: unknown };
  return {
    failure: failure.name,
    ...(typeof code === "string" ? { state: code.slice(0, 40) } : {}),
    at: (failure.stack ?? "")
      .split("\n")
      .filter((line) => /^\s+at /.test(line))
      .slice(0, 12),
    ...(failure.cause === undefined ? {} : { cause: failureForLog(failure.cause) }),
  };
};
