import { createHash } from "node:crypto";
import { type Coverage } from "#shared/events/coverage.ts";
import { BEGINNING, type Place } from "../store/feed-verbs.ts";

/** How far a station has pulled; `within`: in the middle of the history that the grant at `place` brings. */
export type Reached = { readonly place: Place; readonly within: Place | null };

const START: Reached = { place: BEGINNING, within: null };

const hashOf = (coverage: Coverage): string => {
  const text = coverage.kind === "line" ? "line" : coverage.regions.toSorted().join(",");
  return createHash("sha256").update(text).digest("hex").slice(0, 16);
};

const FORM =
  /^1\.([0-9a-f-]{36})\.([0-9a-f]{16})\.(\d{1,20})\.(\d{1,19})(?:\.(\d{1,20})\.(\d{1,19}))?$/;

const MOST_XID = 2n ** 64n - 1n;
const MOST_POSITION = 2n ** 63n - 1n;

/** Null where a number is missing or larger than the database takes. */
const placeOf = (xid: string | undefined, position: string | undefined): Place | null =>
  xid && position && BigInt(xid) <= MOST_XID && BigInt(position) <= MOST_POSITION
    ? { xid, position }
    : null;

export const writeCursor = (
  epoch: string,
  coverage: Coverage,
  { place, within }: Reached,
): string =>
  [
    1,
    epoch,
    hashOf(coverage),
    place.xid,
    place.position,
    ...(within === null ? [] : [within.xid, within.position]),
  ].join(".");

/** A cursor of another epoch or coverage, or none that we wrote, means from zero: harmless, as ids decide. */
export const readCursor = (
  text: string | null,
  epoch: string,
  coverage: Coverage,
): { readonly reached: Reached; readonly fromZero: boolean } => {
  const match = FORM.exec(text ?? "");
  const [, ofEpoch, ofCoverage, xid, position, withinXid, withinPosition] = match ?? [];
  const place = placeOf(xid, position);
  const within = placeOf(withinXid, withinPosition);
  if (ofEpoch !== epoch || ofCoverage !== hashOf(coverage) || place === null)
    return { reached: START, fromZero: text !== null };
  return { reached: { place, within }, fromZero: false };
};
