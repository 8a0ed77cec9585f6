import { type z } from "zod";
import {
  type AssessmentCard,
  type CallAids,
  type CrisisWords,
  type LineStatus,
  type PromptView,
  type ScopeOption,
  type ScopeView,
} from "#shared/contract/views.ts";
import { type CallFileView, type VaultWords } from "#shared/contract/vault.ts";
import { type AssessmentRecord, type Priority, type ScopeKeys } from "#shared/events/bodies.ts";
import { type Result } from "#shared/result.ts";
import { type RegionId } from "#shared/events/ids.ts";

/** What a judgement looks at: the call as recorded and as typed, at an instant. */
export type CallSight = {
  readonly file: CallFileView;
  /** Field → text as typed, draft over events. */
  readonly fields: Readonly<Record<string, string>>;
  readonly nowMs: number;
};

export type Targets = {
  readonly acknowledgeBy: string;
  readonly answerBy: string;
  readonly memberPromisedBy: string;
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

/** Every decision of the product, from content and pure rules; main gathers and records. */
export type Judgement = {
  readonly contentVersion: string;
  readonly label: string;
  readonly words: VaultWords;
  readonly regions: readonly RegionContact[];
  line(nowMs: number): z.infer<typeof LineStatus>;
  crisisWords(): CrisisWords;
  scopeOptions(nowMs: number): ScopeOption[];
  scope(keys: ScopeKeys, nowMs: number): ScopeView & { readonly ruleId: string };
  aids(sight: CallSight): CallAids;
  card(sight: CallSight): AssessmentCard | null;
  /** The card as it is kept with the case. */
  assessment(sight: CallSight): AssessmentRecord | null;
  prompts(sight: CallSight): PromptView[];
  /** A value understood from what was typed, for the record beside it. */
  understood(
    field: string,
    text: string,
    nowMs: number,
  ): { value?: string; precision?: "exact" | "about" | "month" | "range" };
  /** The instant of an appointment as somebody typed it, day and time; or what to type instead. */
  appointmentAt(text: string, nowMs: number): Result<string>;
  regionOf(sight: CallSight): RegionId | null;
  priority(sight: CallSight): { readonly priority: Priority; readonly reasons: readonly string[] };
  targets(priority: Priority, nowMs: number): Targets;
  /** The sentence this desk can keep: with the network, or without it. */
  promiseWords(targets: Targets, region: RegionContact, offline: boolean): string;
};
