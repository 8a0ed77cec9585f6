import { type z } from "zod";
import { type VaultState, type VaultWords } from "#shared/contract/vault.ts";
import { type PullItem, Verdict } from "#shared/contract/server.ts";
import { type EventText } from "#shared/events/envelope.ts";
import { type EventId, StationId } from "#shared/events/ids.ts";
import { type StreamName } from "#shared/events/stream.ts";
import { decrypt, encrypt, importDataKey } from "./box.ts";
import { Finder } from "./find/finder.ts";
import {
  asideRecord,
  blockKey,
  eventsIn,
  isSound,
  looksSound,
  queueKey,
  retryQuarantine,
  setEventsAside,
} from "./quarantine.ts";
import { HeldEvents } from "./held-events.ts";
import { SeenMarks } from "./seen-marks.ts";
import { type BlockRecord, openVaultDb, type QueueRecord, type VaultDb } from "./vault-db.ts";

const BLOCK_EVENTS = 500;

const queueContext = (station: string, seq: number): string => `queue/${station}/${seq}`;
const BLOCK_CONTEXT = "block";
const META_CONTEXT = "meta";

const reasonOf = (text: string | null): "not-decrypted" | "not-parsed" =>
  text === null ? "not-decrypted" : "not-parsed";
const blockText = (texts: readonly EventText[]): string =>
  JSON.stringify(texts.map(({ envelope, body }) => [envelope, body]));
const streamOf = (envelope: string): StreamName =>
  (JSON.parse(envelope) as { stream: StreamName }).stream;

type Unreadable<R> = { readonly record: R; readonly reason: "not-decrypted" | "not-parsed" };

export type VaultDeps = {
  readonly name: string;
  readonly newGeneration: () => string;
  /** ISO 8601: when a record was set aside. */
  readonly now: () => string;
};

/**
 * The keeper of this desk's events: encrypted in IndexedDB, folded in memory while unlocked. It is a
 * cache of server and journal; whatever is wrong with it, `reset` and a rebuild are the answer.
 */
export class Vault extends HeldEvents {
  readonly #deps: VaultDeps;
  #db: VaultDb | null = null;
  #key: CryptoKey | null = null;
  #finder = new Finder(this.index);
  #generation = "";
  #cursor: string | null = null;
  readonly #seen = new SeenMarks(this);
  /** Records of this opening that did not decrypt: another key, or damage. */
  #unreadable: { queue: Unreadable<QueueRecord>[]; blocks: Unreadable<BlockRecord>[] } = {
    queue: [],
    blocks: [],
  };

  constructor(deps: VaultDeps) {
    super();
    this.#deps = deps;
  }

  /** Who had seen how much of it. */
  get seen(): SeenMarks {
    return this.#seen;
  }

  get finder(): Finder {
    return this.#finder;
  }

  override forget(): void {
    this.#finder.stop();
    this.#seen.forget();
    super.forget();
    this.#finder = new Finder(this.index);
  }

  override leaves(stream: StreamName): void {
    this.#finder.leaves(stream);
    super.leaves(stream);
  }

  override take(texts: readonly EventText[], block: number | null): StreamName[] {
    const streams = super.take(texts, block);
    this.#finder.touch(streams);
    return streams;
  }

  async open(dataKey: Uint8Array<ArrayBuffer>, words: VaultWords): Promise<VaultState> {
    await this.close();
    this.words = words;
    this.#key = await importDataKey(dataKey);
    this.#db = await this.#openDb();
    await this.#load();
    this.finder.start();
    return this.state();
  }

  /** A store that cannot be opened at all is made anew: main sees another generation and fills it. */
  async #openDb(): Promise<VaultDb> {
    try {
      const db = openVaultDb(this.#deps.name);
      await db.open();
      return db;
    } catch {
      await openVaultDb(this.#deps.name).delete();
      const db = openVaultDb(this.#deps.name);
      await db.open();
      return db;
    }
  }

  /** Forgets the key and everything in clear. */
  close(): Promise<void> {
    this.#db?.close();
    this.#db = null;
    this.#key = null;
    this.forget();
    return Promise.resolve();
  }

  /** Unreadable records go out of the way, into quarantine; the rest stays, the cursor is forgotten. */
  async refill(): Promise<VaultState> {
    const { db } = this.#opened();
    const { queue, blocks } = this.#unreadable;
    const at = this.#deps.now();
    await db.transaction("rw", [db.queue, db.blocks, db.meta], async () => {
      await db.meta.bulkPut([
        ...queue.map(({ record, reason }) => ({
          key: queueKey(record),
          value: asideRecord("own-event", record, 1, reason, at),
        })),
        ...blocks.map(({ record, reason }) => ({
          key: blockKey(record),
          value: asideRecord("events", record, record.count, reason, at),
        })),
      ]);
      await db.queue.bulkDelete(
        queue.map(({ record: { station, seq } }) => [station, seq] as [string, number]),
      );
      await db.blocks.bulkDelete(blocks.map(({ record: { n } }) => n));
      await db.meta.delete("cursor");
    });
    this.#unreadable = { queue: [], blocks: [] };
    this.#cursor = null;
    return this.state();
  }

  state(): VaultState {
    return {
      generation: this.#generation,
      events: this.index.size,
      quarantined:
        this.#unreadable.queue.length +
        this.#unreadable.blocks.reduce((sum, { record: { count } }) => sum + count, 0),
      heldSeqs: this.index.heldSeqs(),
      cursor: this.#cursor,
    };
  }

  /** Own events; sending one twice is harmless. */
  async append(events: readonly EventText[]): Promise<StreamName[]> {
    const { db, key } = this.#opened();
    const parsed = events.map((text) => ({
      text,
      envelope: JSON.parse(text.envelope) as { id: EventId; station: StationId; seq: number },
    }));
    const fresh = parsed.filter(({ text }) => this.#isNews(text));
    const records = await Promise.all(
      fresh.map(async ({ text, envelope: { station, seq } }): Promise<QueueRecord> => ({
        station,
        seq,
        ...(await encrypt(
          key,
          queueContext(station, seq),
          JSON.stringify([text.envelope, text.body]),
        )),
      })),
    );
    await db.queue.bulkPut(records);
    for (const { envelope } of fresh) this.index.setConfirmed(envelope.station, 0);
    return this.take(
      fresh.map(({ text }) => text),
      null,
    );
  }

  /** Pulled items and the cursor that covers them in one transaction: a crash between them would skip events for ever. */
  async store(items: readonly PullItem[], cursor: string): Promise<StreamName[]> {
    const { db, key } = this.#opened();
    const withdrawn = new Set<StreamName>();
    let texts: EventText[] = [];
    const unsound: EventText[] = [];
    for (const item of items) {
      if (item.kind === "withdrawal") {
        withdrawn.add(item.stream);
        texts = texts.filter((text) => streamOf(text.envelope) !== item.stream);
      } else if (!looksSound(item)) {
        unsound.push({ envelope: item.envelope, body: item.body });
      } else if (withdrawn.has(streamOf(item.envelope)) || this.#isNews(item)) {
        texts.push({ envelope: item.envelope, body: item.body });
      }
    }
    // Before the cursor moves past them: one that cannot be read is kept as it came, and the rest goes on.
    if (unsound.length > 0) await setEventsAside({ db, key }, unsound, this.#deps.now());
    const removal = await this.#removal(withdrawn);
    const blocks: { texts: EventText[]; record: Omit<BlockRecord, "n"> }[] = [];
    for (let at = 0; at < texts.length; at += BLOCK_EVENTS) {
      const part = texts.slice(at, at + BLOCK_EVENTS);
      blocks.push({
        texts: part,
        record: { count: part.length, ...(await encrypt(key, BLOCK_CONTEXT, blockText(part))) },
      });
    }
    const numbers: number[] = [];
    await db.transaction("rw", [db.queue, db.blocks, db.meta], async () => {
      await db.blocks.bulkPut(removal.rewritten);
      await db.queue.bulkDelete(removal.queued);
      for (const { record } of blocks) numbers.push(Number(await db.blocks.add(record)));
      await db.meta.put({ key: "cursor", value: cursor });
    });
    this.#cursor = cursor;
    for (const stream of withdrawn) this.leaves(stream);
    const changed: StreamName[] = [];
    for (const [at, { texts: part, record }] of blocks.entries())
      changed.push(...(await this.#takeSound(part, { n: numbers[at] ?? 0, ...record })));
    return [...new Set([...withdrawn, ...changed])];
  }

  async verdicts(
    station: StationId,
    confirmedSeq: number,
    verdicts: readonly { seq: number; verdict: z.infer<typeof Verdict> }[],
  ): Promise<StreamName[]> {
    const { db, key } = this.#opened();
    const noteworthy = verdicts.filter(({ verdict }) => verdict.kind !== "accepted");
    const records = await Promise.all(
      noteworthy.map(async ({ seq, verdict }) => ({
        key: `verdict/${station}/${seq}`,
        value: await encrypt(key, META_CONTEXT, JSON.stringify(verdict)),
      })),
    );
    await db.meta.bulkPut([...records, { key: `confirmed/${station}`, value: confirmedSeq }]);
    this.index.setConfirmed(station, confirmedSeq);
    for (const { seq, verdict } of verdicts) this.index.setVerdict(station, seq, verdict);
    const first = Math.min(...verdicts.map(({ seq }) => seq));
    const changed = this.index
      .ofStation(station, Number.isFinite(first) ? first : confirmedSeq + 1)
      .filter(({ envelope }) => envelope.seq <= confirmedSeq)
      .map(({ envelope }) => envelope.stream);
    this.judgedAnew(changed);
    if (noteworthy.length > 0) this.#finder.touch(changed);
    return [...new Set(changed)];
  }

  /** The open store, for those who look at its records and not at its events. */
  get records(): VaultDb {
    return this.#opened().db;
  }

  /** Own events go from one record each into blocks once the server has them; safe at any instant. */
  async pack(): Promise<void> {
    const { db, key } = this.#opened();
    const records = await db.queue.limit(BLOCK_EVENTS).toArray();
    if (records.length < BLOCK_EVENTS) return;
    const texts = await Promise.all(
      records.map((record) => decrypt(key, queueContext(record.station, record.seq), record)),
    );
    if (texts.some((text) => text === null)) return;
    const boxed = await encrypt(key, BLOCK_CONTEXT, `[${texts.join(",")}]`);
    let n = 0;
    await db.transaction("rw", [db.queue, db.blocks], async () => {
      n = Number(await db.blocks.add({ count: records.length, ...boxed }));
      await db.queue.bulkDelete(
        records.map(({ station, seq }) => [station, seq] as [string, number]),
      );
    });
    this.take(eventsIn(`[${texts.join(",")}]`, "many") ?? [], n);
  }

  /** An event we lack, one that was erased since, or one written again under another incarnation. */
  #isNews({ envelope, body }: EventText): boolean {
    const held = this.index.event((JSON.parse(envelope) as { id: EventId }).id);
    if (held === undefined) return true;
    if (held.body.kind === "erased") return false;
    return held.text.envelope !== envelope || held.text.body !== body;
  }

  /** What the store must change so that nothing of these streams is left in it. */
  async #removal(
    streams: ReadonlySet<StreamName>,
  ): Promise<{ rewritten: BlockRecord[]; queued: [string, number][] }> {
    const { db, key } = this.#opened();
    const events = [...streams].flatMap((stream) => this.index.allOf(stream));
    const rewritten: BlockRecord[] = [];
    for (const n of new Set(events.map(({ envelope }) => this.index.blockOf(envelope.id)))) {
      if (n === null || n === undefined) continue;
      const record = await db.blocks.get(n);
      const text = record === undefined ? null : await decrypt(key, BLOCK_CONTEXT, record);
      const held = text === null ? null : eventsIn(text, "many");
      if (held === null) continue;
      const kept = held.filter(({ envelope }) => !streams.has(streamOf(envelope)));
      rewritten.push({
        n,
        count: kept.length,
        ...(await encrypt(key, BLOCK_CONTEXT, blockText(kept))),
      });
    }
    const queued = events
      .filter(({ envelope }) => this.index.blockOf(envelope.id) === null)
      .map(({ envelope }) => [envelope.station, envelope.seq] as [string, number]);
    return { rewritten, queued };
  }

  async #load(): Promise<void> {
    const { db, key } = this.#opened();
    this.#unreadable = { queue: [], blocks: [] };
    const meta = new Map((await db.meta.toArray()).map(({ key: name, value }) => [name, value]));
    this.#generation =
      typeof meta.get("generation") === "string"
        ? String(meta.get("generation"))
        : this.#deps.newGeneration();
    if (!meta.has("generation")) await db.meta.put({ key: "generation", value: this.#generation });
    const cursor = meta.get("cursor");
    this.#cursor = typeof cursor === "string" ? cursor : null;
    await retryQuarantine({ db, key });
    for (const record of await db.blocks.toArray()) {
      const text = await decrypt(key, BLOCK_CONTEXT, record);
      const events = text === null ? null : eventsIn(text, "many");
      if (text === null || events === null)
        this.#unreadable.blocks.push({ record, reason: reasonOf(text) });
      else await this.#takeSound(events, record);
    }
    for (const record of await db.queue.toArray()) {
      const text = await decrypt(key, queueContext(record.station, record.seq), record);
      this.index.setConfirmed(StationId.parse(record.station), 0);
      const events = text === null ? null : eventsIn(text, "one");
      if (events === null || !events.every(isSound))
        this.#unreadable.queue.push({ record, reason: reasonOf(text) });
      else this.take(events, null);
    }
    await this.#loadVerdicts(meta);
  }

  /** An event in a block that is none of ours is set aside by itself; its block is written without it. */
  async #takeSound(events: readonly EventText[], record: BlockRecord): Promise<StreamName[]> {
    try {
      return this.take(events, record.n);
    } catch {
      const { db, key } = this.#opened();
      const sound = events.filter(isSound);
      const rest = events.filter((text) => !isSound(text));
      await setEventsAside({ db, key }, rest, this.#deps.now());
      const boxed = await encrypt(key, BLOCK_CONTEXT, blockText(sound));
      await db.blocks.put({ n: record.n, count: sound.length, ...boxed });
      return this.take(sound, record.n);
    }
  }

  async #loadVerdicts(meta: ReadonlyMap<string, unknown>): Promise<void> {
    const { key } = this.#opened();
    for (const [name, value] of meta) {
      const [kind, station, seq] = name.split("/");
      if (kind === "confirmed") this.index.setConfirmed(StationId.parse(station), Number(value));
      if (kind !== "verdict") continue;
      const text = await decrypt(key, META_CONTEXT, value as QueueRecord);
      if (text !== null)
        this.index.setVerdict(
          StationId.parse(station),
          Number(seq),
          Verdict.parse(JSON.parse(text)),
        );
    }
  }

  /** One record of `meta`, sealed; null: there is none, or it does not open. */
  async readMeta(name: string): Promise<string | null> {
    const { db, key } = this.#opened();
    const record = await db.meta.get(name);
    return record === undefined ? null : decrypt(key, META_CONTEXT, record.value as QueueRecord);
  }

  async writeMeta(name: string, text: string): Promise<void> {
    const { db, key } = this.#opened();
    await db.meta.put({ key: name, value: await encrypt(key, META_CONTEXT, text) });
  }

  #opened(): { db: VaultDb; key: CryptoKey } {
    if (this.#db === null || this.#key === null) throw new Error("The vault is closed");
    return { db: this.#db, key: this.#key };
  }
}
