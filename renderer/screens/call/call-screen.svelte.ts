import { CALL_FIELDS } from "#shared/contract/call-fields.ts";
import type { CallAids, CallView, CaseView, PromptView } from "#shared/contract/views.ts";
import type { Safety, ScopeKeys } from "#shared/events/bodies.ts";
import type { RegionId } from "#shared/events/ids.ts";
import type { Announcer } from "../../app/announcer.svelte.ts";
import type { Client } from "../../app/client.ts";
import { type Problem, problemOf } from "../../app/problem.ts";
import { CALL } from "../../app/words.ts";
import { Typing } from "./typing.ts";

export type SafetyKey = Safety["key"];

/** Where a refusal belongs, so that it is read under what caused it. */
export type Place =
  "call" | "safety" | "scope" | "escalate" | "close" | "crisis" | `field:${string}`;

/** One open call: what is typed lives here and in main's draft, never only on the screen. */
export class CallScreen {
  readonly #client: Client;
  readonly #announcer: Announcer;
  readonly #typing: Typing;
  #view = $state.raw<CallView>() as CallView;
  #aids = $state.raw<CallAids>() as CallAids;
  #caseView = $state.raw<CaseView | null>(null);
  #texts = $state<Record<string, string>>({});
  #problems = $state<Partial<Record<Place, Problem>>>({});
  #focused: string | null = null;
  #promptAt = $state(0);
  #kept = $state(false);

  constructor(client: Client, announcer: Announcer, view: CallView) {
    this.#client = client;
    this.#announcer = announcer;
    this.#typing = new Typing(
      async (field, text) => {
        const callId = this.#view.callId;
        this.#takeAids(await this.#client.call.type({ callId, field, text }));
        this.#clear(`field:${field}`);
      },
      (field, thrown) => {
        const problem = problemOf(thrown);
        this.#problems[`field:${field}`] = problem;
        return problem.kind === "failed" ? "again" : "leave";
      },
    );
    this.take(view);
  }

  get view(): CallView {
    return this.#view;
  }

  get callId(): CallView["callId"] {
    return this.#view.callId;
  }

  get aids(): CallAids {
    return this.#aids;
  }

  /** The case opened from this call, for what became of its escalation. */
  get caseView(): CaseView | null {
    return this.#caseView;
  }

  /** "Done" was kept and nothing has been typed since. */
  get kept(): boolean {
    return this.#kept;
  }

  readonly promptAt = $derived(
    Math.min(this.#promptAt, Math.max(0, (this.#view?.prompts.length ?? 0) - 1)),
  );
  readonly concern = $derived(this.#view.scope.keys.concerns[0] ?? null);
  /** The concern form is put away when the call is clearly not for this line. */
  readonly showsFacts = $derived(!["out", "not-an-intake"].includes(this.#view.scope.verdict));

  text(field: string): string {
    return this.#texts[field] ?? "";
  }

  problem(place: Place): Problem | null {
    return this.#problems[place] ?? null;
  }

  type(field: string, text: string): void {
    this.#texts[field] = text;
    this.#kept = false;
    this.#typing.type(field, text);
  }

  choose(field: string, choice: string): void {
    this.type(field, choice);
    void this.#typing.flush();
  }

  /** The prompter follows the specialist: the field that is open has its sentence in front. */
  focus(field: string): void {
    this.#focused = field;
    this.lead(field);
  }

  lead(field: string): void {
    const at = this.#view.prompts.findIndex((prompt) => prompt.field === field);
    if (at !== -1) this.#promptAt = at;
  }

  /** What was answered to a prompt, from main or from what has been typed since. */
  answerTo(prompt: PromptView): string | null {
    if (prompt.done !== null || prompt.field === null) return prompt.done;
    const text = this.text(prompt.field).trim();
    return text === "" ? null : `${prompt.part}: ${text}`;
  }

  blur(field: string): void {
    if (this.#focused === field) this.#focused = null;
    void this.#typing.flush();
  }

  flush(): Promise<void> {
    return this.#typing.flush();
  }

  movePrompt(by: 1 | -1): string | null {
    const last = Math.max(0, this.#view.prompts.length - 1);
    this.#promptAt = Math.min(last, Math.max(0, this.promptAt + by));
    return this.#view.prompts[this.#promptAt]?.field ?? null;
  }

  async refresh(): Promise<void> {
    await this.#run("call", () => this.#client.call.get({ callId: this.callId }));
    await this.refreshCase();
  }

  async refreshCase(): Promise<void> {
    const caseId = this.#view.caseId;
    if (caseId === null) return;
    try {
      this.#takeCase(await this.#client.case.get({ caseId }));
    } catch {
      // The case shows with the next change; the call itself goes on without it.
    }
  }

  async complete(): Promise<boolean> {
    const done = await this.#run("call", () => this.#client.call.complete({ callId: this.callId }));
    if (done) {
      this.#kept = true;
      this.#announcer.say(CALL.kept);
    }
    return done;
  }

  keySafety(key: SafetyKey): Promise<boolean> {
    const words = this.text("safetyWords");
    return this.#run("safety", () =>
      this.#client.call.keySafety({ callId: this.callId, key, words }),
    );
  }

  /** The words go with the key: the same key once more, with what they said. */
  async keepSafetyWords(): Promise<void> {
    const { safety } = this.#view;
    if (safety !== null && safety.words !== this.text("safetyWords"))
      await this.keySafety(safety.key);
  }

  async keyScope(keys: ScopeKeys): Promise<boolean> {
    const done = await this.#run("scope", () =>
      this.#client.call.keyScope({ callId: this.callId, keys }),
    );
    if (done) this.#announcer.say(this.#view.scope.verdictWords);
    return done;
  }

  async escalate(region: RegionId, summary: string): Promise<boolean> {
    const done = await this.#run("escalate", () =>
      this.#client.call.escalate({
        callId: this.callId,
        region,
        summary,
      }),
    );
    if (done) await this.refreshCase();
    return done;
  }

  close(input: Omit<Parameters<Client["call"]["close"]>[0], "callId">): Promise<boolean> {
    return this.#run("close", () => this.#client.call.close({ callId: this.callId, ...input }));
  }

  async park(): Promise<boolean> {
    try {
      await this.#typing.flush();
      await this.#client.call.park({ callId: this.callId });
      return true;
    } catch (thrown) {
      this.#problems["call"] = problemOf(thrown);
      return false;
    }
  }

  /** A newer answer of main. A field that is being typed in, or is ahead of main, keeps its text. */
  take(view: CallView): void {
    const before = this.#view as CallView | undefined;
    this.#view = view;
    for (const field of [...CALL_FIELDS, ...Object.keys(view.fields)]) {
      if (field === this.#focused || this.#typing.isAhead(field)) continue;
      this.#texts[field] = view.fields[field] ?? "";
    }
    this.#takeAids(view.aids);
    this.#followPrompts(before, view);
  }

  /** The prompter goes on by itself when what it shows has been answered. */
  #followPrompts(before: CallView | undefined, view: CallView): void {
    const isOpen = (at: number): boolean => view.prompts[at]?.done === null;
    if (before === undefined) {
      const first = view.prompts.findIndex(({ done }) => done === null);
      this.#promptAt = first === -1 ? Math.max(0, view.prompts.length - 1) : first;
      return;
    }
    const wasOpen = before.prompts[this.promptAt]?.done === null;
    if (!wasOpen || isOpen(this.promptAt)) return;
    const next = view.prompts.findIndex((prompt, at) => at > this.promptAt && prompt.done === null);
    if (next !== -1) this.#promptAt = next;
  }

  #takeAids(aids: CallAids): void {
    const headline = aids.card?.headline ?? null;
    if (headline !== null && headline !== (this.#aids as CallAids | undefined)?.card?.headline)
      this.#announcer.say(headline);
    this.#aids = aids;
  }

  #takeCase(caseView: CaseView): void {
    const words = caseView.notDelivered;
    if (words !== null && words !== this.#caseView?.notDelivered) this.#announcer.say(words);
    this.#caseView = caseView;
  }

  async #run(place: Place, ask: () => Promise<CallView>): Promise<boolean> {
    try {
      await this.#typing.flush();
      this.take(await ask());
      this.#clear(place);
      return true;
    } catch (thrown) {
      this.#problems[place] = problemOf(thrown);
      return false;
    }
  }

  #clear(place: Place): void {
    if (this.#problems[place] !== undefined) delete this.#problems[place];
  }
}
