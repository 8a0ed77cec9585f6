import { z } from "zod";
import { type Program, PROGRAMS } from "#shared/keyboard/clashes.ts";

const minutes = (most: number) => z.int().min(1).max(most);

/** What IT sets for a desk. Unknown names are refused: a misspelt rule is a rule that is not in force. */
export const Policy = z.strictObject({
  serverUrl: z.url({ protocol: /^https?$/ }).optional(),
  idleLockMinutes: minutes(240).default(10),
  /** During a call nothing locks without this long a warning, seconds. */
  idleWarningSeconds: z.int().min(10).max(600).default(60),
  /** How often a quiet desk asks for news, milliseconds. */
  pollMs: z.int().min(250).max(60_000).default(3_000),
  /** The longest pause between two tries while the network is away, milliseconds. */
  longestPauseMs: z.int().min(500).max(600_000).default(30_000),
  /** Action → key, as in docs/keys.md. What is wrong in it is said at start, and the keys stay as they are. */
  keys: z.record(z.string().max(40), z.string().max(40)).default({}),
  /** Programs whose keys are compared with the workstation's, as in docs/keys.md. */
  runsBeside: z
    .array(z.enum(Object.keys(PROGRAMS) as [Program, ...Program[]]))
    .default(["windows"]),
  /** Where releases are published: a folder behind https. None: a supervisor takes them from a folder. */
  updateFeed: z.url({ protocol: /^https$/ }).optional(),
  /** A supervisor may hand a release to the installer: only where that person can elevate. */
  supervisorInstalls: z.boolean().default(false),
  /** Hosts whose https pages a key or link may open in the system's browser. */
  outsideHosts: z.array(z.string().regex(/^[a-z0-9.-]{1,253}$/)).default([]),
  /** Keeps the window out of screenshots. It also shuts out remote support and some screen readers. */
  hideFromScreenshots: z.boolean().default(false),
  /** A key that opens the crisis path from any program, such as Ctrl+Alt+F8; null: none. */
  crisisKey: z
    .string()
    .regex(/^Ctrl\+Alt\+F([1-9]|1[0-2])$/)
    .nullable()
    .default(null),
  leadExtension: z.string().max(20).default("4410"),
});
export type Policy = z.infer<typeof Policy>;
