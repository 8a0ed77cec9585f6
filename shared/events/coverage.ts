import { z } from "zod";
import { type Envelope } from "./envelope.ts";
import { type EventId, RegionId } from "./ids.ts";
import { streamKind, type StreamName } from "./stream.ts";

/** What a station holds: the whole line, or the streams of a set of regions (decision 0005). */
export const Coverage = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("line") }),
  z.object({ kind: z.literal("regions"), regions: z.array(RegionId).min(1).max(32) }),
]);
export type Coverage = z.infer<typeof Coverage>;

/** Streams that every desk needs whatever its coverage: closures of the line. */
const isForEverybody = (stream: StreamName): boolean => streamKind(stream) === "line";

/** Access records are pushed and never pulled; desk events stay with the centre. */
const isForNobody = (stream: StreamName): boolean =>
  streamKind(stream) === "access" || streamKind(stream) === "desk";

/** Whether a station of `coverage` holds a stream that belongs to `regions`. */
export const covers = (
  coverage: Coverage,
  stream: StreamName,
  regions: ReadonlySet<RegionId>,
): boolean => {
  if (isForNobody(stream)) return false;
  if (coverage.kind === "line" || isForEverybody(stream)) return true;
  return coverage.regions.some((region) => regions.has(region));
};

/** An accepted event that routed its stream, and what it replaced. */
export type Routing = {
  readonly event: EventId;
  readonly regions: readonly RegionId[];
  readonly replaced: readonly EventId[];
};

/** The name of the register that routing events set. */
export const ROUTE_FIELD = "route";

/**
 * The regions a stream belongs to: every routing not replaced by another. Two concurrent ones
 * both count, so that nobody who should hold a case loses it while the conflict stands.
 */
export const regionsOf = (routings: readonly Routing[]): Set<RegionId> => {
  const replaced = new Set(routings.flatMap((routing) => routing.replaced));
  return new Set(
    routings
      .filter((routing) => !replaced.has(routing.event))
      .flatMap((routing) => routing.regions),
  );
};

export const routingOf = (envelope: Envelope): Routing | null =>
  envelope.routes === null
    ? null
    : { event: envelope.id, regions: envelope.routes, replaced: envelope.replaces };

/** Regions that gain and lose the stream when its regions change. */
export const moves = (
  before: ReadonlySet<RegionId>,
  after: ReadonlySet<RegionId>,
): { readonly grants: RegionId[]; readonly withdrawals: RegionId[] } => ({
  grants: [...after.difference(before)].toSorted(),
  withdrawals: [...before.difference(after)].toSorted(),
});
