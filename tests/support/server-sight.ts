import { caseFileOf, type CaseFile } from "#shared/case/case-file.ts";
import { type CallFile, callFileOf } from "#shared/case/call-file.ts";
import { readBody } from "#shared/events/catalogue.ts";
import { type ParsedEvent, storedEvent } from "#shared/events/envelope.ts";
import { fold } from "#shared/events/fold.ts";
import { streamKind, type StreamName } from "#shared/events/stream.ts";
import { type RunningServer } from "#server/start-server.ts";
import { BEGINNING } from "#server/store/feed-verbs.ts";

/** What the server's own events say, folded here with the same rules as on a desk. */
export type ServerSight = {
  readonly calls: ReadonlyMap<string, CallFile>;
  /** By reference. */
  readonly cases: ReadonlyMap<string, CaseFile>;
  readonly events: readonly ParsedEvent[];
};

export const serverSight = async (server: RunningServer): Promise<ServerSight> => {
  const rows = await server.store.read((tx) => tx.feedAfter(BEGINNING, null, 100_000));
  const events = rows.flatMap(({ texts }) => (texts === null ? [] : [storedEvent(texts)]));
  const streams = Map.groupBy(events, ({ envelope }) => envelope.stream);
  const of = (kind: "call" | "case"): [StreamName, ParsedEvent[]][] =>
    [...streams].filter(([stream]) => streamKind(stream) === kind);
  const cases = of("case").map(([, own]) => caseFileOf(fold(own, readBody)));
  return {
    events,
    calls: new Map(of("call").map(([stream, own]) => [stream, callFileOf(fold(own, readBody))])),
    cases: new Map(
      cases.flatMap((file) => (file.opened === null ? [] : [[file.opened.reference, file]])),
    ),
  };
};
