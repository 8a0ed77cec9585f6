import { z } from "zod";
import { type ZipPlaces } from "./straight-line.ts";

/** Centres of ZIP areas by ZIP: latitude and longitude in degrees. Built from the census list. */
export const ZipTable = z.record(
  z.string().regex(/^\d{5}$/),
  z.tuple([z.number().min(-90).max(90), z.number().min(-180).max(180)]),
);
export type ZipTable = z.infer<typeof ZipTable>;

/** Looks places up in a table that was checked. */
export const zipPlaces =
  (table: ZipTable): ZipPlaces =>
  (zip) => {
    const place = Object.hasOwn(table, zip) ? table[zip] : undefined;
    return place === undefined ? null : { latitude: place[0], longitude: place[1] };
  };
