import { createORPCClient } from "@orpc/client";
import { RPCLink } from "@orpc/client/message-port";
import { type ContractRouterClient } from "@orpc/contract";
import { type VaultContract, type VaultState, type VaultWords } from "#shared/contract/vault.ts";
import { type Host, type Page } from "../host.ts";
import { toBase64 } from "../keys/bytes.ts";

export type VaultClient = ContractRouterClient<VaultContract>;

/** After this many crashes within RESTART_WINDOW_MS the desk goes on journalling and says so. */
const MOST_RESTARTS = 3;
const RESTART_WINDOW_MS = 5 * 60_000;

/** The store is starting again: nothing is lost, and nothing can be looked up for a moment. */
export class VaultAway extends Error {
  readonly remedy =
    "This desk's store is starting again. What you keyed is kept; look again in a moment.";
}

type Opened = { readonly dataKey: Uint8Array; readonly words: VaultWords };

/**
 * Starts the hidden page, keeps it running, and opens it again after a crash. While it is down the
 * journal alone keeps what happens; `onReopened` lets the owner hand it what it missed.
 */
export class VaultKeeper {
  readonly #host: Host;
  readonly #nowMs: () => number;
  readonly #onReopened: (state: VaultState) => Promise<void>;
  readonly #onDown: (why: string, givenUp: boolean) => void;
  #page: Page | null = null;
  #client: VaultClient | null = null;
  #opened: Opened | null = null;
  #crashes: number[] = [];
  #isClosing = false;
  readonly #waiting = new Set<(failure: Error) => void>();

  constructor(deps: {
    host: Host;
    nowMs: () => number;
    onReopened: (state: VaultState) => Promise<void>;
    onDown: (why: string, givenUp: boolean) => void;
  }) {
    this.#host = deps.host;
    this.#nowMs = deps.nowMs;
    this.#onReopened = deps.onReopened;
    this.#onDown = deps.onDown;
  }

  get isOpen(): boolean {
    return this.#client !== null && this.#opened !== null;
  }

  async start(): Promise<void> {
    const page = await this.#host.openVault();
    this.#page = page;
    this.#client = createORPCClient<VaultClient>(new RPCLink({ port: page.port }));
    page.onGone((why) => void this.#afterCrash(page, why));
  }

  /** Hands the vault the data key; it forgets it at `close`. */
  async open(dataKey: Uint8Array, words: VaultWords): Promise<VaultState> {
    this.#opened = { dataKey: dataKey.slice(), words };
    return this.ask((vault) => vault.open({ dataKey: toBase64(dataKey), words }));
  }

  async close(): Promise<void> {
    this.#opened?.dataKey.fill(0);
    this.#opened = null;
    await this.#client?.close({}).catch(() => undefined);
  }

  async stop(): Promise<void> {
    this.#isClosing = true;
    await this.close();
    await this.#page?.close();
  }

  /** Asks the vault. Rejects when the page goes away meanwhile; nothing is lost by that. */
  ask<T>(question: (vault: VaultClient) => Promise<T>): Promise<T> {
    const client = this.#client;
    if (client === null) return Promise.reject(new VaultAway("The vault is restarting"));
    return new Promise<T>((resolve, reject) => {
      this.#waiting.add(reject);
      question(client)
        .then(resolve, reject)
        .finally(() => this.#waiting.delete(reject));
    });
  }

  async #afterCrash(page: Page, why: string): Promise<void> {
    if (this.#isClosing || this.#page !== page) return;
    this.#client = null;
    for (const reject of this.#waiting) reject(new VaultAway("The vault went away"));
    this.#waiting.clear();
    const now = this.#nowMs();
    this.#crashes = [...this.#crashes.filter((at) => now - at < RESTART_WINDOW_MS), now];
    const givenUp = this.#crashes.length > MOST_RESTARTS;
    this.#onDown(why, givenUp);
    if (givenUp) return;
    try {
      await this.start();
      const opened = this.#opened;
      if (opened === null) return;
      await this.#onReopened(await this.open(opened.dataKey, opened.words));
    } catch {
      this.#onDown("did not start again", true);
    }
  }
}
