import { type Content } from "./content.ts";
import { type County } from "./places.ts";

const plain = (name: string): string =>
  name
    .trim()
    .toLowerCase()
    .replace(/ county$/, "");

/** A county by its name, "County" said or not. */
export const countyNamed = (content: Content, name: string): County | null =>
  content.counties.find((county) => plain(county.name) === plain(name)) ?? null;
