import type { Client } from "./client.ts";
import { Live } from "./live.svelte.ts";

/** How the window looks at this desk: a colour set with more contrast, or what the system says. */
export class Look {
  readonly #client: Client;
  readonly #view: Live<Awaited<ReturnType<Client["look"]["get"]>>>;

  constructor(client: Client) {
    this.#client = client;
    this.#view = new Live(() => client.look.get({}));
  }

  readonly isHigh = $derived.by(() => this.#view.value?.contrast === "high");

  async load(): Promise<void> {
    await this.#view.load();
    this.#show();
  }

  /** Shown at once; main keeps it for the next start. */
  async toggle(): Promise<void> {
    const view = { contrast: this.isHigh ? "as-system" : "high" } as const;
    this.#view.set(view);
    this.#show();
    await this.#client.look.set(view).catch(() => undefined);
  }

  #show(): void {
    if (this.isHigh) document.documentElement.dataset["contrast"] = "high";
    else delete document.documentElement.dataset["contrast"];
  }
}
