import { type Verdict } from "#shared/events/confirm.ts";
import { covers, regionsOf, routingOf } from "#shared/events/coverage.ts";
import { type ReadEvent } from "#shared/events/envelope.ts";
import { fold, type Folded } from "#shared/events/fold.ts";
import { type EventId, type RegionId } from "#shared/events/ids.ts";
import { type Register, settle } from "#shared/events/register.ts";
import { type StreamName } from "#shared/events/stream.ts";
import { type Disk, type Held } from "./disk.ts";
import { NEWER_TYPE, newerReader, type World } from "./world.ts";

const RANK = { held: 0, refused: 1, accepted: 2 } as const;

/** What one disk's vault shows, and how it takes what the server says. */
export class ModelVault {
  readonly disk: Disk;
  readonly #world: World;
  readonly #isNewer: boolean;

  constructor(world: World, disk: Disk, isNewer: boolean) {
    this.#world = world;
    this.disk = disk;
    this.#isNewer = isNewer;
  }

  /** Events of a stream that count: all but own ones the server refused. */
  events(stream: StreamName): ReadEvent[] {
    return [...this.disk.vault.values()]
      .filter((held) => held.event.envelope.stream === stream && this.#counts(held))
      .map(({ event }) => event);
  }

  get streams(): StreamName[] {
    const counting = [...this.disk.vault.values()].filter((held) => this.#counts(held));
    return [...new Set(counting.map(({ event }) => event.envelope.stream))];
  }

  folded(stream: StreamName): Folded {
    return fold(this.events(stream), newerReader);
  }

  /** The register of a field as this desk shows it. */
  register(stream: StreamName, folded: Folded, field: string): Register {
    const all = folded.values.get(field) ?? [];
    const heads = settle(all);
    if (this.#world.rules.merge === "registers") return heads;
    if (this.#world.rules.merge === "latest-stamp-wins") return heads.slice(0, 1);
    const arrived = this.events(stream).map(({ envelope }) => envelope.id);
    const last = arrived.findLast((id) => heads.some(({ event }) => event === id));
    return heads.filter(({ event }) => event === last);
  }

  /** By the server as it is since its last restore. */
  isDelivered(held: Held | undefined): boolean {
    return held !== undefined && held.epoch !== null && held.epoch >= this.disk.epoch;
  }

  #counts(held: Held): boolean {
    const verdict = this.disk.verdicts.get(held.event.envelope.id);
    return this.isDelivered(held) || verdict?.kind !== "refused";
  }

  /** Own events that this desk would mark as refused. */
  get refused(): EventId[] {
    return [...this.disk.vault].flatMap(([id, held]) => (this.#counts(held) ? [] : [id]));
  }

  isConfirmed(id: EventId): boolean {
    const held = this.disk.vault.get(id);
    return (
      (held !== undefined && held.epoch !== null) || this.disk.verdicts.get(id)?.kind === "accepted"
    );
  }

  isOwn(id: EventId): boolean {
    return [...this.disk.own.values()].some(({ envelope }) => envelope.id === id);
  }

  judged(id: EventId, verdict: Verdict): void {
    const { disk } = this;
    // A late answer says "held" of what a supervisor has decided since.
    const before = disk.verdicts.get(id);
    if (before === undefined || RANK[verdict.kind] > RANK[before.kind])
      disk.verdicts.set(id, verdict);
    const held = disk.vault.get(id);
    if (verdict.kind !== "accepted" || held?.epoch !== null) return;
    // Its stream may have left in the meantime, with nothing more to come that would say so.
    const { stream } = held.event.envelope;
    const isGone =
      disk.withdrawn.has(stream) || !covers(disk.coverage, stream, this.#regions(stream));
    if (isGone && this.#world.rules.purgesLateConfirmed) disk.vault.delete(id);
  }

  pulled(event: ReadEvent, epoch: number): void {
    const { disk } = this;
    const { id, stream, type } = event.envelope;
    if (type === NEWER_TYPE && !this.#isNewer && !this.#world.rules.keepsUnread) return;
    disk.withdrawn.delete(stream);
    disk.aside.delete(id);
    disk.vault.set(id, { event, epoch });
  }

  /** Wherever a copy lies: in view, set aside, or kept to be sent again. */
  erase(id: EventId, body: string): void {
    const { disk } = this;
    const erased = (event: ReadEvent): ReadEvent =>
      this.#world.read({ envelope: event.text.envelope, body });
    const held = disk.vault.get(id);
    if (held !== undefined) disk.vault.set(id, { ...held, event: erased(held.event) });
    const aside = disk.aside.get(id);
    if (aside !== undefined) disk.aside.set(id, erased(aside));
    for (const [at, own] of disk.own) if (own.envelope.id === id) disk.own.set(at, erased(own));
  }

  /** The stream goes, except what this desk wrote and nobody has confirmed. */
  withdraw(stream: StreamName, epoch: number): void {
    const { disk } = this;
    disk.withdrawn.add(stream);
    this.#world.count("withdrawal");
    for (const [id, held] of [...disk.vault]) {
      if (held.event.envelope.stream !== stream) continue;
      const isDelivered = held.epoch !== null || disk.verdicts.get(id)?.kind === "accepted";
      if (!isDelivered) continue;
      if (held.epoch !== null && held.epoch < epoch && !this.isOwn(id))
        disk.aside.set(id, held.event);
      disk.vault.delete(id);
    }
    if (this.#world.rules.keepsOwnAtWithdrawal) return;
    for (const [at, { envelope }] of [...disk.own])
      if (envelope.stream === stream && envelope.seq <= disk.confirmedSeq) disk.own.delete(at);
  }

  /** What this desk's coverage does not hold any more, by what the server has accepted. */
  letGo(): void {
    const { disk } = this;
    for (const stream of this.streams)
      if (!covers(disk.coverage, stream, this.#regions(stream))) this.withdraw(stream, disk.epoch);
  }

  /** By what the server has accepted: an own routing may still be refused. */
  #regions(stream: StreamName): Set<RegionId> {
    const confirmed = this.events(stream).filter(({ envelope }) => this.isConfirmed(envelope.id));
    return regionsOf(confirmed.flatMap(({ envelope }) => routingOf(envelope) ?? []));
  }
}
