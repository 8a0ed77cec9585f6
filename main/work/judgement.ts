import { type z } from "zod";
import {
  type AssessmentCard,
  type CallAids,
  type LineStatus,
  type ScopeOption,
  type ScopeView,
} from "#shared/contract/views.ts";
import { type CallFileView, type VaultWords } from "#shared/contract/vault.ts";
import { type AssessmentRecord, type Priority, type ScopeKeys } from "#shared/events/bodies.ts";
import { type CutOffStep, type Redial } from "#shared/crisis/cut-off.ts";
import { type GrievanceFile, type GrievanceRow } from "#shared/contract/grievance-views.ts";
import { type FindSight } from "#shared/find/find-sight.ts";
import { type LineOverride } from "#shared/hours/line-status.ts";
import { type Result } from "#shared/result.ts";
import { type EarlierBounce } from "#shared/scope/decide-scope.ts";
import { type RegionId } from "#shared/events/ids.ts";
import { type PracticeCaller } from "#shared/practice/callers.ts";
import { type NeutralPhrases } from "#shared/script/numbers-schema.ts";
import { type CaseJudgement } from "./case-judgement.ts";
import { type CrisisJudgement } from "./crisis-judgement.ts";
import { type SaidJudgement } from "./said-judgement.ts";

/** What a judgement looks at: the call as recorded and as typed, at an instant. */
export type CallSight = {
  readonly file: CallFileView;
  /** Field → text as typed, draft over events. */
  readonly fields: Readonly<Record<string, string>>;
  readonly nowMs: number;
  /** Escalations of the same member's same concern before this call, as this desk knows them. */
  readonly escalatedBefore?: number;
  /** Escalations of the call's own case so far: known whoever is on the line. */
  readonly escalatedHere?: number;
};

export type Targets = {
  readonly acknowledgeBy: string;
  readonly answerBy: string;
  readonly memberPromisedBy: string;
  /** The region is phoned besides. */
  readonly phoneAsWell: boolean;
  /** The same three as they are said: "today 3:00 PM". */
  readonly words: {
    readonly acknowledgeBy: string;
    readonly answerBy: string;
    readonly memberPromisedBy: string;
  };
};

export type RegionContact = {
  readonly id: RegionId;
  readonly name: string;
  readonly lead: string;
  readonly phone: string;
};

/** What supervisors closed or opened as this desk knows it, asked anew at each decision. */
export type Overrides = {
  inForce(): readonly LineOverride[];
  /** As a promise made now reckons with them; `now` in ISO 8601. */
  forPromises(now: string): readonly LineOverride[];
};

export const NO_OVERRIDES: Overrides = { inForce: () => [], forPromises: () => [] };

/** Every decision of the product, from content and pure rules; main gathers and records. */
export type Judgement = {
  readonly contentVersion: string;
  /** What must go along with such facts when they are printed; null: nothing. */
  readonly part2Notice: (facts: Readonly<Record<string, string>>) => string | null;
  readonly label: string;
  readonly words: VaultWords;
  readonly regions: readonly RegionContact[];
  line(nowMs: number): z.infer<typeof LineStatus>;
  /** What supervisors closed or opened, from now on; before: nothing. */
  useOverrides(overrides: readonly LineOverride[]): void;
  /** The line closes soon, or closed a short while ago. */
  shiftEnds(nowMs: number): boolean;
  readonly crisis: CrisisJudgement;
  readonly cases: CaseJudgement;
  /** What to do about a line that went dead. */
  afterCutOff(
    cutAt: string,
    redials: readonly Redial[],
    heard: { readonly danger: boolean; readonly safetyOpen: boolean },
  ): CutOffStep;
  /** By when somebody who was cut off and not reached is tried again: another half-day. */
  nextAttemptBy(nowMs: number): string;
  /** What is said on a call and given out. */
  readonly said: SaidJudgement;
  /** The simulated callers, and the words that their calls are scored with. */
  readonly practice: {
    readonly callers: readonly PracticeCaller[];
    readonly phrases: NeutralPhrases;
  };
  scopeOptions(nowMs: number): ScopeOption[];
  /** `earlier`: the calls that sent this caller on before. */
  scope(
    keys: ScopeKeys,
    nowMs: number,
    earlier?: readonly EarlierBounce[],
  ): ScopeView & { readonly ruleId: string };
  aids(sight: CallSight): CallAids;
  /** What may be seen of earlier contact while this call goes on. */
  findSight(sight: CallSight): FindSight;
  card(sight: CallSight): AssessmentCard | null;
  /** The card as it is kept with the case. */
  assessment(sight: CallSight): AssessmentRecord | null;
  /** A value understood from what was typed, for the record beside it. */
  understood(
    field: string,
    text: string,
    nowMs: number,
  ): { value?: string; precision?: "exact" | "about" | "month" | "range" };
  /** The instant of an appointment as somebody typed it, day and time; or what to type instead. */
  appointmentAt(text: string, nowMs: number): Result<string>;
  /** What a regional colleague needs of the facts, as it is read (minimum necessary). */
  packet(sight: CallSight): { field: string; label: string; value: string }[];
  /** The watch over grievances that run, next clock first; settled ones leave it once logged. */
  grievances(files: readonly GrievanceFile[], nowMs: number): GrievanceRow[];
  /** A call-back as typed, as an instant; refused on a closed day, with the next one that is not. */
  callBackAt(text: string, nowMs: number): Result<string>;
  regionOf(sight: CallSight): RegionId | null;
  priority(sight: CallSight): { readonly priority: Priority; readonly reasons: readonly string[] };
  targets(priority: Priority, nowMs: number): Targets;
  /** The sentence this desk can keep: with the network, or without it. */
  promiseWords(targets: Targets, region: RegionContact, offline: boolean): string;
};
