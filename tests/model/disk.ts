import { EMPTY_HEAD, type Head, type Verdict } from "#shared/events/confirm.ts";
import { type Coverage } from "#shared/events/coverage.ts";
import { type ReadEvent } from "#shared/events/envelope.ts";
import { type EventId, type StationId } from "#shared/events/ids.ts";
import { type Stamp } from "#shared/events/stamp.ts";
import { type StreamName } from "#shared/events/stream.ts";
import { type ReferenceBlock } from "#shared/reference/reference-block.ts";

export type Held = {
  readonly event: ReadEvent;
  /** The epoch in which the server delivered it; null: only this desk says so. */
  readonly epoch: number | null;
};

/** Everything of a desk that an image of its disk holds. */
export type Disk = {
  station: StationId;
  head: Head;
  confirmedSeq: number;
  /** The epoch of the server's last greeting. */
  epoch: number;
  /** Own events by station and seq, of every incarnation: the journal, and what is kept to send again. */
  own: Map<string, ReadEvent>;
  verdicts: Map<EventId, Verdict>;
  vault: Map<EventId, Held>;
  /** Streams that left the coverage and did not come back. */
  withdrawn: Set<StreamName>;
  /** Events of others that a restored server may lack, out of view but not yet offered. */
  aside: Map<EventId, ReadEvent>;
  cursor: string | null;
  coverage: Coverage;
  /** The epoch whose feed was taken from zero to its end. */
  completeEpoch: number;
  stamp: Stamp | null;
  /** A new incarnation is due. */
  isDue: boolean;
  /** Only when a broken rule keeps it here: it belongs to one run of main. */
  block: ReferenceBlock | null;
  /** Not the desk's but the book's: what a disk of this history ought to hold. */
  ought: Set<EventId>;
};

export const emptyDisk = (station: StationId, coverage: Coverage): Disk => ({
  station,
  head: EMPTY_HEAD,
  confirmedSeq: 0,
  epoch: 0,
  own: new Map(),
  verdicts: new Map(),
  vault: new Map(),
  withdrawn: new Set(),
  aside: new Map(),
  cursor: null,
  coverage,
  completeEpoch: -1,
  stamp: null,
  isDue: false,
  block: null,
  ought: new Set(),
});

export const imageOf = (disk: Disk): Disk => ({
  ...disk,
  own: new Map(disk.own),
  verdicts: new Map(disk.verdicts),
  vault: new Map(disk.vault),
  withdrawn: new Set(disk.withdrawn),
  aside: new Map(disk.aside),
  ought: new Set(disk.ought),
});

export const chainPlace = (station: StationId, seq: number): string => `${station}/${seq}`;
