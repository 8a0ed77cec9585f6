import { parseArgs } from "node:util";
import { type Logger } from "pino";
import { z } from "zod";
import { RegionId } from "#shared/events/ids.ts";
import { accept, refuse, type Result } from "#shared/result.ts";
import { type ServerConfig } from "./config.ts";
import { type FirstSupervisor, firstSupervisor } from "./people/first-supervisor.ts";
import { openDatabase, prepareDatabase } from "./store/open-database.ts";
import { sqlStore } from "./store/store.ts";

export const FIRST_SUPERVISOR = "first-supervisor";

const USAGE = `Say who: npm run server -- ${FIRST_SUPERVISOR} --name "Given Family" [--login g.family] [--region north-valley]. More than one --region may be given; without one the whole line is theirs.`;

const Asked = z.object({
  name: z.string().trim().min(1).max(80),
  login: z
    .string()
    .toLowerCase()
    .regex(/^[a-z0-9][a-z0-9._-]{0,79}$/),
  regions: z.array(RegionId).max(32),
});

/** Lucia Castellanos signs in as l.castellanos. Empty where a name has no Latin letters. */
const loginOf = (name: string): string => {
  const words = name
    .normalize("NFKD")
    .toLowerCase()
    .split(/\s+/)
    .map((word) => word.replace(/[^a-z0-9-]/g, ""))
    .filter((word) => word !== "");
  const [given = "", ...rest] = words;
  const family = rest.at(-1);
  return family === undefined ? given : `${given.charAt(0)}.${family}`;
};

const readAsked = (args: readonly string[]): Result<FirstSupervisor> => {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        name: { type: "string" },
        login: { type: "string" },
        region: { type: "string", multiple: true },
      },
    });
    const { name = "", login = loginOf(name), region: regions = [] } = values;
    const asked = Asked.safeParse({ name, login, regions });
    return asked.success ? accept(asked.data) : refuse("arguments-not-valid", USAGE);
  } catch {
    return refuse("arguments-not-valid", USAGE);
  }
};

/** `npm run server -- first-supervisor`: the sentences to show once; the codes in them are kept nowhere. */
export const firstSupervisorCommand = async (
  config: ServerConfig,
  args: readonly string[],
  log: Logger,
  at: Date,
): Promise<Result<string>> => {
  const asked = readAsked(args);
  if (!asked.ok) return asked;
  if (config.mode === "demo")
    return refuse(
      "demo-has-people",
      "The demonstration has its people already. Set ACCESSLINE_MODE=production.",
    );
  const database = await openDatabase(config, log);
  try {
    await prepareDatabase(database, config.mode, log);
    const made = await firstSupervisor(sqlStore(database), asked.value, at);
    if (!made.ok) return made;
    const { deskCode, personCode, expiresAt } = made.value;
    return accept(
      [
        `The first supervisor signs in as ${asked.value.login}. Both codes are shown only now, serve once, and are good until ${expiresAt.toISOString()}.`,
        `1. Set up the first desk with the code ${deskCode}`,
        `2. There, sign in with the one-time code ${personCode} in the place of the passphrase; the desk asks for one of their own.`,
      ].join("\n"),
    );
  } finally {
    await database.close();
  }
};
