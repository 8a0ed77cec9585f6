import { caseFileOf } from "#shared/case/case-file.ts";
import { type CaseResolved } from "#shared/events/bodies.ts";
import { covers } from "#shared/events/coverage.ts";
import { type ReadEvent } from "#shared/events/envelope.ts";
import { fold, type Folded } from "#shared/events/fold.ts";
import { type EventId } from "#shared/events/ids.ts";
import { streamKind, type StreamName } from "#shared/events/stream.ts";
import { type History } from "./history.ts";
import { type ModelDesk } from "./model-desk.ts";
import { newerReader, type Written } from "./world.ts";

type Check = (history: History) => Iterable<string>;

/** Everything that must hold at rest; the first sentence of each check that does not. */
export const failuresOf = (history: History): string[] =>
  CHECKS.flatMap((check) => [...check(history)].slice(0, 1));

const acceptedOf = ({ server }: History, stream: StreamName): ReadEvent[] =>
  (server.state.streams.get(stream) ?? []).flatMap((id) => server.state.accepted.get(id) ?? []);

const writtenOf = ({ world }: History, id: EventId): Written => {
  const written = world.written.get(id);
  if (written === undefined) throw new Error(`Nobody wrote ${id}`);
  return written;
};

const casesOf = ({ server }: History): StreamName[] =>
  [...server.state.streams.keys()].filter((stream) => streamKind(stream) === "case");

const textOf = ({ text }: ReadEvent): string => `${text.envelope}\n${text.body}`;

function* desksHoldTheirCoverage(history: History) {
  const { server, desks } = history;
  for (const desk of desks) {
    const coverage = server.state.coverages.get(desk.desk.name);
    if (coverage === undefined) throw new Error("Not enrolled");
    for (const stream of new Set([...casesOf(history), ...desk.vault.streams])) {
      const ought = covers(coverage, stream, server.regionsNow(stream))
        ? acceptedOf(history, stream)
        : [];
      const wanted = new Set(ought.map(textOf));
      const held = new Set(desk.vault.events(stream).map(textOf));
      const missing = wanted.difference(held).size;
      const strange = held.difference(wanted).size;
      if (missing + strange > 0)
        yield `${desk.name} lacks ${missing} and holds ${strange} events too many of ${stream}`;
    }
  }
}

const picture = (folded: Folded, registers: Iterable<readonly [string, unknown]>): string =>
  JSON.stringify([
    [...registers],
    [...folded.entries],
    folded.unread,
    folded.erased,
    folded.timeline,
  ]);

function* foldsAreEqual(history: History) {
  for (const stream of casesOf(history)) {
    const truth = fold(acceptedOf(history, stream), newerReader);
    const wanted = picture(truth, truth.registers);
    for (const desk of history.desks.filter(({ vault }) => vault.streams.includes(stream))) {
      const folded = desk.vault.folded(stream);
      const shown = [...folded.registers.keys()].map(
        (field) => [field, desk.vault.register(stream, folded, field)] as const,
      );
      if (picture(folded, shown) !== wanted) yield `${desk.name} folds ${stream} differently`;
    }
  }
}

function* nothingKeptIsLost({ world, server }: History) {
  const recorded = new Set(
    [...server.state.chain.values()].map(
      ({ event }) => world.written.get(event.envelope.id)?.intent,
    ),
  );
  const excused = new Set([...world.excused].map((id) => world.written.get(id)?.intent));
  for (const { id, intent, type } of world.written.values())
    if (!recorded.has(intent) && !excused.has(intent)) yield `${type} ${id} is lost`;
}

function* nothingIsDoubled(history: History) {
  const seen = new Map<number, EventId>();
  for (const id of history.server.state.accepted.keys()) {
    const { intent, type } = writtenOf(history, id);
    const before = seen.get(intent);
    if (before !== undefined) yield `${type} is there as ${before} and ${id}`;
    seen.set(intent, id);
  }
}

/** For each field: a value is shown, or one replaced it whose author had seen it. */
function* noUpdateIsLost(history: History) {
  for (const [desk, stream] of viewsOf(history)) {
    const folded = desk.vault.folded(stream);
    for (const [field, values] of folded.values) {
      const heads = new Set(desk.vault.register(stream, folded, field).map(({ event }) => event));
      for (const { event } of values) {
        const by = values.filter(({ replaced }) => replaced.includes(event));
        const blind = by.find((other) => !writtenOf(history, other.event).knowsThrough.has(event));
        if (blind !== undefined) yield `${field}: ${blind.event} replaced ${event} unseen`;
        if (by.length === 0 && !heads.has(event))
          yield `${desk.name}: ${event} of ${field} is not shown and nobody replaced it`;
      }
    }
  }
}

/** A value that somebody saw and replaced does not come back. A restored server may bring one back as a conflict. */
function* nothingSeenComesBack(history: History) {
  if (history.world.restores > 0) return;
  for (const [desk, stream] of viewsOf(history)) {
    const folded = desk.vault.folded(stream);
    for (const [field, values] of folded.values) {
      for (const { event } of desk.vault.register(stream, folded, field)) {
        const later = values.find((other) => writtenOf(history, other.event).knows.has(event));
        if (later !== undefined)
          yield `${desk.name}: ${event} of ${field} is back although ${later.event} replaced it`;
      }
    }
  }
}

function* escalationsSurviveResolutions(history: History) {
  const { world } = history;
  for (const [desk, stream] of viewsOf(history)) {
    const folded = desk.vault.folded(stream);
    const file = caseFileOf(folded);
    const resolutions = folded.entries.get("case-resolved") ?? [];
    const state =
      !world.rules.resolvesKnownOnly && resolutions.length > 0 ? "resolved" : file.state;
    if (state !== "resolved") continue;
    const dropped = file.escalations.find(({ raised }) =>
      resolutions.every(
        ({ envelope, value }) =>
          !writtenOf(history, envelope.id).knows.has(raised.id) ||
          (value as CaseResolved | null)?.knows.includes(raised.id) === false,
      ),
    );
    if (dropped !== undefined)
      yield `${desk.name}: ${stream} counts as resolved although nobody knew ${dropped.raised.id}`;
  }
}

function* referencesNeverRepeat({ world }: History) {
  const given = new Map<string, number>();
  for (const { reference, intent } of world.spoken) {
    const before = given.get(reference);
    if (before !== undefined && before !== intent) yield `${reference} was told to two callers`;
    given.set(reference, intent);
  }
}

function* chainsAreWhole({ server }: History) {
  for (const [station, { head }] of server.state.stations) {
    let hash = "0".repeat(64);
    for (let seq = 1; seq <= head.seq; seq += 1) {
      const recorded = server.state.chain.get(`${station}/${seq}`);
      if (recorded === undefined) yield `${station} has a hole at ${seq}`;
      else if (recorded.event.envelope.prev !== hash) yield `${station} breaks at ${seq}`;
      hash = recorded?.event.hash ?? hash;
    }
    if (hash !== head.hash) yield `${station} does not end at its head`;
  }
}

function* nothingAcceptedIsCalledRefused({ server, desks }: History) {
  for (const desk of desks)
    for (const id of desk.vault.refused)
      if (server.state.accepted.has(id)) yield `${desk.name} calls ${id} refused`;
}

function* erasedStaysErased({ world, server, desks }: History) {
  const isPlain = (event: ReadEvent | undefined): boolean => event?.body.kind === "plain";
  for (const id of world.erased) {
    if (isPlain(server.state.accepted.get(id))) yield `${id} is back on the server`;
    for (const { disk, name } of desks) {
      const own = [...disk.own.values()].find(({ envelope }) => envelope.id === id);
      if ([disk.vault.get(id)?.event, disk.aside.get(id), own].some(isPlain))
        yield `${id} is readable at ${name}`;
    }
  }
}

function* viewsOf(history: History): Iterable<readonly [ModelDesk, StreamName]> {
  for (const desk of history.desks) for (const stream of desk.vault.streams) yield [desk, stream];
}

const CHECKS: readonly Check[] = [
  desksHoldTheirCoverage,
  foldsAreEqual,
  nothingKeptIsLost,
  nothingIsDoubled,
  noUpdateIsLost,
  nothingSeenComesBack,
  escalationsSurviveResolutions,
  referencesNeverRepeat,
  chainsAreWhole,
  nothingAcceptedIsCalledRefused,
  erasedStaysErased,
];
