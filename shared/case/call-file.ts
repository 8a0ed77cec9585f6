import {
  type CallEnded,
  type CallStarted,
  type CrisisStep,
  type Safety,
  type ScopeRecord,
  type Typed,
} from "../events/bodies.ts";
import { type Folded, shown } from "../events/fold.ts";

/** One conversation: what the events of its stream say now. */
export type CallFile = {
  readonly started: CallStarted | null;
  readonly ended: CallEnded | null;
  readonly safety: Safety | null;
  readonly scope: ScopeRecord | null;
  readonly crisis: readonly CrisisStep[];
  /** Field → text as typed. */
  readonly fields: Readonly<Record<string, string>>;
};

const SYSTEM_FIELDS = new Set(["started", "ended", "safety", "scope"]);

export const callFileOf = (folded: Folded): CallFile => ({
  started: (shown(folded, "started") as CallStarted | undefined) ?? null,
  ended: (shown(folded, "ended") as CallEnded | undefined) ?? null,
  safety: (shown(folded, "safety") as Safety | undefined) ?? null,
  scope: (shown(folded, "scope") as ScopeRecord | undefined) ?? null,
  crisis: (folded.entries.get("crisis-moved") ?? []).flatMap(({ value }) =>
    value === null ? [] : [value as CrisisStep],
  ),
  fields: Object.fromEntries(
    [...folded.registers.keys()]
      .filter((field) => !SYSTEM_FIELDS.has(field))
      .map((field) => [field, (shown(folded, field) as Typed | undefined)?.typed ?? ""]),
  ),
});

export type CrisisState = "none" | "asking" | "branch" | "over";

/** The crisis path stays open until an outcome, or a mistake, is recorded. */
export const crisisStateOf = (steps: readonly CrisisStep[]): CrisisState => {
  const moves = steps.filter(
    ({ step }) => step !== "noted" && step !== "notified" && step !== "not-told",
  );
  const last = moves.at(-1)?.step;
  if (last === undefined) return "none";
  if (last === "asking") return "asking";
  return last === "branch" ? "branch" : "over";
};
