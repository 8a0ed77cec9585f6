import type { AttentionView } from "#shared/contract/crisis-views.ts";
import type { EventId } from "#shared/events/ids.ts";
import { Live } from "../../app/live.svelte.ts";
import type { Workstation } from "../../app/workstation.svelte.ts";

/** What somebody at this desk must see now, whatever screen is open. */
export class Attention {
  readonly #workstation: Workstation;
  readonly live: Live<AttentionView>;
  #lastSaid = "";
  #read = $state.raw<EventId | null>(null);

  constructor(workstation: Workstation) {
    this.#workstation = workstation;
    this.live = new Live(() => workstation.client.attention.get({}));
  }

  readonly view = $derived.by(() => (this.#workstation.person === null ? null : this.live.value));
  readonly crisis = $derived.by(
    () => this.view?.crises.find(({ acknowledged }) => acknowledged === null) ?? null,
  );
  readonly help = $derived.by(() => this.view?.helps[0] ?? null);
  /** The latest help asked for here, until its answer was read. */
  readonly mine = $derived.by(() => {
    const [latest] = this.view?.mine ?? [];
    return latest === undefined || (latest.answer !== null && latest.help === this.#read)
      ? null
      : latest;
  });
  readonly recovery = $derived.by(() => {
    const recovery = this.view?.recovery ?? null;
    const isOver = recovery === null || Date.parse(recovery.until) <= this.#workstation.ticker.now;
    return isOver ? null : recovery;
  });

  start(): () => void {
    const stops = (["call", "desk", "session"] as const).map((topic) =>
      this.#workstation.changes.on(topic, () => void this.load()),
    );
    return () => stops.forEach((stop) => stop());
  }

  async load(): Promise<void> {
    if (this.#workstation.person === null) return;
    await this.live.load();
    this.#sayAnswer();
  }

  /** An answer of main that was not asked for by a change: it may hold a colleague's answer already. */
  take(view: AttentionView): void {
    this.live.set(view);
    this.#sayAnswer();
  }

  readAnswer(): void {
    this.#read = this.mine?.help ?? null;
  }

  /** One key: the oldest crisis nobody has seen; with none, the oldest help that was asked for. */
  async acknowledge(): Promise<void> {
    const { crisis, help } = this;
    if (crisis === null) {
      if (help !== null) this.#workstation.overlays.open({ kind: "help-answer", notice: help });
      return;
    }
    await this.#workstation.try(async () =>
      this.live.set(
        await this.#workstation.client.attention.acknowledge({ callId: crisis.callId }),
      ),
    );
  }

  async endRecovery(): Promise<void> {
    await this.#workstation.try(async () =>
      this.live.set(await this.#workstation.client.attention.endRecovery({})),
    );
  }

  #sayAnswer(): void {
    const answer = this.mine?.answer ?? null;
    if (answer !== null) this.#sayOnce(`${answer.by}: ${answer.words || answer.answer}`);
  }

  #sayOnce(words: string): void {
    if (words === this.#lastSaid) return;
    this.#lastSaid = words;
    this.#workstation.announcer.say(words);
  }
}
