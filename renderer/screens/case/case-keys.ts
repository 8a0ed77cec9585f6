import type { CaseView } from "#shared/contract/views.ts";
import { CASE_KEYS } from "../../app/words/case.ts";
import type { CaseStepKind } from "./case-steps.ts";

export type CaseKey = {
  readonly chord: string;
  readonly step: CaseStepKind;
  readonly label: string;
  /** In the legend: what this case waits for. The others are in the list of keys. */
  readonly legend: boolean;
};

type Hands = { readonly takesCalls: boolean; readonly worksCases: boolean };

const LEGEND: Partial<Record<CaseView["turn"], readonly CaseStepKind[]>> = {
  region: ["climb"],
  information: ["reply"],
  tell: ["attempt", "reply"],
  return: ["reply", "again"],
  visit: ["visit"],
  "before-visit": ["promise"],
  member: ["attempt"],
  work: ["again", "attempt"],
  over: ["reopen"],
};

const F4: Readonly<Record<string, CaseStepKind>> = { region: "climb", information: "climb" };

const of = (view: CaseView, chord: string, step: CaseStepKind): CaseKey => ({
  chord,
  step,
  label: CASE_KEYS[step],
  legend: LEGEND[view.turn]?.includes(step) === true,
});

/** The keys of a case as it stands: an end leaves only what opens it again. */
export const caseKeys = (view: CaseView, { takesCalls, worksCases }: Hands): CaseKey[] => {
  const differs = view.facts.some(({ values }) => values.length > 1);
  const own = worksCases
    ? [...(differs ? [{ ...of(view, "k", "keep"), legend: true }] : []), of(view, "w", "withdraw")]
    : [];
  if (!takesCalls || view.turn === "review") return own;
  if (view.turn === "over") return [of(view, "o", "reopen"), of(view, "l", "link"), ...own];
  const hasAnswer = view.escalations.some(({ answerId }) => answerId !== null);
  return [
    of(view, "F4", F4[view.turn] ?? "again"),
    of(view, "v", "visit"),
    of(view, "p", "attempt"),
    ...(hasAnswer ? [of(view, "r", "reply")] : []),
    ...(view.turn === "region" || view.turn === "information" || !hasAnswer
      ? [of(view, "g", "move")]
      : []),
    of(view, "u", "promise"),
    of(view, "s", "settled"),
    of(view, "c", "close"),
    of(view, "l", "link"),
    ...own,
  ];
};
