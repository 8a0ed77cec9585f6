import { type Coverage } from "#shared/events/coverage.ts";
import { type EventId, PersonId } from "#shared/events/ids.ts";
import { imageOf } from "./disk.ts";
import { ModelDesk } from "./model-desk.ts";
import { ModelServer } from "./model-server.ts";
import { type Page, type PushReply } from "./server-answers.ts";
import { type Rules } from "./rules.ts";
import { REGIONS, World } from "./world.ts";
import { openCase, recordAccess, workCase } from "./writing.ts";

/** Something on its way: it may arrive late, twice, or never. */
type Mail =
  | {
      readonly kind: "push";
      readonly to: ModelDesk;
      readonly run: number;
      readonly deliver: () => void;
    }
  | {
      readonly kind: "reply";
      readonly to: ModelDesk;
      readonly run: number;
      readonly sending: string;
      readonly reply: PushReply;
    }
  | {
      readonly kind: "page";
      readonly to: ModelDesk;
      readonly run: number;
      readonly question: string;
      readonly page: Page;
    };

type Action = readonly [weight: number, name: string, act: () => void];

const regions = (...at: number[]): Coverage => ({
  kind: "regions",
  regions: at.flatMap((n) => REGIONS[n] ?? []),
});
const COVERAGES: readonly Coverage[] = [
  { kind: "line" },
  { kind: "line" },
  regions(0),
  regions(0, 1),
  regions(1, 2),
];

/** Five stations and a server, and what happens to them in the order that chance gives. */
export class History {
  readonly world: World;
  readonly server: ModelServer;
  readonly desks: ModelDesk[];
  mail: Mail[] = [];
  /** Transactions whose answer nobody waits for any more are committed all the same. */
  readonly #answers = new Map<object, { desk: ModelDesk; run: number; sending: string }>();
  readonly #actions: readonly Action[];
  readonly #weight: number;
  #clones = 0;

  constructor(seed: number, rules: Rules) {
    this.world = new World(seed, rules);
    this.server = new ModelServer(this.world);
    this.desks = COVERAGES.map((coverage, at) =>
      ModelDesk.enrolled(
        this.world,
        this.server,
        {
          name: `desk-${at + 1}`,
          person: PersonId.parse(this.world.chance.uuid()),
          isNewer: at % 2 === 0,
        },
        coverage,
      ),
    );
    this.server.backUp();
    this.#actions = this.#allActions();
    this.#weight = this.#actions.reduce((sum, [weight]) => sum + weight, 0);
  }

  step(): void {
    const { chance } = this.world;
    this.world.nowMs += 1000 + chance.int(600_000);
    let at = chance.int(this.#weight);
    for (const [weight, name, act] of this.#actions) {
      if (at < weight) {
        this.world.note(name);
        this.world.count(name);
        return act();
      }
      at -= weight;
    }
  }

  /** Sends what is unsent; the request, the answer, or both may go astray. */
  push(desk: ModelDesk, limit: number, isReliable: boolean): void {
    const { chance } = this.world;
    if (desk.disk.isDue) return desk.incarnate();
    const texts = desk.unsentTexts(limit);
    if (texts.length === 0) return;
    const { station } = desk.disk;
    const { run, sending } = desk;
    const deliver = () => {
      const begun = this.server.push(station, texts);
      if (begun === null) return;
      this.#answers.set(begun, { desk, run, sending });
      if (isReliable || chance.flip(0.6)) this.commit(begun, isReliable);
    };
    if (isReliable) return deliver();
    const fate = chance.int(10);
    if (fate < 2) this.mail.push({ kind: "push", to: desk, run, deliver });
    else if (fate < 9) deliver();
  }

  pull(desk: ModelDesk, limit: number, isReliable: boolean): Page {
    const { chance } = this.world;
    const { question } = desk;
    const page = this.server.pull(desk.desk.name, desk.disk.cursor, limit);
    const fate = isReliable ? 9 : chance.int(10);
    if (fate < 3) this.mail.push({ kind: "page", to: desk, run: desk.run, question, page });
    if (fate > 1) desk.takePage(question, page);
    return page;
  }

  commit(begun: ModelServer["open"][number], isReliable: boolean): void {
    const { chance } = this.world;
    this.server.commit(begun);
    const asked = this.#answers.get(begun);
    if (begun.reply === null || asked === undefined || asked.run !== asked.desk.run) return;
    const fate = isReliable ? 9 : chance.int(10);
    const { desk, run, sending } = asked;
    if (fate < 4) this.mail.push({ kind: "reply", to: desk, run, sending, reply: begun.reply });
    if (fate > 2) desk.takeReply(sending, begun.reply);
  }

  deliver(mail: Mail): void {
    if (mail.kind === "push") return mail.deliver();
    // Main forgets what it asked when it ends.
    if (mail.run !== mail.to.run) return;
    if (mail.kind === "reply") mail.to.takeReply(mail.sending, mail.reply);
    else mail.to.takePage(mail.question, mail.page);
  }

  /** A fault takes what it takes; events whose last place that was are nobody's mistake. */
  #fault(act: () => void): void {
    const before = this.#heldIntents();
    act();
    const after = this.#heldIntents();
    for (const [intent, id] of before) if (!after.has(intent)) this.world.excused.add(id);
  }

  /** By intent: every event that the server has, a desk holds, or a disk ought to hold. */
  #heldIntents(): Map<number, EventId> {
    const intents = new Map<number, EventId>();
    const take = (id: EventId): void => {
      const written = this.world.written.get(id);
      if (written !== undefined) intents.set(written.intent, id);
    };
    for (const { event } of this.server.state.chain.values()) take(event.envelope.id);
    for (const { disk } of this.desks) {
      [...disk.vault.keys(), ...disk.ought, ...disk.aside.keys()].forEach(take);
      for (const { envelope } of disk.own.values()) take(envelope.id);
    }
    return intents;
  }

  #online(act: (desk: ModelDesk) => void): () => void {
    return () => {
      const online = this.desks.filter(({ isOnline }) => isOnline);
      if (online.length > 0) act(this.world.chance.pick(online));
    };
  }

  #any(act: (desk: ModelDesk) => void): () => void {
    return () => act(this.world.chance.pick(this.desks));
  }

  #allActions(): Action[] {
    const { world, server } = this;
    const { chance } = world;
    return [
      [6, "open a case", this.#any((desk) => openCase(world, desk))],
      [34, "work a case", this.#any((desk) => workCase(world, desk))],
      [1, "look at a case", this.#any((desk) => recordAccess(world, desk))],
      [14, "greet", this.#online((desk) => desk.hello())],
      [26, "push", this.#online((desk) => this.push(desk, 1 + chance.int(5), false))],
      [30, "pull", this.#online((desk) => void this.pull(desk, 1 + chance.int(20), false))],
      [14, "commit", () => this.#commitOne()],
      [10, "late mail", () => this.#deliverOne()],
      [4, "network", this.#any((desk) => (desk.isOnline = !desk.isOnline))],
      [2, "clock", this.#any((desk) => (desk.skewMs = chance.pick([-1, 0, 0, 1]) * 86_400_000))],
      [3, "start again", this.#any((desk) => desk.restart())],
      [2, "image", this.#any((desk) => desk.images.push(imageOf(desk.disk)))],
      [2, "restore a desk", this.#any((desk) => this.#restoreDesk(desk))],
      [1, "empty a vault", this.#any((desk) => this.#fault(() => desk.emptyVault()))],
      [1, "clone a desk", this.#any((desk) => this.#clone(desk))],
      [2, "back up", () => server.backUp()],
      [1, "restore the server", () => this.#restoreServer()],
      [1, "erase", () => this.#erase()],
      [1, "revoke or not", this.#any(({ desk }) => this.#revoke(desk.person))],
      [2, "review", () => void server.review(() => chance.flip(0.7))],
      [1, "coverage", this.#any((desk) => this.#cover(desk))],
      [2, "offer", this.#online((desk) => desk.offer(chance.flip(0.8) ? "former" : "foreign"))],
    ];
  }

  #commitOne(): void {
    if (this.server.open.length > 0) this.commit(this.world.chance.pick(this.server.open), false);
  }

  #deliverOne(): void {
    if (this.mail.length === 0) return;
    const mail = this.world.chance.pick(this.mail);
    if (this.world.chance.flip(0.8)) this.mail = this.mail.filter((each) => each !== mail);
    this.deliver(mail);
  }

  #restoreDesk(desk: ModelDesk): void {
    this.#fault(() => desk.restoreFrom(this.world.chance.pick(desk.images)));
  }

  #clone(from: ModelDesk): void {
    if (this.#clones === 2) return;
    this.#clones += 1;
    const name = `${from.name}-clone-${this.#clones}`;
    const clone = new ModelDesk(this.world, this.server, from.desk, name, imageOf(from.disk));
    this.desks.push(clone);
  }

  #restoreServer(): void {
    if (this.world.restores === 2) return;
    this.#fault(() => {
      if (this.server.restore()) this.world.restores += 1;
    });
  }

  #erase(): void {
    const ids = [...this.server.state.accepted.keys()];
    if (ids.length > 0) this.server.erase(this.world.chance.pick(ids));
  }

  #revoke(person: PersonId): void {
    if (!this.server.revoked.delete(person)) this.server.revoked.add(person);
  }

  #cover(desk: ModelDesk): void {
    this.server.cover(desk.desk.name, this.world.chance.pick(COVERAGES));
  }
}
