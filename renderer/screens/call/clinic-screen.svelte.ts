import { tick } from "svelte";
import type { ClinicPanel, ClinicView } from "#shared/contract/clinic-views.ts";
import {
  entriesOf,
  entryField,
  FIRST,
  newEntryId,
  type PartOf,
  partFact,
} from "#shared/facts/entries.ts";
import { CLINIC } from "../../app/words/clinic.ts";
import type { Workstation } from "../../app/workstation.svelte.ts";
import type { CallScreen } from "./call-screen.svelte.ts";
import { focusField } from "./panes.ts";

export type ClinicPart = PartOf<"clinic">;

/** One contact with a clinic of several: typed straight into the call's draft, kept as events by Ctrl+Enter. */
export class ClinicScreen {
  readonly #workstation: Workstation;
  readonly #call: CallScreen;
  #id = $state("");
  #panel = $state.raw<ClinicPanel | null>(null);
  #choosing = $state(false);
  #missing = $state<string | null>(null);
  #asked = 0;

  constructor(workstation: Workstation, call: CallScreen) {
    this.#workstation = workstation;
    this.#call = call;
    this.#id = this.#unfinished() ?? this.#fresh();
    this.#choosing = this.text("clinic").trim() === "";
  }

  get id(): string {
    return this.#id;
  }

  get panel(): ClinicPanel | null {
    return this.#panel;
  }

  /** Choosing from the list; else the clinic that was chosen or typed stands there. */
  get choosing(): boolean {
    return this.#choosing;
  }

  readonly listed = $derived.by((): ClinicView | null => {
    const typed = this.text("clinic").trim().toLowerCase();
    return this.#panel?.clinics.find(({ name }) => name.toLowerCase() === typed) ?? null;
  });

  readonly refusal = $derived.by(() => this.#missing ?? this.#call.problem("call")?.words ?? null);

  /** A slot that is understood can become an offer; the same slot twice is one. */
  readonly slot = $derived.by((): "none" | "open" | "offer" => {
    const text = this.text("slot").trim();
    const read = this.#call.aids.understood[this.field("slot")];
    if (text === "" || read?.words === undefined || read.words === null || read.refusal !== null)
      return "none";
    const offers = entriesOf(this.#call.allTexts, "offer");
    const isThere = offers.some(
      ({ parts }) => parts.when === text && parts.place === this.text("clinic").trim(),
    );
    return isThere ? "offer" : "open";
  });

  /** What the prompts of the panel depend on; a change asks main for them again. */
  readonly askedWith = $derived.by(() =>
    JSON.stringify([
      this.#id,
      ...(["clinic", "phone", "hold", "result"] as const).map((part) => this.text(part)),
      this.#call.aids.understood[this.field("slot")]?.words ?? "",
      this.#call.view.languages.prompts,
    ]),
  );

  field(part: ClinicPart): string {
    return entryField("clinic", this.#id, part);
  }

  text(part: ClinicPart): string {
    return this.#call.text(this.field(part));
  }

  async load(): Promise<void> {
    const asked = ++this.#asked;
    await this.#workstation.try(async () => {
      await this.#call.flush();
      const panel = await this.#workstation.client.words.clinic({
        callId: this.#call.callId,
        contact: this.#id,
      });
      if (asked === this.#asked) this.#panel = panel;
    });
  }

  /** A clinic of the list, or a name that is not listed. */
  async name(clinic: string, isListed: boolean): Promise<void> {
    this.#call.choose(this.field("clinic"), clinic);
    this.#choosing = false;
    this.#missing = null;
    await tick();
    focusField(this.field(isListed ? "hold" : "phone"));
  }

  async rename(): Promise<void> {
    this.#choosing = true;
    await tick();
    document.querySelector<HTMLElement>('[role="combobox"]')?.focus();
  }

  async open(id: string): Promise<void> {
    this.#id = id;
    this.#choosing = this.text("clinic").trim() === "";
    this.#missing = null;
    await this.#toStart();
  }

  async keep(): Promise<void> {
    if (await this.#keep()) this.close();
  }

  /** This one is kept, and the next one is begun. */
  async another(): Promise<void> {
    if (await this.#keep()) await this.open(this.#fresh());
  }

  /** The slot as an offer of the call: its date and place are not typed twice. */
  async toOffers(): Promise<void> {
    if (this.slot !== "open") return;
    const hasFirst = this.#call.text(entryField("offer", FIRST, "when")).trim() !== "";
    const offer = hasFirst ? newEntryId(Date.now(), Math.random()) : FIRST;
    this.#call.type(entryField("offer", offer, "when"), this.text("slot").trim());
    this.#call.type(entryField("offer", offer, "place"), this.text("clinic").trim());
    this.#call.type(entryField("offer", offer, "became"), "open");
    await this.#call.flush();
    this.#workstation.announcer.say(CLINIC.slotKept);
  }

  close(): void {
    this.#workstation.overlays.close();
  }

  async #keep(): Promise<boolean> {
    const lacks = (["clinic", "result"] as const).find((part) => this.text(part).trim() === "");
    if (lacks === undefined) {
      this.#missing = null;
      return this.#call.complete();
    }
    this.#missing = CLINIC.missing[lacks];
    if (lacks === "clinic") await this.rename();
    else focusField(this.field("result"));
    return false;
  }

  async #toStart(): Promise<void> {
    await tick();
    if (this.#choosing) document.querySelector<HTMLElement>('[role="combobox"]')?.focus();
    else focusField(this.field("result"));
  }

  /** The last contact while it lacks its clinic or result, or somebody is still trying. */
  #unfinished(): string | null {
    const last = entriesOf(this.#call.allTexts, "clinic").at(-1);
    if (last === undefined) return null;
    const { clinic, result } = last.parts;
    return clinic === undefined || result === undefined || result === "trying" ? last.id : null;
  }

  #fresh(): string {
    const hasFirst = entriesOf(this.#call.allTexts, "clinic").some(({ id }) => id === FIRST);
    return hasFirst ? newEntryId(Date.now(), Math.random()) : FIRST;
  }
}

export const contactFact = (part: ClinicPart): ReturnType<typeof partFact<"clinic">> =>
  partFact("clinic", part);
