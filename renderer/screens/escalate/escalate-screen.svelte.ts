import type { EscalationPreview } from "#shared/contract/views.ts";
import type { RegionId } from "#shared/events/ids.ts";
import { Live } from "../../app/live.svelte.ts";
import { ESCALATE } from "../../app/words.ts";
import type { Workstation } from "../../app/workstation.svelte.ts";
import type { CallScreen } from "../call/call-screen.svelte.ts";

/** What would go out, to whom, and what may be promised; then what became of it. */
export class EscalateScreen {
  readonly #workstation: Workstation;
  readonly #call: CallScreen;
  readonly preview: Live<EscalationPreview>;
  #region = $state.raw<RegionId | null>(null);
  #summary = $state<string | null>(null);
  #stage = $state<"asking" | "sending" | "done">("asking");
  #missing = $state<string | null>(null);

  constructor(workstation: Workstation, call: CallScreen) {
    this.#workstation = workstation;
    this.#call = call;
    this.preview = new Live(async () => {
      await call.flush();
      return workstation.client.call.previewEscalation({ callId: call.callId });
    });
    void this.preview.load();
  }

  get stage(): "asking" | "sending" | "done" {
    return this.#stage;
  }

  readonly region = $derived.by(() => this.#region ?? this.preview.value?.region ?? null);
  readonly lead = $derived.by(
    () => this.preview.value?.regions.find(({ id }) => id === this.region) ?? null,
  );
  readonly summary = $derived.by(() => this.#summary ?? this.preview.value?.summary ?? "");
  readonly refusal = $derived.by(
    () => this.#missing ?? this.#call.problem("escalate")?.words ?? null,
  );
  /** Whom to phone: from the case once it is written, from the preview while the network is down. */
  readonly notDelivered = $derived.by((): string | null => {
    if (this.#stage === "done") return this.#call.caseView?.notDelivered ?? null;
    if (this.preview.value?.offline !== true) return null;
    return this.lead === null
      ? ESCALATE.notDelivered
      : ESCALATE.phone(this.lead.lead, this.lead.phone);
  });

  chooseRegion(region: RegionId): void {
    this.#region = region;
    this.#missing = null;
  }

  write(summary: string): void {
    this.#summary = summary;
  }

  async send(): Promise<void> {
    if (this.#stage !== "asking" || this.preview.value === null) return;
    if (this.region === null) {
      this.#missing = ESCALATE.chooseRegion;
      return;
    }
    this.#stage = "sending";
    const sent = await this.#call.escalate(this.region, this.summary);
    this.#stage = sent ? "done" : "asking";
    if (sent) this.#workstation.announcer.say(this.notDelivered ?? ESCALATE.delivered);
  }

  close(): void {
    this.#workstation.overlays.close();
  }
}
