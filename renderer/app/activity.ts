import type { Workstation } from "./workstation.svelte.ts";

type During = Parameters<Workstation["client"]["session"]["active"]>[0]["during"];

/** Main hears of keys at most this often; while it warns, of the first one at once. */
const TELL_EVERY_MS = 5_000;

/** Tells main that somebody is here. What was pressed is nobody's business. */
export class Activity {
  readonly #workstation: Workstation;
  /** Somebody has begun to work since the desk was unlocked. */
  touched = false;
  #toldMs = -Infinity;
  #told: During = "nothing";
  #later: ReturnType<typeof setTimeout> | null = null;

  constructor(workstation: Workstation) {
    this.#workstation = workstation;
  }

  /** A key, or the hand at the mouse. */
  pressed(nowMs: number): void {
    if (this.#workstation.person === null) return;
    this.touched = true;
    if (this.#later !== null) return;
    const waitMs = this.#workstation.locksAt === null ? this.#toldMs + TELL_EVERY_MS - nowMs : 0;
    if (waitMs <= 0) return this.#tell(nowMs);
    // The last key of a burst counts too.
    this.#later = setTimeout(() => this.#tell(nowMs + waitMs), waitMs);
  }

  /** Another screen: an open call is never locked without a warning from its first moment on. */
  changed(nowMs: number): void {
    if (this.#workstation.person !== null && this.#during() !== this.#told) this.#tell(nowMs);
  }

  stop(): void {
    if (this.#later !== null) clearTimeout(this.#later);
    this.#later = null;
    this.touched = false;
    this.#told = "nothing";
    this.#toldMs = -Infinity;
  }

  #during(): During {
    const { crisis, call } = this.#workstation;
    if (crisis.shape === "full") return "crisis";
    return call === null ? "nothing" : "call";
  }

  #tell(nowMs: number): void {
    if (this.#later !== null) clearTimeout(this.#later);
    this.#later = null;
    this.#toldMs = nowMs;
    this.#told = this.#during();
    // Locked meanwhile, or main is away: the next key tells again.
    this.#workstation.client.session
      .active({ during: this.#told })
      .catch(() => (this.#toldMs = -Infinity));
  }
}
