import { CALL_FIELDS } from "#shared/contract/call-fields.ts";
import type { PlaceInCall } from "#shared/contract/tray-views.ts";
import type { CallAids, CallView, CaseView } from "#shared/contract/views.ts";
import type { Safety, ScopeKeys } from "#shared/events/bodies.ts";
import type { RegionId } from "#shared/events/ids.ts";
import type { Announcer } from "../../app/announcer.svelte.ts";
import type { Client } from "../../app/client.ts";
import { type Problem, problemOf } from "../../app/problem.ts";
import { CALL } from "../../app/words.ts";
import type { Turn } from "#shared/script/turns.ts";
import { type LanguageChoice, nextPrompts } from "#shared/script/languages.ts";
import { LANGUAGES } from "../../app/words/prompter.ts";
import { HEARD } from "../../app/words/heard.ts";
import { PromptThread } from "./prompt-thread.svelte.ts";
import { Typing } from "./typing.ts";

export type SafetyKey = Safety["key"];
type ThreatKind = Parameters<Client["turns"]["threat"]>[0]["kind"];

/** Where a refusal belongs, so that it is read under what caused it. */
export type Place =
  "call" | "safety" | "scope" | "escalate" | "close" | "crisis" | "turn" | `field:${string}`;

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
  #lastField: string | null = null;
  #kept = $state(false);
  #saidHeard: readonly string[] = [];
  /** The language the last Ctrl+E asked for, until main has answered it. */
  #promptsAsked: CallView["languages"]["prompts"] | null = null;

  /** What there is to say, and where the specialist is in it. */
  readonly thread: PromptThread;

  constructor(client: Client, announcer: Announcer, view: CallView) {
    this.#client = client;
    this.#announcer = announcer;
    this.thread = new PromptThread({
      script: (script) => client.words.script({ callId: this.callId, script }),
      text: (field) => this.text(field),
    });
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

  readonly concern = $derived(this.#view.scope.keys.concerns[0] ?? null);
  /** The concern form is put away when the call is clearly not for this line. */
  readonly showsFacts = $derived(!["out", "not-an-intake"].includes(this.#view.scope.verdict));

  /** Every field as it stands on the screen. */
  get allTexts(): Readonly<Record<string, string>> {
    return this.#texts;
  }

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
    // A choice may lead another way through the scripts: the prompts are asked for again.
    const leads = this.thread.prompts.some((prompt) => prompt.field === field);
    void this.#typing.flush().then(() => (leads ? this.refresh() : undefined));
  }

  /** The prompter follows the specialist: the field that is open has its sentence in front. */
  focus(field: string): void {
    this.#focused = field;
    this.#lastField = field;
    this.lead(field);
  }

  /** The field that was written in last: where the hands belong when what they were on is gone. */
  get lastField(): string | null {
    return this.#lastField;
  }

  lead(field: string): void {
    this.thread.lead(field);
  }

  blur(field: string): void {
    if (this.#focused === field) this.#focused = null;
    void this.#typing.flush();
  }

  flush(): Promise<void> {
    return this.#typing.flush();
  }

  /** Who speaks what: a key, recorded at once. */
  chooseLanguages(choice: LanguageChoice): Promise<boolean> {
    return this.#run("call", () =>
      this.#client.words.chooseLanguages({ callId: this.callId, ...choice }),
    );
  }

  /** Ctrl+E: English, Spanish, through an interpreter. */
  async cycleLanguage(): Promise<void> {
    const prompts = nextPrompts(this.#promptsAsked ?? this.#view.languages.prompts);
    this.#promptsAsked = prompts;
    const chosen = await this.chooseLanguages({ prompts });
    // A key pressed meanwhile has gone on from here: only the last one is said.
    if (this.#promptsAsked !== prompts) return;
    this.#promptsAsked = null;
    if (chosen) this.#announcer.say(LANGUAGES.said(LANGUAGES.prompts[prompts]));
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

  /** What the call turns out to be: recorded at once, like any key. */
  takeTurn(turn: Turn): Promise<boolean> {
    return this.#run("turn", () => this.#client.turns.take({ callId: this.callId, turn }));
  }

  keyThreat(kind: ThreatKind, words: string): Promise<boolean> {
    return this.#run("turn", () => this.#client.turns.threat({ callId: this.callId, kind, words }));
  }

  keepDeathTold(words: string): Promise<boolean> {
    return this.#run("turn", () => this.#client.turns.deceased({ callId: this.callId, words }));
  }

  keyNotDeceased(): Promise<boolean> {
    return this.#run("turn", () => this.#client.turns.notDeceased({ callId: this.callId }));
  }

  closeCutOff(): Promise<boolean> {
    return this.#run("close", () => this.#client.turns.closeCutOff({ callId: this.callId }));
  }

  async park(place: PlaceInCall): Promise<boolean> {
    try {
      await this.#typing.flush();
      await this.#client.tray.park({ callId: this.callId, place });
      return true;
    } catch (thrown) {
      this.#problems["call"] = problemOf(thrown);
      return false;
    }
  }

  /** A newer answer of main. A field that is being typed in, or is ahead of main, keeps its text. */
  take(view: CallView): void {
    this.#view = view;
    for (const field of [...CALL_FIELDS, ...Object.keys(view.fields)]) {
      if (field === this.#focused || this.#typing.isAhead(field)) continue;
      this.#texts[field] = view.fields[field] ?? "";
    }
    this.#takeAids(view.aids);
    this.thread.take(view.prompts);
  }

  #takeAids(aids: CallAids): void {
    const headline = aids.card?.headline ?? null;
    if (headline !== null && headline !== (this.#aids as CallAids | undefined)?.card?.headline)
      this.#announcer.say(headline);
    this.#sayHeard(aids);
    this.#sayLamp(aids);
    this.#aids = aids;
  }

  /** A suggestion is said once, when it first comes up: not again with every key. */
  #sayHeard({ heard }: CallAids): void {
    const fresh = heard.filter(({ label }) => !this.#saidHeard.includes(label));
    this.#saidHeard = [...this.#saidHeard, ...fresh.map(({ label }) => label)];
    if (fresh.length > 0)
      this.#announcer.say(HEARD.said(fresh.map(({ key, label }) => `${label}, ${key}`)));
  }

  /** What may be said changes under the hands of somebody who looks elsewhere: it is said aloud. */
  #sayLamp({ maySay }: CallAids): void {
    const before = (this.#aids as CallAids | undefined)?.maySay.words ?? null;
    if (before !== null && before !== maySay.words) this.#announcer.say(maySay.words);
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
