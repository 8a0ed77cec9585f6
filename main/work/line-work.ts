import { whenWords } from "#shared/case/pacific-words.ts";
import { type LineOverrideRow, type LineView } from "#shared/contract/line.ts";
import { type EventId } from "#shared/events/ids.ts";
import { LINE_STREAM } from "#shared/events/stream.ts";
import { overrideAt } from "#shared/hours/line-status.ts";
import { accept, refuse, type Result } from "#shared/result.ts";
import { type NewEvent } from "../journal/recorder.ts";
import { type WorkDeps } from "./work-deps.ts";

type Told = {
  readonly kind: "closed" | "open";
  readonly reason: string;
  readonly until: string;
  readonly sayEn: string;
  readonly sayEs: string;
};

/** Without an end in force, so far ahead is looked for what was promised (milliseconds). */
const LOOK_AHEAD_MS = 24 * 3_600_000;

/** The line outside its plan: closed or opened by a supervisor, recorded like everything else. */
export class LineWork {
  readonly #deps: WorkDeps;
  readonly #told: () => void;
  #rows: readonly LineOverrideRow[] = [];

  /** `told`: what is in force has changed. */
  constructor(deps: WorkDeps, told: () => void) {
    this.#deps = deps;
    this.#told = told;
  }

  /** After an unlock, an own event or a pull. While the desk is locked it stays as it was known. */
  async refresh(): Promise<void> {
    const { keeper, judgement } = this.#deps;
    if (!keeper.isOpen) return;
    this.#rows = await keeper.ask((vault) => vault.line({}));
    judgement.useOverrides(this.#rows);
    this.#told();
  }

  async get(): Promise<LineView> {
    const { judgement, keeper } = this.#deps;
    const nowMs = this.#deps.clock.nowMs();
    const now = new Date(nowMs).toISOString();
    const { open, words } = judgement.line(nowMs);
    const row = overrideAt(this.#rows, now) as LineOverrideRow | undefined;
    const until = row?.until ?? new Date(nowMs + LOOK_AHEAD_MS).toISOString();
    const inside = await keeper.ask((vault) => vault.promisesInside({ from: now, until, now }));
    return {
      open,
      words,
      inForce:
        row === undefined
          ? null
          : {
              id: row.id,
              kind: row.kind,
              reason: row.reason,
              words: `${row.kind === "closed" ? "Closed" : "Opened"} by ${row.by}, ${whenWords(Date.parse(row.from), nowMs)}${row.until === null ? "; until it is taken back" : `; until ${whenWords(Date.parse(row.until), nowMs)}`}`,
            },
      inside,
      insideUntil: whenWords(Date.parse(until), nowMs),
    };
  }

  async set({ kind, reason, until, sayEn, sayEs }: Told): Promise<Result<LineView>> {
    const nowMs = this.#deps.clock.nowMs();
    if (reason.trim() === "")
      return refuse(
        "no-reason",
        "Say why in a few words, as callers may hear it: smoke in the building.",
      );
    if ((sayEn.trim() === "") !== (sayEs.trim() === ""))
      return refuse(
        "say-in-both",
        "Type what callers are told in English and in Spanish, or leave both empty.",
      );
    const end = this.#untilOf(until, nowMs);
    if (!end.ok) return end;
    const from = new Date(nowMs).toISOString();
    await this.#record({
      stream: LINE_STREAM,
      type: "line-set",
      body: {
        add: {
          kind,
          from,
          until: end.value,
          reason: reason.trim(),
          say: sayEn.trim() === "" ? null : { en: sayEn.trim(), es: sayEs.trim() },
        },
      },
    });
    return accept(await this.get());
  }

  async takeBack(id: EventId): Promise<Result<LineView>> {
    const nowMs = this.#deps.clock.nowMs();
    const row = this.#rows.find((each) => each.id === id);
    if (row === undefined || (row.until !== null && Date.parse(row.until) <= nowMs))
      return refuse("not-in-force", "This is not in force any more. Close this panel.");
    const at = new Date(nowMs).toISOString();
    await this.#record({
      stream: LINE_STREAM,
      type: "line-set-back",
      body: { add: { of: id, at } },
    });
    return accept(await this.get());
  }

  /** "3 PM" is today's; empty is until it is taken back. */
  #untilOf(text: string, nowMs: number): Result<string | null> {
    if (text.trim() === "") return accept(null);
    const { judgement } = this.#deps;
    const asked = judgement.appointmentAt(text, nowMs);
    const read = asked.ok ? asked : judgement.appointmentAt(`today ${text}`, nowMs);
    if (!read.ok)
      return refuse("until-unknown", "Type until when with its time: today 3 PM, Nov 30 8 AM.");
    return Date.parse(read.value) <= nowMs
      ? refuse("until-past", "That time is past. Type a later one, or leave it empty.")
      : read;
  }

  async #record(event: NewEvent<"line-set" | "line-set-back">): Promise<void> {
    await this.#deps.desk.recorder.record(this.#deps.actor(), [event]);
    await this.refresh();
  }
}
