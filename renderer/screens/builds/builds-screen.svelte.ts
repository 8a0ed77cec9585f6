import type { BuildsView } from "#shared/contract/builds.ts";
import { Live } from "../../app/live.svelte.ts";
import { problemOf } from "../../app/problem.ts";
import { BUILDS } from "../../app/words/builds.ts";
import type { Workstation } from "../../app/workstation.svelte.ts";

const ORDER = ["manifest", "signature", "product", "expiry", "version", "beside", "files"] as const;

export type ShownStep = {
  readonly step: string;
  readonly words: string;
  readonly state: "held" | "refused" | "not-reached";
};

/** The Builds screen: one thing asked of main at a time, and what it answered. */
export class BuildsScreen {
  readonly builds: Live<BuildsView>;
  readonly #workstation: Workstation;
  folder = $state("");
  target = $state("");
  doing = $state.raw<"look" | "export" | "install" | null>(null);
  /** What main said no to, beside the action it belongs to. */
  refusals = $state.raw<Readonly<Partial<Record<"look" | "export" | "install", string>>>>({});

  constructor(workstation: Workstation) {
    this.#workstation = workstation;
    this.builds = new Live(() => workstation.client.builds.get({}));
  }

  start(): () => void {
    void this.builds.load();
    return this.#workstation.changes.on("status", () => void this.builds.load());
  }

  /** Every step there is: what held, where it stopped, what was not reached. */
  readonly steps = $derived.by((): ShownStep[] => {
    const offer = this.builds.value?.offer;
    if (offer === null || offer === undefined) return [];
    return ORDER.map((step, at): ShownStep => {
      const held = offer.steps.find((each) => each.step === step);
      if (held !== undefined) return { step, words: held.words, state: "held" };
      const stopped = offer.refusal !== null && at === offer.steps.length;
      return stopped
        ? { step, words: offer.refusal?.words ?? "", state: "refused" }
        : { step, words: BUILDS.notReached, state: "not-reached" };
    });
  });

  lookInFolder(): Promise<void> {
    if (this.folder.trim() === "") return this.#refuse("look", BUILDS.fillFolder);
    return this.#do("look", () =>
      this.#workstation.client.builds.lookInFolder({ folder: this.folder.trim() }),
    );
  }

  lookAtFeed(): Promise<void> {
    return this.#do("look", () => this.#workstation.client.builds.lookAtFeed({}));
  }

  exportRelease(): Promise<void> {
    if (this.target.trim() === "") return this.#refuse("export", BUILDS.fillFolder);
    return this.#do("export", () =>
      this.#workstation.client.builds.exportTo({ folder: this.target.trim() }),
    );
  }

  install(): Promise<void> {
    return this.#do("install", () => this.#workstation.client.builds.install({}));
  }

  #refuse(what: "look" | "export" | "install", words: string): Promise<void> {
    this.refusals = { [what]: words };
    return Promise.resolve();
  }

  async #do(what: "look" | "export" | "install", ask: () => Promise<BuildsView>): Promise<void> {
    if (this.doing !== null) return;
    this.doing = what;
    this.refusals = {};
    try {
      this.builds.set(await ask());
      this.#say();
    } catch (thrown) {
      this.refusals = { [what]: problemOf(thrown).words };
      // What was judged again and refused stands in the offer now.
      void this.builds.load();
    } finally {
      this.doing = null;
    }
  }

  #say(): void {
    const offer = this.builds.value?.offer;
    if (offer === null || offer === undefined) return;
    const last = offer.done.at(-1);
    this.#workstation.announcer.say(
      last ??
        (offer.release === null
          ? `${BUILDS.refused} ${offer.refusal?.words ?? ""}`
          : BUILDS.held(offer.release.version)),
    );
  }
}
