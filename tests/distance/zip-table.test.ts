import { expect, test } from "vitest";
import { californianZips } from "../../build/content/zip-places.ts";
import { zipMiles } from "#shared/distance/straight-line.ts";
import { ZipTable, zipPlaces } from "#shared/distance/zip-table.ts";

const everywhere = {
  "97201": { latitude: 45.498819, longitude: -122.696343 },
  "96161": { latitude: 39.327962, longitude: -120.183253 },
  "90012": { latitude: 34.061396, longitude: -118.238479 },
  "89501": { latitude: 39.526812, longitude: -119.813049 },
};

test("only California is kept, in order, to four decimals", () => {
  const table = californianZips(everywhere);
  expect(Object.keys(table)).toEqual(["90012", "96161"]);
  expect(table["90012"]).toEqual([34.0614, -118.2385]);
  expect(ZipTable.safeParse(table).success).toBe(true);
});

test("a list of another shape is refused loudly", () => {
  expect(() => californianZips({ "90012": [34, -118] })).toThrow();
});

test("places are looked up by ZIP, and what is not a ZIP has none", () => {
  const places = zipPlaces(californianZips(everywhere));
  expect(places("90012")).toEqual({ latitude: 34.0614, longitude: -118.2385 });
  expect(places("toString")).toBeNull();
  expect(zipMiles("90012", "96161", places)).toBe(379.5);
});
