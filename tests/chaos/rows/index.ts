import { type Row } from "../row.ts";
import { clocks } from "./clocks.ts";
import { copies } from "./copies.ts";
import { disks } from "./disks.ts";
import { kills } from "./kills.ts";
import { models } from "./model.ts";
import { moves } from "./moves.ts";
import { networks } from "./networks.ts";
import { stores } from "./stores.ts";
import { versions } from "./versions.ts";

/** Every row of "Nothing lost". */
export const rows: readonly Row[] = [
  ...kills,
  ...stores,
  ...disks,
  ...networks,
  ...clocks,
  ...copies,
  ...moves,
  ...models,
  ...versions,
];
