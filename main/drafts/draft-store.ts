import { mkdir, readdir, readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import writeFileAtomic from "write-file-atomic";
import { z } from "zod";
import { Base64, SEAL_INFO, SealedKey } from "#shared/contract/seal.ts";
import { type CallId } from "#shared/events/ids.ts";
import { isPracticeId } from "#shared/practice/practice-id.ts";
import { lock, randomKey, unlock } from "../keys/aes.ts";
import { fromBase64, fromUtf8, toBase64, utf8 } from "../keys/bytes.ts";
import { openSealed, sealTo } from "../keys/hpke.ts";
import { Draft } from "./draft.ts";

/** Typed text is on the disk at most this long after the key: the bar is one second. */
export const SAVE_AFTER_MS = 600;

const SealedDraft = z.object({ v: z.literal(1), key: SealedKey, nonce: Base64, box: Base64 });

const suffix = ".draft";

/** Sealed with a fresh key to the desk's public key: writing needs no secret. */
const sealDraft = async (draft: Draft, deskPublicKey: Uint8Array): Promise<string> => {
  const key = randomKey();
  const { nonce, box } = lock(key, utf8(JSON.stringify(draft)), draft.callId);
  return JSON.stringify({
    v: 1,
    key: await sealTo(deskPublicKey, SEAL_INFO.draftForDesk, key),
    nonce: toBase64(nonce),
    box: toBase64(box),
  });
};

const openDraft = async (
  text: string,
  callId: string,
  deskPrivateKey: Uint8Array,
): Promise<Draft> => {
  const sealed = SealedDraft.parse(JSON.parse(text));
  const key = await openSealed(deskPrivateKey, SEAL_INFO.draftForDesk, sealed.key);
  const plain = unlock(
    key,
    { nonce: fromBase64(sealed.nonce), box: fromBase64(sealed.box) },
    callId,
  );
  return Draft.parse(JSON.parse(fromUtf8(plain)));
};

export type DraftTimer = {
  readonly after: (ms: number, work: () => void) => () => void;
};

/** One file per open call, rewritten atomically. Drafts that cannot be opened are left where they are and counted. */
export class DraftStore {
  readonly #folder: string;
  readonly #deskPublicKey: Uint8Array;
  readonly #timer: DraftTimer;
  readonly #onFailure: (failure: unknown) => void;
  readonly #drafts = new Map<CallId, Draft>();
  readonly #waiting = new Map<CallId, () => void>();
  #saving: Promise<void> = Promise.resolve();

  constructor(
    folder: string,
    deskPublicKey: Uint8Array,
    timer: DraftTimer,
    onFailure: (failure: unknown) => void,
  ) {
    this.#folder = folder;
    this.#deskPublicKey = deskPublicKey;
    this.#timer = timer;
    this.#onFailure = onFailure;
  }

  /** Reads every draft of this desk, after unlock. */
  async load(deskPrivateKey: Uint8Array): Promise<{ readonly unopened: number }> {
    await mkdir(this.#folder, { recursive: true });
    let unopened = 0;
    for (const name of await readdir(this.#folder)) {
      if (!name.endsWith(suffix)) continue;
      const callId = name.slice(0, -suffix.length);
      try {
        const draft = await openDraft(
          await readFile(join(this.#folder, name), "utf8"),
          callId,
          deskPrivateKey,
        );
        if (!this.#drafts.has(draft.callId)) this.#drafts.set(draft.callId, draft);
      } catch {
        unopened += 1;
      }
    }
    return { unopened };
  }

  get(callId: CallId): Draft | null {
    return this.#drafts.get(callId) ?? null;
  }

  all(): Draft[] {
    return [...this.#drafts.values()];
  }

  /** Takes the text; it is on the disk within SAVE_AFTER_MS, counted from the first unsaved key. */
  type(draft: Draft): void {
    if (isPracticeId(draft.callId)) throw new Error("A practice call is not kept");
    this.#drafts.set(draft.callId, draft);
    if (this.#waiting.has(draft.callId)) return;
    this.#waiting.set(
      draft.callId,
      this.#timer.after(SAVE_AFTER_MS, () => {
        this.flush(draft.callId).catch(this.#onFailure);
      }),
    );
  }

  /** On the disk when this returns. */
  async flush(callId: CallId): Promise<void> {
    this.#waiting.get(callId)?.();
    this.#waiting.delete(callId);
    const draft = this.#drafts.get(callId);
    if (draft === undefined) return;
    // The write lost its text when it failed only if nobody tries again: the next key does.
    const turn = this.#saving.catch(() => undefined).then(() => this.#write(draft));
    this.#saving = turn;
    await turn;
  }

  async flushAll(): Promise<void> {
    await Promise.all([...this.#drafts.keys()].map((callId) => this.flush(callId)));
  }

  /** The call is over and everything typed has become events. */
  async drop(callId: CallId): Promise<void> {
    this.#waiting.get(callId)?.();
    this.#waiting.delete(callId);
    this.#drafts.delete(callId);
    await this.#saving.catch(() => undefined);
    await rm(join(this.#folder, `${callId}${suffix}`), { force: true });
  }

  /** Forgets the clear text: lock, sign-out. What was typed was flushed before. */
  forget(): void {
    for (const stop of this.#waiting.values()) stop();
    this.#waiting.clear();
    this.#drafts.clear();
  }

  async #write(draft: Draft): Promise<void> {
    await mkdir(this.#folder, { recursive: true });
    const text = await sealDraft(draft, this.#deskPublicKey);
    await writeFileAtomic(join(this.#folder, `${draft.callId}${suffix}`), text, { mode: 0o600 });
  }
}
