import { type SyncStatus } from "#shared/contract/views.ts";
import { LONGEST_LISTEN_MS, type Person } from "#shared/contract/server.ts";
import { type Coverage } from "#shared/events/coverage.ts";
import { reunite } from "#shared/events/confirm.ts";
import { type StationId } from "#shared/events/ids.ts";
import { type DeskClock } from "../clock.ts";
import { type Desk } from "../desk.ts";
import { fromBase64 } from "../keys/bytes.ts";
import { newStationKey } from "../keys/station-key.ts";
import { type Policy } from "../policy/policy.ts";
import { type VaultKeeper } from "../vault/vault-keeper.ts";
import { pauseMs } from "./pause.ts";
import { sealAgain } from "./seal-again.ts";
import {
  isNotThere,
  isSignInNeeded,
  NetworkFailure,
  refusalOf,
  type ServerClient,
} from "./server-client.ts";

/** A batch of a push; the contract's own limits. */
const PUSH_FRAMES = 500;
const PUSH_BYTES = 256 * 1024;
const PULL_ITEMS = 1000;
const WOKEN_WITHIN_MS = 200;
/** From zero is everything there is: it would fill the disk. What is new is small and goes on. */
const NO_ROOM_TO_FILL =
  "This desk does not fetch its records from the server: the disk is too full for all of them. Free some space; it goes on by itself. What you do here is kept and sent.";
/** A quiet desk says hello this often: time, coverage and people may have changed. */
const HELLO_EVERY_MS = 30_000;

export type SyncDeps = {
  readonly desk: Desk;
  readonly keeper: VaultKeeper;
  readonly clock: DeskClock;
  readonly policy: Policy;
  readonly contentVersion: string;
  readonly build: string;
  readonly chance: () => number;
  readonly server: () => ServerClient | null;
  readonly onPeople: (people: readonly Person[]) => Promise<void>;
  readonly onStolen: () => Promise<void>;
  readonly onStatus: () => void;
  readonly onChanged: (streams: readonly string[]) => void;
  readonly notice: (words: string) => void;
  /** So little room is left that nothing large is asked for. */
  readonly isDiskShort: () => boolean;
};

/** Says hello, sends what is unsent, asks for what is new; for ever. Whatever fails, nothing is touched and it is tried again. */
export class SyncLoop {
  readonly #deps: SyncDeps;
  #status: SyncStatus;
  #timer: NodeJS.Timeout | null = null;
  #running: Promise<void> | null = null;
  #isAgainWanted = false;
  #isStopped = false;
  #tries = 0;
  #helloAtMs = 0;
  #awaySince: string | null = null;
  #isListening = false;
  /** A server of before has no listening: it is asked again and again instead. */
  #canListen = true;

  constructor(deps: SyncDeps) {
    this.#deps = deps;
    this.#status = {
      kind: "waiting-for-network",
      unsent: 0,
      hop: "not tried yet",
      since: deps.clock.now().toISOString(),
    };
  }

  get status(): SyncStatus {
    return { ...this.#status, unsent: this.#deps.desk.unsent } as SyncStatus;
  }

  get isOnline(): boolean {
    return this.#status.kind === "up-to-date" || this.#status.kind === "sending";
  }

  start(): void {
    this.#after(0);
  }

  /** Something was kept, or somebody signed in: send now. Away from the network the pause stands. */
  poke(): void {
    if (this.#running !== null) this.#isAgainWanted = true;
    else if (this.#tries === 0) this.#after(0);
    this.#deps.onStatus();
  }

  /** Tries at once, whatever the pause: a sign-in, or somebody pressed the key for it. */
  tryNow(): void {
    this.#tries = 0;
    this.#helloAtMs = 0;
    this.poke();
  }

  async stop(): Promise<void> {
    this.#isStopped = true;
    if (this.#timer !== null) clearTimeout(this.#timer);
    await this.#running;
  }

  #after(ms: number): void {
    if (this.#isStopped) return;
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.#timer = null;
      this.#running ??= this.#cycle().finally(() => {
        this.#running = null;
        if (this.#isAgainWanted && this.#tries === 0) {
          this.#isAgainWanted = false;
          this.#after(0);
        }
      });
    }, ms);
  }

  async #cycle(): Promise<void> {
    const server = this.#deps.server();
    if (server === null || this.#deps.desk.identity === null) {
      this.#after(this.#deps.policy.pollMs);
      return;
    }
    try {
      if (this.#deps.clock.nowMs() - this.#helloAtMs > HELLO_EVERY_MS) await this.#hello(server);
      await this.#push(server);
      await this.#pull(server);
      this.#tries = 0;
      this.#awaySince = null;
      this.#set({ kind: "up-to-date", at: this.#deps.clock.now().toISOString() });
      this.#after(this.#canListen && this.#mayPull ? HELLO_EVERY_MS : this.#deps.policy.pollMs);
      void this.#listen(server);
    } catch (failure) {
      this.#failed(failure);
    }
  }

  async #hello(server: ServerClient): Promise<void> {
    const { desk, clock, build, contentVersion } = this.#deps;
    const askedMs = clock.nowMs();
    const head = desk.incarnationDue === "head-unknown" ? null : desk.recorder.head;
    const told = await server.hello({ head, unsent: desk.unsent, build, contentVersion });
    clock.measured(Date.parse(told.time), askedMs);
    if (told.desk === "stolen") {
      await this.#deps.onStolen();
    }
    await this.#noteCoverage(told.coverage);
    await this.#deps.onPeople(told.people);
    const reunion = reunite(head, told.head, (seq) =>
      seq === desk.confirmed.seq ? desk.confirmed.hash : desk.journal.hashAt(seq),
    );
    if (desk.incarnationDue !== null) await this.#incarnate(server, desk.incarnationDue);
    else if (reunion.kind === "new-incarnation") await this.#incarnate(server, reunion.why);
    // Ahead of what we know: an answer was lost, and sending again brings its verdicts. Behind: a restore.
    else if (told.head.seq < desk.confirmed.seq) await desk.confirm(told.head, []);
    desk.noteKnown();
    this.#helloAtMs = askedMs;
  }

  async #push(server: ServerClient): Promise<void> {
    const { desk, keeper } = this.#deps;
    while (desk.unsent > 0) {
      this.#set({ kind: "sending", unsent: desk.unsent });
      const fromSeq = desk.confirmed.seq + 1;
      let segments = await desk.journal.frames(fromSeq, PUSH_FRAMES, PUSH_BYTES);
      if (segments.length === 0 && keeper.isOpen) {
        const { station } = desk.journal;
        const texts = await keeper.ask((vault) =>
          vault.ownEvents({ station, fromSeq, limit: 200 }),
        );
        segments = await sealAgain(texts, fromBase64(desk.identity?.serverPublicKey ?? ""));
      }
      if (segments.length === 0) {
        // Neither the journal nor the open vault holds what comes next: this chain is left.
        if (keeper.isOpen) await this.#incarnate(server, "head-not-a-prefix");
        return;
      }
      const told = await server.push({ segments });
      this.#deps.onChanged(await desk.confirm(told.confirmed, told.verdicts));
      if (told.verdicts.some(({ verdict }) => verdict.kind === "refused"))
        this.#deps.notice(
          "The server refused something that was written at this desk. Press B on the desk: what, why, and how to write it again. The first writing stays on record.",
        );
      if (told.stopped?.kind === "forked") return this.#incarnate(server, "forked");
      if (told.stopped?.kind === "gap" && told.confirmed.seq < fromSeq)
        return this.#incarnate(server, "head-not-a-prefix");
      if (told.stopped?.kind === "not-opened") {
        this.#deps.notice(told.stopped.remedy);
        return;
      }
      if (told.verdicts.length === 0 && told.confirmed.seq < fromSeq) return;
    }
  }

  /** A locked desk stores nothing new, so it asks for nothing. */
  get #mayPull(): boolean {
    return this.#deps.desk.isOpen && this.#deps.keeper.isOpen;
  }

  /** Rests until the server has news, beside whatever else is sent meanwhile; one at a time. */
  async #listen(server: ServerClient): Promise<void> {
    if (this.#isListening || !this.#canListen || !this.#mayPull) return;
    this.#isListening = true;
    let next: () => void;
    try {
      const { cursor } = await this.#deps.keeper.ask((vault) => vault.state({}));
      const { news } = await server.listen({ cursor, waitMs: LONGEST_LISTEN_MS });
      next = news
        ? // A state's desks are woken in the same instant and come one after the other.
          () => this.#after(Math.round(this.#deps.chance() * WOKEN_WITHIN_MS))
        : () => void this.#listen(server);
    } catch (failure) {
      next = () => this.#listeningFailed(failure);
    } finally {
      this.#isListening = false;
    }
    // Whoever is sending, away or stopped listens again after that.
    if (this.#running === null && this.#tries === 0 && !this.#isStopped) next();
  }

  #listeningFailed(failure: unknown): void {
    if (failure instanceof NetworkFailure) return this.#failed(failure);
    this.#canListen = !isNotThere(failure);
    this.#after(this.#deps.policy.pollMs);
  }

  async #pull(server: ServerClient): Promise<void> {
    const { desk, keeper } = this.#deps;
    if (!this.#mayPull) return;
    for (;;) {
      const { cursor } = await keeper.ask((vault) => vault.state({}));
      if (cursor === null && this.#deps.isDiskShort()) {
        this.#deps.notice(NO_ROOM_TO_FILL);
        return;
      }
      const told = await server.pull({ cursor, limit: PULL_ITEMS });
      if (!desk.isOpen || !keeper.isOpen) return;
      if (told.items.length > 0 || told.cursor !== cursor) {
        const { changed } = await keeper.ask((vault) =>
          vault.store({ items: told.items, cursor: told.cursor }),
        );
        if (changed.length > 0) {
          await desk.noteVault();
          const lastStamp = await keeper.ask((vault) => vault.lastStamp({}));
          if (lastStamp !== null) desk.recorder.saw(lastStamp);
          this.#deps.onChanged(changed);
        }
      }
      if (!told.more) return;
    }
  }

  async #incarnate(
    server: ServerClient,
    why: "head-unknown" | "head-not-a-prefix" | "machine-changed" | "forked",
  ): Promise<void> {
    const { desk } = this.#deps;
    const stationKey = newStationKey();
    const { stationId, referencePrefix } = await server.incarnate({
      why,
      stationPublicKey: stationKey.publicKey,
    });
    await desk.incarnate(stationId as StationId, referencePrefix, stationKey);
    this.#deps.notice(
      "This desk writes under a new number from now on: its store was copied or restored. Nothing kept is lost.",
    );
    this.#helloAtMs = 0;
  }

  async #noteCoverage(coverage: Coverage): Promise<void> {
    const { identity } = this.#deps.desk;
    if (identity === null || JSON.stringify(identity.coverage) === JSON.stringify(coverage)) return;
    await this.#deps.desk.save({ ...identity, coverage });
  }

  #failed(failure: unknown): void {
    const { clock, policy, chance } = this.#deps;
    this.#awaySince ??= clock.now().toISOString();
    this.#tries += 1;
    this.#helloAtMs = 0;
    const unsent = this.#deps.desk.unsent;
    if (failure instanceof NetworkFailure) {
      this.#set({ kind: "waiting-for-network", unsent, hop: failure.hop, since: this.#awaySince });
      this.#after(failure.retryAfterMs ?? pauseMs(this.#tries, policy.longestPauseMs, chance));
      return;
    }
    const refusal = refusalOf(failure);
    const remedy = isSignInNeeded(failure)
      ? "The server asks for a sign-in before it takes anything more. Lock and unlock with your passphrase. Nothing is lost."
      : (refusal?.remedy ??
        "Sending stopped at something unexpected and is tried again. Nothing is lost.");
    this.#set({ kind: "needs-attention", unsent, remedy });
    this.#after(pauseMs(this.#tries + 2, policy.longestPauseMs, chance));
  }

  #set(status: SyncStatus): void {
    const before = this.#status.kind;
    this.#status = status;
    if (before !== status.kind || status.kind !== "up-to-date") this.#deps.onStatus();
  }
}
