import { join } from "node:path";
import { type VaultState, type VaultWords } from "#shared/contract/vault.ts";
import { type Verdict } from "#shared/contract/server.ts";
import { EMPTY_HEAD, type Head } from "#shared/events/confirm.ts";
import { type EventText, storedEvent } from "#shared/events/envelope.ts";
import { StationId } from "#shared/events/ids.ts";
import { type z } from "zod";
import { type DeskClock } from "./clock.ts";
import { DraftStore } from "./drafts/draft-store.ts";
import { type Host } from "./host.ts";
import { type Beside, readBeside, writeBeside } from "./journal/beside.ts";
import { openFileJournal } from "./journal/file-journal.ts";
import { type Journal } from "./journal/journal.ts";
import { Recorder } from "./journal/recorder.ts";
import { unlock } from "./keys/aes.ts";
import { fromBase64 } from "./keys/bytes.ts";
import { type DeskIdentity, readDeskFile, writeDeskFile } from "./session/desk-file.ts";
import { type VaultKeeper } from "./vault/vault-keeper.ts";

type SeqVerdict = { readonly seq: number; readonly verdict: z.infer<typeof Verdict> };

const OWN_EVENTS_PAGE = 500;

export const DESK_KEY_CONTEXT = "accessline desk key v1";

export type DeskDeps = {
  readonly host: Host;
  readonly clock: DeskClock;
  readonly keeper: VaultKeeper;
  readonly onKept: (streams: readonly string[]) => void;
  /** Something the desk had to do about its own stores: said on the screen. */
  readonly notice: (words: string) => void;
};

/** The stores of this desk and how they stand to each other: identity, journal, drafts, vault. */
export class Desk {
  readonly #deps: DeskDeps;
  #identity: DeskIdentity | null = null;
  #journal: Journal | null = null;
  #recorder: Recorder | null = null;
  #drafts: DraftStore | null = null;
  #beside: Beside | null = null;
  /** Set when this machine is not the one the journal was written on, or its head is unknown. */
  #incarnationDue: "machine-changed" | "head-unknown" | null = null;
  #deskPrivateKey: Uint8Array | null = null;
  /** Whether the server, asked since this start, knew this desk's head: until then the disk may be an older copy. */
  #isKnown = false;
  #draftsUnopened = 0;

  constructor(deps: DeskDeps) {
    this.#deps = deps;
  }

  get identity(): DeskIdentity | null {
    return this.#identity;
  }
  get incarnationDue(): "machine-changed" | "head-unknown" | null {
    return this.#incarnationDue;
  }
  /** References of the allotted prefix are given only then: a copied or restored disk gave the next ones before. */
  get mayGiveReferences(): boolean {
    return this.#isKnown && this.#incarnationDue === null;
  }
  get confirmed(): Head {
    return this.#beside?.confirmed ?? EMPTY_HEAD;
  }
  get recorder(): Recorder {
    if (this.#recorder === null) throw new Error("This desk is not enrolled");
    return this.#recorder;
  }
  get journal(): Journal {
    if (this.#journal === null) throw new Error("This desk is not enrolled");
    return this.#journal;
  }
  get drafts(): DraftStore {
    if (this.#drafts === null) throw new Error("This desk is not enrolled");
    return this.#drafts;
  }
  get unsent(): number {
    return this.#recorder === null ? 0 : this.#recorder.head.seq - this.confirmed.seq;
  }
  /** Files of half-typed calls that did not open at the last unlock. */
  get draftsUnopened(): number {
    return this.#draftsUnopened;
  }
  get isOpen(): boolean {
    return this.#deskPrivateKey !== null;
  }

  /** The server knows the head that this desk goes on from. */
  noteKnown(): void {
    this.#isKnown = true;
  }

  async load(): Promise<void> {
    const found = await readDeskFile(this.#path("desk.json"), this.#deps.host.secrets);
    if (found === "none") return;
    if (found === "unreadable") {
      this.#deps.notice(
        "This desk's key file cannot be opened on this machine. Enrol it again; what was sent is safe, what was not stays in its journal folder.",
      );
      return;
    }
    this.#identity = found;
    await this.#openStores(found);
  }

  async adopt(identity: DeskIdentity): Promise<void> {
    await this.save(identity);
    await this.#openStores(identity);
  }

  async save(identity: DeskIdentity): Promise<void> {
    await writeDeskFile(this.#path("desk.json"), identity, this.#deps.host.secrets);
    this.#identity = identity;
  }

  /** With the data key: opens the vault, compares it with what it should hold, and gives it what it lacks. */
  async open(dataKey: Uint8Array, words: VaultWords): Promise<void> {
    const identity = this.#enrolled();
    const { nonce, box } = identity.deskPrivateKey;
    this.#deskPrivateKey = unlock(
      dataKey,
      { nonce: fromBase64(nonce), box: fromBase64(box) },
      DESK_KEY_CONTEXT,
    );
    await this.reconcile(await this.#deps.keeper.open(dataKey, words));
    await this.#writeFormerAgain();
    const { unopened } = await this.drafts.load(this.#deskPrivateKey);
    this.#draftsUnopened = unopened;
    if (unopened > 0)
      this.#deps.notice(
        `${unopened} half-typed call could not be opened. Its file is kept; tell your supervisor.`,
      );
  }

  /** After an opening or a crash: the vault against the figures beside the journal, then the journal's frames. */
  async reconcile(opened: VaultState): Promise<void> {
    const { keeper, notice } = this.#deps;
    const before = this.#beside?.vault ?? null;

    const isShort =
      before !== null && (before.generation !== opened.generation || opened.events < before.events);
    if (isShort || opened.quarantined > 0) {
      notice(
        "This desk's store was damaged and is being rebuilt from the server and the journal. Nothing kept is lost.",
      );
      // What can still be read stays: without the network it is all there is.
      await keeper.ask((vault) => vault.refill({}));
    }
    const texts = await this.journal.read(1, this.#privateKey());
    await this.#writeUprootedAgain(opened, texts);
    for (let at = 0; at < texts.length; at += 500)
      await keeper.ask((vault) => vault.append({ events: texts.slice(at, at + 500) }));
    const { station } = this.journal;
    const verdicts = this.#beside?.verdicts ?? [];
    await keeper.ask((vault) =>
      vault.verdicts({ station, confirmedSeq: this.confirmed.seq, verdicts }),
    );
    const lastStamp = await keeper.ask((vault) => vault.lastStamp({}));
    if (lastStamp !== null) this.recorder.saw(lastStamp);
    await this.#keepBeside({ verdicts: [] });
    await this.noteVault();
    await this.#repairJournal();
  }

  /** Forgets every secret and everything in clear; sealing and sending go on. */
  async close(): Promise<void> {
    await this.#drafts?.flushAll();
    this.#drafts?.forget();
    await this.#journal?.forgetKey();
    await this.#deps.keeper.close();
    this.#deskPrivateKey?.fill(0);
    this.#deskPrivateKey = null;
  }

  async stop(): Promise<void> {
    await this.#drafts?.flushAll();
    if (this.isOpen) await this.noteVault().catch(() => undefined);
    await this.#keepBeside({});
    await this.#journal?.close();
  }

  /** What the server recorded: the confirmed head moves, frames held elsewhere go. Gives the streams it was about. */
  async confirm(confirmed: Head, verdicts: readonly SeqVerdict[]): Promise<readonly string[]> {
    const { keeper } = this.#deps;
    const { station } = this.journal;
    const waiting = [...(this.#beside?.verdicts ?? []), ...verdicts];
    await this.#keepBeside({ confirmed, verdicts: waiting });
    if (!this.isOpen || !keeper.isOpen) return [];
    const told = await keeper
      .ask((vault) => vault.verdicts({ station, confirmedSeq: confirmed.seq, verdicts: waiting }))
      .catch(() => null);
    if (told === null) return [];
    await this.#keepBeside({ verdicts: [] });
    await this.noteVault();
    await this.journal.release(confirmed.seq, this.recorder.head.seq);
    return told.changed;
  }

  /** Remembers how the vault stands, to notice if it is ever emptied. */
  async noteVault(): Promise<void> {
    const { generation, events } = await this.#deps.keeper.ask((vault) => vault.state({}));
    await this.#keepBeside({ vault: { generation, events } });
  }

  /**
   * A new incarnation: another chain from seq 1. What the old one had not delivered is noted first, so
   * that neither a lock nor a crash on the way loses it, and is written again once the desk is open.
   */
  async incarnate(
    stationId: StationId,
    referencePrefix: string,
    stationKey: DeskIdentity["stationKey"],
  ): Promise<void> {
    const identity = this.#enrolled();
    const before = { journal: this.journal, recorder: this.recorder };
    const left = { stationId: identity.stationId, fromSeq: this.confirmed.seq + 1 };
    await this.save({
      ...identity,
      stationId,
      referencePrefix,
      referencesGiven: 0,
      stationKey,
      former: [...identity.former, left],
    });
    await this.#openStores(this.#enrolled());
    await before.recorder.idle();
    await before.journal.close();
    if (!this.isOpen) return;
    await this.noteVault();
    await this.#writeFormerAgain();
  }

  /** Events of former incarnations that no chain of the server holds; a second copy is recognised there. */
  async #writeFormerAgain(): Promise<void> {
    for (const { stationId, fromSeq } of this.#enrolled().former) {
      const journal = await this.#openJournal(this.#enrolled(), stationId);
      const texts = await journal.read(fromSeq, this.#privateKey());
      await this.recorder.reissue(texts.map(storedEvent));
      await journal.close();
      const former = this.#enrolled().former.filter((each) => each.stationId !== stationId);
      await this.save({ ...this.#enrolled(), former });
    }
  }

  #openJournal(identity: DeskIdentity, stationId: StationId): Promise<Journal> {
    return openFileJournal(this.#path("journal", stationId), stationId, {
      serverPublicKey: fromBase64(identity.serverPublicKey),
      deskPublicKey: fromBase64(identity.deskPublicKey),
    });
  }

  async #openStores(identity: DeskIdentity): Promise<void> {
    const { host, clock, keeper, notice } = this.#deps;
    const journal = await this.#openJournal(identity, identity.stationId);
    const beside = await readBeside(this.#besidePath(identity));
    const isNew = beside === null && journal.head() === null && identity.referencesGiven === 0;
    if (!isNew && beside === null) this.#incarnationDue = "head-unknown";
    else if (beside !== null && beside.machine !== host.machineId)
      this.#incarnationDue = "machine-changed";
    else this.#incarnationDue = null;
    const framesHead = journal.head();
    const head =
      framesHead !== null && framesHead.seq >= (beside?.head.seq ?? 0)
        ? framesHead
        : (beside?.head ?? EMPTY_HEAD);
    this.#journal = journal;
    this.#beside = {
      v: 1,
      station: StationId.parse(identity.stationId),
      head,
      confirmed: beside?.confirmed ?? EMPTY_HEAD,
      vault: beside?.vault ?? null,
      machine: beside?.machine ?? host.machineId,
      verdicts: beside?.verdicts ?? [],
    };
    await writeBeside(this.#besidePath(identity), this.#beside);
    if (journal.findings.some(({ kind }) => kind !== "torn-tail"))
      notice(
        "Part of this desk's journal was damaged. What the store holds is written again; nothing kept is missing.",
      );
    this.#recorder = new Recorder({
      journal,
      head,
      clock,
      replaces: (stream, fields) =>
        keeper.isOpen
          ? keeper.ask((vault) => vault.replaces({ stream, fields: [...fields] }))
          : Promise.resolve([]),
      toVault: async (events) => {
        if (!keeper.isOpen) return;
        // While the vault restarts the journal alone suffices; it is given these frames afterwards.
        await keeper.ask((vault) => vault.append({ events: [...events] })).catch(() => undefined);
      },
      onKept: (events) => this.#deps.onKept(events.map(({ envelope }) => envelope.stream)),
    });
    this.#drafts ??= new DraftStore(
      this.#path("drafts"),
      fromBase64(identity.deskPublicKey),
      {
        after: (ms, work) => {
          const timer = setTimeout(work, ms);
          return () => clearTimeout(timer);
        },
      },
      () =>
        notice(
          "What is being typed cannot be saved to the disk right now. Free some space; it is tried again with every key.",
        ),
    );
  }

  /**
   * The journal lost its end, and the desk went on counting from before it: what the vault holds of the
   * lost end has no place in the chain. It is written again at the end, before its old place is taken.
   */
  async #writeUprootedAgain(opened: VaultState, frames: readonly EventText[]): Promise<void> {
    const fromSeq = this.confirmed.seq + 1;
    const { seq: headSeq } = this.recorder.head;
    if ((opened.heldSeqs[this.journal.station] ?? 0) < fromSeq) return;
    const ids = new Map(
      frames.map((text) => {
        const { seq, id } = storedEvent(text).envelope;
        return [seq, id] as const;
      }),
    );
    const uprooted = (await this.#ownEvents(fromSeq)).map(storedEvent).filter(({ envelope }) => {
      const inPlace = ids.get(envelope.seq);
      return inPlace === undefined ? envelope.seq > headSeq : inPlace !== envelope.id;
    });
    if (uprooted.length === 0) return;
    await this.recorder.reissue(uprooted);
    this.#deps.notice(
      "The end of this desk's journal was lost. What the store holds of it is written again; nothing kept is missing.",
    );
  }

  /** A frame whose bits changed: everything from there on is written again from the vault. */
  async #repairJournal(): Promise<void> {
    const damaged = this.journal.findings.flatMap((finding) =>
      finding.kind === "damaged-frame" && finding.seq !== null ? [finding.seq] : [],
    );
    const from = Math.min(...damaged.filter((seq) => seq > this.confirmed.seq));
    if (Number.isFinite(from)) await this.journal.rewrite(await this.#ownEvents(from));
  }

  async #ownEvents(from: number): Promise<EventText[]> {
    const { station } = this.journal;
    const texts: EventText[] = [];
    for (let fromSeq = from; ;) {
      const page = await this.#deps.keeper.ask((vault) =>
        vault.ownEvents({ station, fromSeq, limit: OWN_EVENTS_PAGE }),
      );
      texts.push(...page);
      const last = page.at(-1);
      if (last === undefined || page.length < OWN_EVENTS_PAGE) return texts;
      fromSeq = storedEvent(last).envelope.seq + 1;
    }
  }

  async #keepBeside(change: Partial<Beside>): Promise<void> {
    if (this.#beside === null || this.#identity === null) return;
    this.#beside = { ...this.#beside, head: this.#recorder?.head ?? this.#beside.head, ...change };
    await writeBeside(this.#besidePath(this.#identity), this.#beside);
  }

  #besidePath(identity: DeskIdentity): string {
    return this.#path("journal", `${identity.stationId}.json`);
  }

  #path(...parts: string[]): string {
    return join(this.#deps.host.dataFolder, ...parts);
  }

  #enrolled(): DeskIdentity {
    if (this.#identity === null) throw new Error("This desk is not enrolled");
    return this.#identity;
  }

  #privateKey(): Uint8Array {
    if (this.#deskPrivateKey === null) throw new Error("This desk is locked");
    return this.#deskPrivateKey;
  }
}
