import { createHash } from "node:crypto";
import { type Coverage } from "#shared/events/coverage.ts";
import { type Place } from "../store/feed-verbs.ts";

/** How far a station has pulled. */
export type Reached = {
  readonly place: Place;
  /** In the middle of the history that the grant at `place` brings: the last event of it given. */
  readonly within: Place | null;
  /** Where the feed ended when this station began from zero; null: long passed. */
  readonly base: Place | null;
};

const hashOf = (coverage: Coverage): string => {
  const text = coverage.kind === "line" ? "line" : coverage.regions.toSorted().join(",");
  return createHash("sha256").update(text).digest("hex").slice(0, 16);
};

const FORM =
  /^1\.([0-9a-f-]{36})\.([0-9a-f]{16})\.(\d{1,20})\.(\d{1,19})(?:\.w(\d{1,20})\.(\d{1,19}))?(?:\.b(\d{1,20})\.(\d{1,19}))?$/;

const MOST_XID = 2n ** 64n - 1n;
const MOST_POSITION = 2n ** 63n - 1n;

/** Null where a number is missing or larger than the database takes. */
const placeOf = (xid: string | undefined, position: string | undefined): Place | null =>
  xid && position && BigInt(xid) <= MOST_XID && BigInt(position) <= MOST_POSITION
    ? { xid, position }
    : null;

const textOf = (mark: "w" | "b", place: Place | null): string =>
  place === null ? "" : `.${mark}${place.xid}.${place.position}`;

export const isAfter = (one: Place, other: Place): boolean => {
  const [x, y] = [BigInt(one.xid), BigInt(other.xid)];
  return x === y ? BigInt(one.position) > BigInt(other.position) : x > y;
};

export const writeCursor = (
  epoch: string,
  coverage: Coverage,
  { place, within, base }: Reached,
): string => {
  const pending = base !== null && isAfter(place, base) ? null : base;
  const start = ["1", epoch, hashOf(coverage), place.xid, place.position].join(".");
  return `${start}${textOf("w", within)}${textOf("b", pending)}`;
};

/** Null: none, of another epoch or coverage, or none that we wrote. From zero then: harmless, as ids decide. */
export const readCursor = (
  text: string | null,
  epoch: string,
  coverage: Coverage,
): Reached | null => {
  const [, ofEpoch, ofCoverage, xid, position, withinXid, withinPosition, baseXid, basePosition] =
    FORM.exec(text ?? "") ?? [];
  const place = placeOf(xid, position);
  if (ofEpoch !== epoch || ofCoverage !== hashOf(coverage) || place === null) return null;
  return {
    place,
    within: placeOf(withinXid, withinPosition),
    base: placeOf(baseXid, basePosition),
  };
};
