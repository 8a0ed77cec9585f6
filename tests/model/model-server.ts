import { arrive, EMPTY_HEAD, type Head, type Verdict } from "#shared/events/confirm.ts";
import { type Coverage, covers, moves, regionsOf, routingOf } from "#shared/events/coverage.ts";
import { type EventText, type ReadEvent } from "#shared/events/envelope.ts";
import { type EventId, type PersonId, type RegionId, StationId } from "#shared/events/ids.ts";
import { isSameEvent } from "#shared/events/reissue.ts";
import { streamKind, type StreamName } from "#shared/events/stream.ts";
import {
  copyOf,
  Draft,
  emptyState,
  type FeedRow,
  type NewRow,
  place,
  type State,
} from "./server-state.ts";
import {
  type Greeting,
  type Page,
  type PageItem,
  type PushReply,
  type Transaction,
} from "./server-answers.ts";
import { type World } from "./world.ts";

const BLOCK = 4;
const SIGNS = "0123456789ABCDEFGHJKLMNPQRTUWXY";
/** More prefixes than a server gives out between two backups. */
const SKIPPED_PREFIXES = 1000;
const prefixOf = (n: number): string =>
  [Math.floor(n / 961) % 31, Math.floor(n / 31) % 31, n % 31]
    .map((at) => SIGNS.charAt(at))
    .join("");

const NO_ROUTES: ReadonlySet<RegionId> = new Set();
const ACCEPTED: Verdict = { kind: "accepted" };
const REFUSED: Verdict = { kind: "refused", reason: "not-allowed", remedy: "Record it again." };

/** The central server: one chain per station, one feed, transactions that commit when they like. */
export class ModelServer {
  readonly #world: World;
  #state: State = emptyState();
  #open: Transaction[] = [];
  #epoch = 0;
  #backup: State | null = null;
  /** Outside the database, as erasures must be: applied again after a restore. */
  readonly #erasures = new Map<EventId, string>();
  /** Whom the centre refuses is decided by the event, not by the day it arrives. */
  readonly #isRefused = new Map<EventId, boolean>();
  readonly #signedIn = new Map<string, Set<PersonId>>();
  readonly revoked = new Set<PersonId>();
  changes = 0;

  constructor(world: World) {
    this.#world = world;
  }

  get state(): State {
    return this.#state;
  }
  get epoch(): number {
    return this.#epoch;
  }
  get open(): readonly Transaction[] {
    return this.#open;
  }

  enrol(desk: string, person: PersonId, coverage: Coverage): StationId {
    this.#state.coverages.set(desk, coverage);
    this.#signedIn.set(desk, new Set([person]));
    return this.incarnate(desk);
  }

  incarnate(desk: string): StationId {
    const station = StationId.parse(this.#world.chance.uuid());
    this.#state.stations.set(station, { desk, head: EMPTY_HEAD, prefix: null, given: 0 });
    return station;
  }

  cover(desk: string, coverage: Coverage): void {
    this.#state.coverages.set(desk, coverage);
  }

  hello(desk: string, id: StationId): Greeting {
    const station = this.#state.stations.get(id);
    const coverage = this.#coverageOf(desk);
    if (station === undefined) return { known: false, epoch: this.#epoch, coverage };
    const isOld = this.#world.rules.skipsPrefixesAtRestore && station.prefix?.epoch !== this.#epoch;
    const prefix =
      station.prefix === null || isOld
        ? { text: prefixOf(this.#state.prefixes++), epoch: this.#epoch }
        : station.prefix;
    const from = prefix === station.prefix ? station.given : 0;
    this.#state.stations.set(id, { ...station, prefix, given: from + BLOCK });
    return {
      known: true,
      epoch: this.#epoch,
      coverage,
      head: station.head,
      block: { prefix: prefix.text, next: from, end: from + BLOCK },
    };
  }

  /** Begins to record a batch; null: another transaction holds one of its locks. */
  push(station: StationId, texts: readonly EventText[]): Transaction | null {
    const known = this.#state.stations.get(station);
    if (known === undefined)
      return this.#begin(new Set(), () => ({
        rows: [],
        write: () => undefined,
        reply: { station, epoch: this.#epoch, verdicts: [], stopped: { kind: "unknown-station" } },
      }));
    const events = texts.map((text) => this.#world.read(text));
    const locks = new Set<string>([
      station,
      ...events.flatMap(({ envelope }) => [envelope.id, envelope.stream]),
    ]);
    return this.#begin(locks, () => this.#plan(station, known.desk, known.head, events));
  }

  /** A supervisor decides what is held; only what no transaction is at. */
  review(accepts: (event: ReadEvent) => boolean): number {
    let decided = 0;
    for (const [at, { event, verdict, desk }] of this.#state.chain) {
      if (verdict.kind !== "held") continue;
      const { id, stream, station } = event.envelope;
      const told: Verdict = accepts(event) ? ACCEPTED : REFUSED;
      const begun = this.#begin(new Set([at, id, stream, station]), () => {
        const draft = new Draft(this.#state);
        draft.record(at, { event, verdict: told, desk });
        draft.rows.push({ kind: "verdict", desk, id, verdict: told });
        if (told.kind === "accepted" && this.#state.accepted.has(id))
          this.#sayIfUncovered(draft, stream, desk);
        else if (told.kind === "accepted") this.#feed(draft, event, desk);
        return { rows: draft.rows, write: () => draft.write(), reply: null };
      });
      if (begun === null) continue;
      this.commit(begun);
      decided += 1;
    }
    return decided;
  }

  erase(id: EventId): void {
    const event = this.#state.accepted.get(id);
    if (event === undefined) return;
    const body = JSON.stringify({
      erased: true,
      why: "court order",
      by: event.envelope.actor.person,
    });
    const begun = this.#begin(new Set([id, event.envelope.stream]), () => ({
      rows: [{ kind: "erasure", id }],
      write: () => {
        this.#erasures.set(id, body);
        this.#world.erased.add(id);
        this.#applyErasures();
      },
      reply: null,
    }));
    if (begun !== null) this.commit(begun);
  }

  commit(transaction: Transaction): void {
    this.#open = this.#open.filter((each) => each !== transaction);
    transaction.apply();
    this.changes += 1;
  }

  backUp(): void {
    this.#backup = copyOf(this.#state);
  }

  /** Back to the last backup; what was being done is gone, and every cursor is of another epoch. */
  restore(): boolean {
    if (this.#backup === null) return false;
    this.#state = copyOf(this.#backup);
    this.#open = [];
    this.#epoch += 1;
    this.changes += 1;
    if (this.#world.rules.skipsPrefixesAtRestore)
      this.#state.prefixes += SKIPPED_PREFIXES * this.#epoch;
    if (!this.#world.rules.erasuresOutliveRestore) this.#erasures.clear();
    this.#applyErasures();
    const rows = [...this.#erasures.keys()].map((id) => ({ kind: "erasure", id }) as const);
    const begun = this.#begin(new Set(), () => ({ rows, write: () => undefined, reply: null }));
    if (begun !== null) this.commit(begun);
    return true;
  }

  pull(desk: string, cursor: string | null, limit: number): Page {
    const coverage = this.#coverageOf(desk);
    const asked = cursor === null ? null : (JSON.parse(cursor) as CursorParts);
    const isCurrent = asked?.epoch === this.#epoch && asked.coverage === JSON.stringify(coverage);
    const after = isCurrent ? asked : { xid: -1, position: -1 };
    const xmin = Math.min(this.#state.nextXid, ...this.#open.map(({ xid }) => xid));
    const rows = this.#state.feed
      .filter((row) => place(row, after) > 0)
      .filter(({ xid }) => xid < xmin || !this.#world.rules.guardsCursor)
      .toSorted(place);
    const taken = rows.slice(0, limit);
    const last = taken.at(-1) ?? after;
    return {
      items: taken.flatMap((row) => this.#itemsOf(row, desk, coverage)),
      cursor: JSON.stringify({
        epoch: this.#epoch,
        coverage: JSON.stringify(coverage),
        xid: last.xid,
        position: last.position,
      } satisfies CursorParts),
      more: rows.length > taken.length,
      fromZero: !isCurrent,
      epoch: this.#epoch,
    };
  }

  regionsNow(stream: StreamName): ReadonlySet<RegionId> {
    const routings = this.#state.routings.get(stream);
    return routings === undefined ? NO_ROUTES : regionsOf(routings);
  }

  #coverageOf(desk: string): Coverage {
    const coverage = this.#state.coverages.get(desk);
    if (coverage === undefined) throw new Error(`${desk} is not enrolled`);
    return coverage;
  }

  #itemsOf(row: FeedRow, desk: string, coverage: Coverage): PageItem[] {
    if (row.kind === "verdict")
      return row.desk === desk ? [{ kind: "verdict", id: row.id, verdict: row.verdict }] : [];
    if (row.kind === "erasure") {
      const body = this.#erasures.get(row.id);
      return body === undefined ? [] : [{ kind: "erasure", id: row.id, body }];
    }
    const isCovered = covers(coverage, row.stream, this.regionsNow(row.stream));
    const itemOf = (id: EventId): PageItem[] => {
      const event = this.#state.accepted.get(id);
      return event === undefined ? [] : [{ kind: "event", text: event.text }];
    };
    if (row.kind === "event") return isCovered ? itemOf(row.id) : [];
    const isMeant =
      row.kind === "uncovered"
        ? row.desk === desk
        : coverage.kind === "regions" && coverage.regions.includes(row.region);
    if (!isMeant) return [];
    if (row.kind === "grant") {
      if (isCovered) this.#world.count("grant");
      return isCovered ? [...(this.#state.streams.get(row.stream) ?? [])].flatMap(itemOf) : [];
    }
    return isCovered && this.#world.rules.asksOtherRegions
      ? []
      : [{ kind: "withdrawal", stream: row.stream }];
  }

  #begin(
    locks: ReadonlySet<string>,
    plan: () => { rows: readonly NewRow[]; write: () => void; reply: PushReply | null },
  ): Transaction | null {
    if (this.#open.some((other) => !other.locks.isDisjointFrom(locks))) return null;
    const xid = this.#state.nextXid++;
    const { rows, write, reply } = plan();
    const placed = rows.map((row) => ({ ...row, xid, position: this.#state.nextPosition++ }));
    const begun: Transaction = {
      xid,
      locks,
      reply,
      apply: () => {
        write();
        this.#state.feed.push(...placed);
      },
    };
    this.#open.push(begun);
    return begun;
  }

  #plan(station: StationId, desk: string, from: Head, events: readonly ReadEvent[]) {
    const draft = new Draft(this.#state);
    const verdicts: { seq: number; verdict: Verdict }[] = [];
    let head = from;
    let stopped: PushReply["stopped"] = null;
    for (const event of events) {
      const { seq } = event.envelope;
      const before = draft.recorded(`${station}/${seq}`);
      const arrival = arrive(
        head,
        event,
        before === undefined ? null : { id: before.event.envelope.id, hash: before.event.hash },
      );
      if (arrival.kind === "again" && before !== undefined) {
        this.#world.count("arrival again");
        const isAccepted = draft.accepted(event.envelope.id) !== undefined;
        verdicts.push({ seq, verdict: isAccepted ? ACCEPTED : before.verdict });
        continue;
      }
      this.#world.count(`arrival ${arrival.kind}`);
      if (arrival.kind !== "next") {
        stopped = arrival.kind === "again" ? null : arrival;
        break;
      }
      const verdict = this.#decide(draft, event, desk);
      verdicts.push({ seq, verdict });
      this.#world.count(`verdict ${verdict.kind}`);
      if (verdict.kind === "refused" && !this.#world.rules.recordsRefused) break;
      head = arrival.head;
      const isCopy = draft.accepted(event.envelope.id) !== undefined;
      if (isCopy) this.#world.count("second copy");
      draft.record(`${station}/${seq}`, { event: this.#asErased(event), verdict, desk });
      if (verdict.kind !== "accepted") continue;
      if (isCopy) this.#sayIfUncovered(draft, event.envelope.stream, desk);
      else this.#feed(draft, event, desk);
    }
    const write = () => {
      draft.write();
      const known = this.#state.stations.get(station);
      if (known !== undefined) this.#state.stations.set(station, { ...known, head });
    };
    return { rows: draft.rows, write, reply: { station, epoch: this.#epoch, verdicts, stopped } };
  }

  #decide(draft: Draft, event: ReadEvent, desk: string): Verdict {
    const { id, actor, type } = event.envelope;
    const accepted = draft.accepted(id);
    if (accepted !== undefined)
      return this.#world.rules.knowsCopies && isSameEvent(accepted.text, event.text)
        ? ACCEPTED
        : { kind: "refused", reason: "id-taken", remedy: "Record what it says again." };
    if (type === "station-taken") return ACCEPTED;
    if (!this.#isRefused.has(id)) this.#isRefused.set(id, this.#world.chance.flip(0.08));
    if (this.#isRefused.get(id) === true) return REFUSED;
    const isTrusted =
      !this.revoked.has(actor.person) && this.#signedIn.get(desk)?.has(actor.person) === true;
    return isTrusted
      ? ACCEPTED
      : { kind: "held", reason: "not-signed-in-here", remedy: "A supervisor looks at it." };
  }

  /** An accepted event goes to whom it concerns, and moves its stream where it says so. */
  #feed(draft: Draft, event: ReadEvent, desk: string): void {
    const { id, stream } = event.envelope;
    draft.accept(this.#asErased(event));
    // Whoever sent a copy and was told otherwise is told.
    for (const copy of this.#state.chain.values())
      if (copy.event.envelope.id === id && copy.verdict.kind !== "accepted")
        draft.rows.push({ kind: "verdict", desk: copy.desk, id, verdict: ACCEPTED });
    const kind = streamKind(stream);
    if (kind === "access" || kind === "desk") return;
    const before = draft.routings(stream);
    const routing = routingOf(event.envelope);
    const after = routing === null ? before : [...before, routing];
    if (routing !== null) draft.route(stream, after);
    const regions = regionsOf(after);
    const { grants, withdrawals } = moves(regionsOf(before), regions);
    draft.rows.push(
      { kind: "event", stream, id },
      ...grants.map((region) => ({ kind: "grant", stream, region }) as const),
      ...withdrawals.map((region) => ({ kind: "withdrawal", stream, region }) as const),
    );
    this.#sayIfUncovered(draft, stream, desk);
  }

  /** The desk that sent it may not hold its stream: then it goes from there once it is confirmed. */
  #sayIfUncovered(draft: Draft, stream: StreamName, desk: string): void {
    const kind = streamKind(stream);
    if (kind === "access" || kind === "desk") return;
    if (!covers(this.#coverageOf(desk), stream, regionsOf(draft.routings(stream))))
      draft.rows.push({ kind: "uncovered", stream, desk });
  }

  #asErased(event: ReadEvent): ReadEvent {
    const body = this.#erasures.get(event.envelope.id);
    return body === undefined ? event : this.#world.read({ envelope: event.text.envelope, body });
  }

  #applyErasures(): void {
    for (const [at, recorded] of this.#state.chain)
      if (this.#erasures.has(recorded.event.envelope.id))
        this.#state.chain.set(at, { ...recorded, event: this.#asErased(recorded.event) });
    for (const [id, event] of this.#state.accepted)
      this.#state.accepted.set(id, this.#asErased(event));
  }
}

type CursorParts = { epoch: number; coverage: string; xid: number; position: number };
