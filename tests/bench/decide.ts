import { performance } from "node:perf_hooks";
import { demoContent } from "../content/demo-content.ts";
import { exactly } from "#shared/dates/given-date.ts";
import { type ScopeKeys } from "#shared/events/bodies.ts";
import { decideScope } from "#shared/scope/decide-scope.ts";
import { assess } from "#shared/timely-access/assess.ts";
import { type AssessmentInput } from "#shared/timely-access/assessment.ts";

/** Assessments and verdicts per second on one core; the median of five rounds decides. */
const rounds = 5;
const roundMs = 400;

const day = (index: number): string =>
  new Date(Date.UTC(2026, 0, 1) + index * 86_400_000).toISOString().slice(0, 10);

const assessments: AssessmentInput[] = Array.from({ length: 500 }, (_, index) => {
  const isHours = index % 5 === 0;
  return {
    standard: isHours ? (index % 2 === 0 ? "TA-1" : "TA-2") : index % 3 === 0 ? "TA-4" : "TA-5",
    from: exactly(day(index), "10:15"),
    offered: exactly(day(index + (isHours ? 3 : 10 + (index % 30))), "15:30"),
    ...(index % 7 === 0 ? { lineOfBusiness: "unknown" as const } : {}),
  };
});

const { concerns, excludedUses, others } = demoContent.scope;
const pick = <T>(list: readonly T[], index: number): T => list[index % list.length] as T;

const keySets: ScopeKeys[] = Array.from({ length: 500 }, (_, index) => ({
  concerns: index % 4 === 3 ? [] : [pick(concerns, index).id],
  excludedUses: index % 3 === 0 ? [pick(excludedUses, index).id] : [],
  others: index % 5 === 0 ? [pick(others, index).id] : [],
  grievanceHeard: index % 6 === 0,
}));

const perSecond = <T>(inputs: readonly T[], work: (input: T) => unknown): number => {
  const figures = Array.from({ length: rounds }, () => {
    const start = performance.now();
    let done = 0;
    while (performance.now() - start < roundMs) {
      for (const input of inputs) work(input);
      done += inputs.length;
    }
    return (done / (performance.now() - start)) * 1_000;
  });
  return Math.round(figures.sort((a, b) => a - b)[Math.floor(rounds / 2)] ?? 0);
};

const at = "2026-11-25T18:00:00Z";
const rows = [
  {
    name: "decide/assessments",
    perSecond: perSecond(assessments, (input) => assess(input, demoContent)),
    bar: 20_000,
  },
  {
    name: "decide/verdicts",
    perSecond: perSecond(keySets, (keys) => decideScope(keys, demoContent, at)),
    bar: 50_000,
  },
];

for (const row of rows) {
  const verdict = row.perSecond >= row.bar ? "met" : "missed";
  console.log(JSON.stringify({ ...row, reference: null, rounds, verdict }));
  if (verdict === "missed") process.exitCode = 1;
}
