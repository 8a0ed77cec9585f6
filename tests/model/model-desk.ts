import { EMPTY_HEAD, reunite } from "#shared/events/confirm.ts";
import { type Coverage } from "#shared/events/coverage.ts";
import {
  type Envelope,
  type EventText,
  type ReadEvent,
  writeEvent,
} from "#shared/events/envelope.ts";
import { EventId, type PersonId, type RegionId } from "#shared/events/ids.ts";
import { replacedByAll } from "#shared/events/register.ts";
import { reissued } from "#shared/events/reissue.ts";
import { followStamp, nextStamp } from "#shared/events/stamp.ts";
import { streamKind, type StreamName } from "#shared/events/stream.ts";
import { type ReferenceBlock, takeReference } from "#shared/reference/reference-block.ts";
import { chainPlace, type Disk, emptyDisk, imageOf } from "./disk.ts";
import { type ModelServer } from "./model-server.ts";
import { type Page, type PushReply } from "./server-answers.ts";
import { ModelVault } from "./model-vault.ts";
import { sha256, type World } from "./world.ts";

export type NewEvent = {
  readonly stream: StreamName;
  readonly type: string;
  readonly body: { readonly set?: Record<string, unknown>; readonly add?: Record<string, unknown> };
  readonly routes?: readonly RegionId[];
};

export type Desk = { readonly name: string; readonly person: PersonId; readonly isNewer: boolean };

/** One machine: a disk, and what main keeps in memory while it runs. */
export class ModelDesk {
  readonly desk: Desk;
  readonly name: string;
  readonly #world: World;
  readonly #server: ModelServer;
  #vault: ModelVault;
  readonly images: Disk[] = [];
  isOnline = true;
  skewMs = 0;
  run = 0;
  changes = 0;
  #block: ReferenceBlock | null = null;

  constructor(world: World, server: ModelServer, desk: Desk, name: string, disk: Disk) {
    this.#world = world;
    this.#server = server;
    this.desk = desk;
    this.name = name;
    this.#vault = new ModelVault(world, disk, desk.isNewer);
    this.images.push(imageOf(disk));
  }

  static enrolled(world: World, server: ModelServer, desk: Desk, coverage: Coverage): ModelDesk {
    const station = server.enrol(desk.name, desk.person, coverage);
    return new ModelDesk(world, server, desk, desk.name, emptyDisk(station, coverage));
  }

  get disk(): Disk {
    return this.#vault.disk;
  }
  get vault(): ModelVault {
    return this.#vault;
  }
  get unsent(): number {
    return this.disk.head.seq - this.disk.confirmedSeq;
  }

  write({ stream, type, body, routes }: NewEvent): ReadEvent {
    const folded = this.#vault.folded(stream);
    const fields = Object.keys(body.set ?? {});
    const sets = routes === undefined ? fields : [...fields, "route"];
    const { disk } = this;
    disk.stamp = nextStamp(disk.stamp, this.#nowMs(), disk.station);
    const event = writeEvent(
      {
        id: EventId.parse(this.#world.chance.uuid()),
        station: disk.station,
        seq: disk.head.seq + 1,
        stream,
        type,
        v: 1,
        stamp: disk.stamp,
        clock: {
          claimedAt: new Date(this.#nowMs()).toISOString(),
          offsetMs: null,
          offsetAgeMs: null,
        },
        actor: { person: this.desk.person, role: "specialist" },
        sets,
        replaces: replacedByAll(
          sets.map((field) => folded.values.get(field) ?? []),
          (id) => this.#vault.isConfirmed(id) || !this.#world.rules.namesThroughUnconfirmed,
        ),
        routes: routes === undefined ? null : [...routes],
        prev: disk.head.hash,
      },
      body,
      sha256,
    );
    const knows = new Set(folded.timeline.map(({ id }) => id));
    const { id } = event.envelope;
    this.#world.wrote({ id, stream, type, sets, knows });
    this.#keep(event);
    return event;
  }

  /** A reference told to a caller. */
  reference(): string {
    const { blocksDieWithRun } = this.#world.rules;
    const { chance } = this.#world;
    const from = blocksDieWithRun ? this.#block : this.disk.isDue ? null : this.disk.block;
    const { reference, block } = takeReference(from, () => chance.int(1_000_000) / 1_000_000);
    if (blocksDieWithRun) this.#block = block;
    else this.disk.block = block;
    this.#world.count(`${reference.kind} reference`);
    return reference.text;
  }

  hello(): void {
    const { disk } = this;
    const { rules } = this.#world;
    const told = this.#server.hello(this.desk.name, disk.station);
    if (disk.epoch !== told.epoch) this.#unconfirmAfter(this.#firstHeld() - 1);
    disk.epoch = told.epoch;
    this.#cover(told.coverage);
    if (!told.known) {
      disk.isDue = true;
      disk.confirmedSeq = 0;
      return;
    }
    const reunion = reunite(
      disk.head,
      told.head,
      (seq) => this.#own(seq)?.hash ?? null,
      (seq) => this.#own(seq) !== undefined,
    );
    if (reunion.kind === "new-incarnation" && !rules.incarnates) {
      disk.head = told.head;
      disk.confirmedSeq = told.head.seq;
      disk.isDue = false;
    } else if (reunion.kind === "new-incarnation") disk.isDue = true;
    else if (told.head.seq < disk.confirmedSeq || !rules.confirmsByVerdict)
      this.#unconfirmAfter(told.head.seq);
    // What the server has and this desk holds no more cannot be asked about.
    if (reunion.kind === "continue")
      while (disk.confirmedSeq < told.head.seq && this.#own(disk.confirmedSeq + 1) === undefined)
        disk.confirmedSeq += 1;
    if (rules.blocksDieWithRun) this.#block ??= told.block;
    else if (disk.block?.prefix !== told.block.prefix)
      disk.block = { ...told.block, end: Number.MAX_SAFE_INTEGER };
  }

  /** What is unsent, in seq order; empty when there is nothing or the next event is not held. */
  unsentTexts(limit: number): EventText[] {
    const texts: EventText[] = [];
    for (let seq = this.disk.confirmedSeq + 1; texts.length < limit; seq += 1) {
      const event = this.#own(seq);
      if (event === undefined) break;
      texts.push(event.text);
    }
    return texts;
  }

  /** What a push was asked for. */
  get sending(): string {
    const { station, confirmedSeq, epoch } = this.disk;
    return JSON.stringify([station, confirmedSeq, epoch]);
  }

  takeReply(sending: string, { epoch, verdicts, stopped }: PushReply): void {
    const { disk } = this;
    if (sending !== this.sending || epoch !== disk.epoch) return;
    this.changes += 1;
    for (const { seq, verdict } of verdicts) {
      const event = this.#own(seq);
      if (seq !== disk.confirmedSeq + 1 || event === undefined) continue;
      disk.confirmedSeq = seq;
      this.#vault.judged(event.envelope.id, verdict);
    }
    if (stopped?.kind === "gap" && stopped.fromSeq <= disk.confirmedSeq)
      this.#unconfirmAfter(stopped.fromSeq - 1);
    if (stopped?.kind === "forked" || stopped?.kind === "unknown-station") disk.isDue = true;
  }

  /** A new incarnation; what the old one had not delivered is written again, in its order. */
  incarnate(): void {
    const { disk } = this;
    this.#world.count("incarnation");
    const undelivered: ReadEvent[] = [];
    for (let seq = disk.confirmedSeq + 1; seq <= disk.head.seq; seq += 1) {
      const event = this.#own(seq);
      if (event === undefined) continue;
      if (this.#vault.isDelivered(disk.vault.get(event.envelope.id))) continue;
      disk.own.delete(chainPlace(disk.station, seq));
      undelivered.push(event);
    }
    disk.station = this.#server.incarnate(this.desk.name);
    disk.head = EMPTY_HEAD;
    disk.confirmedSeq = 0;
    disk.isDue = false;
    disk.block = null;
    this.#block = null;
    this.changes += 1;
    undelivered.forEach((event) => this.#again(event));
  }

  /** Where a pull begins, and what it was asked for: an answer to anything else is not ours any more. */
  get question(): string {
    const { cursor, coverage, epoch } = this.disk;
    return JSON.stringify([cursor, coverage, epoch]);
  }

  takePage(question: string, page: Page): void {
    const { disk } = this;
    const isStale = question !== this.question;
    if (isStale && this.#world.rules.dropsStaleAnswers) return;
    if (page.fromZero && disk.cursor !== null) return this.#beginAgain();
    for (const item of page.items) {
      if (item.kind === "event") this.#pulled(this.#world.read(item.text), page.epoch);
      else if (item.kind === "withdrawal") this.#vault.withdraw(item.stream, page.epoch);
      else if (item.kind === "erasure") this.#vault.erase(item.id, item.body);
      else if (this.#vault.isOwn(item.id)) this.#vault.judged(item.id, item.verdict);
    }
    if (page.items.length > 0) this.changes += 1;
    // The mistake: an old answer's events are stored although the cursor is further on.
    if (isStale) return;
    disk.cursor = page.cursor;
    if (!page.more) disk.completeEpoch = page.epoch;
  }

  /** Writes again what former incarnations wrote, or others, and the restored server did not deliver. */
  offer(whose: "former" | "foreign"): void {
    const { disk } = this;
    const { epoch } = disk;
    if (epoch === 0 || disk.completeEpoch !== epoch || disk.isDue) return;
    const isMissing = (id: EventId): boolean =>
      !this.#vault.isDelivered(disk.vault.get(id)) && !this.#isInChain(id);
    if (whose === "former" && this.#world.rules.offersFormer)
      for (const [at, event] of [...disk.own])
        if (event.envelope.station !== disk.station && isMissing(event.envelope.id)) {
          disk.own.delete(at);
          this.#again(event);
        }
    if (whose === "foreign" && this.#world.rules.offersForeign) {
      const held = [...disk.vault.values()].map(({ event }) => event);
      for (const event of [...held, ...disk.aside.values()])
        if (!this.#vault.isOwn(event.envelope.id) && isMissing(event.envelope.id))
          this.#again(event);
      disk.aside.clear();
    }
  }

  restart(): void {
    this.run += 1;
    this.#block = null;
  }

  restoreFrom(image: Disk): void {
    this.#vault = new ModelVault(this.#world, imageOf(image), this.desk.isNewer);
    this.restart();
  }

  /** Chromium empties a damaged store without a word; the journal is still there. */
  emptyVault(): void {
    const { disk } = this;
    disk.vault.clear();
    disk.aside.clear();
    disk.withdrawn.clear();
    disk.verdicts.clear();
    disk.cursor = null;
    disk.completeEpoch = -1;
    disk.ought.clear();
    for (const [at, event] of [...disk.own]) {
      const { station, seq, id } = event.envelope;
      if (station !== disk.station || seq <= disk.confirmedSeq) {
        disk.own.delete(at);
        continue;
      }
      disk.ought.add(id);
      if (isFolded(event.envelope)) disk.vault.set(id, { event, epoch: null });
    }
  }

  #nowMs(): number {
    return this.#world.nowMs + this.skewMs;
  }

  #own(seq: number): ReadEvent | undefined {
    return this.disk.own.get(chainPlace(this.disk.station, seq));
  }

  #isInChain(id: EventId): boolean {
    return [...this.disk.own.values()].some(
      ({ envelope }) => envelope.id === id && envelope.station === this.disk.station,
    );
  }

  /** Journal, then vault. */
  #keep(event: ReadEvent): void {
    const { disk } = this;
    const { id, station, seq } = event.envelope;
    disk.own.set(chainPlace(station, seq), event);
    disk.head = { seq, hash: event.hash };
    disk.ought.add(id);
    if (isFolded(event.envelope)) disk.vault.set(id, { event, epoch: null });
    this.changes += 1;
  }

  #again(event: ReadEvent): void {
    const { disk } = this;
    const { id } = event.envelope;
    let copy = reissued(
      event,
      { station: disk.station, seq: disk.head.seq + 1, prev: disk.head.hash },
      sha256,
    );
    disk.verdicts.delete(id);
    this.#world.count("event written again");
    if (!this.#world.rules.reissuesSameId) copy = this.#underNewId(copy);
    const isInView = disk.vault.has(id) || !disk.withdrawn.has(event.envelope.stream);
    this.#keep(copy);
    if (!isInView) disk.vault.delete(copy.envelope.id);
  }

  #underNewId(copy: ReadEvent): ReadEvent {
    const id = EventId.parse(this.#world.chance.uuid());
    const written = this.#world.written.get(copy.envelope.id);
    if (written === undefined) throw new Error("Nobody wrote this");
    this.#world.written.set(id, { ...written, id });
    this.disk.vault.delete(copy.envelope.id);
    const envelope = JSON.stringify({ ...copy.envelope, id });
    return this.#world.read({ envelope, body: copy.text.body });
  }

  /** Where the own events of this chain begin that can still be sent. */
  #firstHeld(): number {
    let seq = this.disk.head.seq;
    while (this.#own(seq) !== undefined) seq -= 1;
    return seq + 1;
  }

  #unconfirmAfter(seq: number): void {
    const { disk } = this;
    disk.confirmedSeq = seq;
    for (let lost = seq + 1; lost <= disk.head.seq; lost += 1) {
      const event = this.#own(lost);
      if (event !== undefined) disk.verdicts.delete(event.envelope.id);
    }
  }

  #pulled(event: ReadEvent, epoch: number): void {
    const { disk } = this;
    disk.stamp = followStamp(disk.stamp, event.envelope.stamp, this.#nowMs());
    this.#vault.pulled(event, epoch);
  }

  /** Another epoch or coverage than the vault's: greet first, then ask from zero. */
  #beginAgain(): void {
    this.changes += 1;
    this.hello();
    this.#vault.letGo();
    this.disk.cursor = null;
  }

  #cover(coverage: Coverage): void {
    const { disk } = this;
    if (JSON.stringify(disk.coverage) === JSON.stringify(coverage)) return;
    disk.coverage = coverage;
    disk.cursor = null;
    this.#vault.letGo();
  }
}

const isFolded = ({ stream }: Envelope): boolean => {
  const kind = streamKind(stream);
  return kind !== "access" && kind !== "desk";
};
