import { z } from "zod";
import { accept, refuse, type Result } from "#shared/result.ts";

const isPostgres = (url: string): boolean =>
  URL.canParse(url) && ["postgres:", "postgresql:"].includes(new URL(url).protocol);

/** An empty variable is one that was not set. */
const optional = <S extends z.ZodType>(schema: S) =>
  z.preprocess((value) => (value === "" ? undefined : value), schema);

/** Each variable; docs/operations.md is tested against it. */
export const Variables = z.object({
  DATABASE_URL: optional(
    z
      .string()
      .refine(
        isPostgres,
        "must be postgres://user@host:port/database; leave it out for the embedded database",
      )
      .optional(),
  ),
  PORT: optional(
    z.coerce
      .number("must be a port from 0 to 65535; 0 takes any free one")
      .int("must be a whole number")
      .min(0, "must be a port from 0 to 65535; 0 takes any free one")
      .max(65_535, "must be a port from 0 to 65535; 0 takes any free one")
      .default(8787),
  ),
  HOST: optional(
    z
      .string()
      .regex(/^[0-9A-Za-z.:-]{1,253}$/, "must be an address or a host name to listen on")
      .default("127.0.0.1"),
  ),
  ACCESSLINE_DATA: z
    .string("must name the folder for the server's keys and its embedded database")
    .min(1, "must name the folder for the server's keys and its embedded database"),
  ACCESSLINE_MODE: optional(
    z.enum(["demo", "production"], "must be demo or production").default("production"),
  ),
  ACCESSLINE_TRUST_DAYS: optional(
    z.coerce
      .number("must be a number of days from 1 to 365")
      .int("must be a whole number of days")
      .min(1, "must be a number of days from 1 to 365")
      .max(365, "must be a number of days from 1 to 365")
      .default(30),
  ),
  ACCESSLINE_METRICS_PORT: optional(
    z.coerce
      .number("must be a port from 1 to 65535; leave it out for no metrics")
      .int("must be a whole number")
      .min(1, "must be a port from 1 to 65535; leave it out for no metrics")
      .max(65_535, "must be a port from 1 to 65535; leave it out for no metrics")
      .optional(),
  ),
  ACCESSLINE_METRICS_HOST: optional(
    z
      .string()
      .regex(/^[0-9A-Za-z.:-]{1,253}$/, "must be an address or a host name to listen on")
      .default("127.0.0.1"),
  ),
  ACCESSLINE_METRICS_TOKEN: optional(
    z
      .string()
      .regex(/^[A-Za-z0-9_-]{20,200}$/, "must have 20 to 200 letters, digits, _ or -")
      .optional(),
  ),
  ACCESSLINE_REFERENCE: optional(z.enum(["on", "off"], "must be on or off").default("off")),
  ACCESSLINE_LOG: optional(
    z
      .enum(
        ["debug", "info", "warn", "error", "silent"],
        "must be debug, info, warn, error or silent",
      )
      .default("info"),
  ),
});

const LOOPBACK = ["127.0.0.1", "::1", "localhost"];

const Environment = Variables.superRefine((read, context) => {
  if (
    read.ACCESSLINE_METRICS_TOKEN === undefined &&
    !LOOPBACK.includes(read.ACCESSLINE_METRICS_HOST)
  )
    context.addIssue({
      code: "custom",
      path: ["ACCESSLINE_METRICS_TOKEN"],
      message: "must be set where metrics are not on this machine's own address",
    });
});

/** What the people who run the server may set, and nothing else. */
export type ServerConfig = {
  readonly databaseUrl: string | null;
  readonly port: number;
  readonly host: string;
  readonly dataFolder: string;
  readonly mode: "demo" | "production";
  /** How many days an online sign-in vouches for what a person does at a desk. */
  readonly trustDays: number;
  /** Null: no metrics. Without a token they are on this machine's own address only. */
  readonly metrics: {
    readonly port: number;
    readonly host: string;
    readonly token: string | null;
  } | null;
  /** Whether /api/reference and /api/openapi.json answer. */
  readonly reference: boolean;
  readonly logLevel: "debug" | "info" | "warn" | "error" | "silent";
};

/** Reads the environment. A value that cannot be used is refused with its name, never with its content. */
export const readConfig = (
  environment: Readonly<Record<string, string | undefined>>,
): Result<ServerConfig> => {
  const parsed = Environment.safeParse(environment);
  if (!parsed.success)
    return refuse(
      "configuration-not-valid",
      parsed.error.issues
        .map(({ path, message }) => `The environment variable ${String(path[0])} ${message}.`)
        .join("\n"),
    );
  const read = parsed.data;
  return accept({
    databaseUrl: read.DATABASE_URL ?? null,
    port: read.PORT,
    host: read.HOST,
    dataFolder: read.ACCESSLINE_DATA,
    mode: read.ACCESSLINE_MODE,
    trustDays: read.ACCESSLINE_TRUST_DAYS,
    metrics:
      read.ACCESSLINE_METRICS_PORT === undefined
        ? null
        : {
            port: read.ACCESSLINE_METRICS_PORT,
            host: read.ACCESSLINE_METRICS_HOST,
            token: read.ACCESSLINE_METRICS_TOKEN ?? null,
          },
    reference: read.ACCESSLINE_REFERENCE === "on",
    logLevel: read.ACCESSLINE_LOG,
  });
};
