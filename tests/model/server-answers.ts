import { type Head, type Verdict } from "#shared/events/confirm.ts";
import { type Coverage } from "#shared/events/coverage.ts";
import { type EventText } from "#shared/events/envelope.ts";
import { type EventId, type StationId } from "#shared/events/ids.ts";
import { type StreamName } from "#shared/events/stream.ts";
import { type ReferenceBlock } from "#shared/reference/reference-block.ts";

export type Page = {
  readonly items: readonly PageItem[];
  readonly cursor: string;
  readonly more: boolean;
  readonly fromZero: boolean;
  readonly epoch: number;
};
export type PageItem =
  | { readonly kind: "event"; readonly text: EventText }
  | { readonly kind: "withdrawal"; readonly stream: StreamName }
  | { readonly kind: "erasure"; readonly id: EventId; readonly body: string }
  | { readonly kind: "verdict"; readonly id: EventId; readonly verdict: Verdict };

export type PushReply = {
  readonly station: StationId;
  readonly epoch: number;
  readonly verdicts: readonly { readonly seq: number; readonly verdict: Verdict }[];
  readonly stopped:
    | { readonly kind: "forked"; readonly atSeq: number }
    | { readonly kind: "gap"; readonly fromSeq: number }
    | { readonly kind: "unknown-station" }
    | null;
};

export type Greeting =
  | { readonly known: false; readonly epoch: number; readonly coverage: Coverage }
  | {
      readonly known: true;
      readonly epoch: number;
      readonly coverage: Coverage;
      readonly head: Head;
      readonly block: ReferenceBlock;
    };

/** Work of the server that has begun and is not committed: nobody else sees it yet. */
export type Transaction = {
  readonly xid: number;
  readonly locks: ReadonlySet<string>;
  readonly apply: () => void;
  readonly reply: PushReply | null;
};
