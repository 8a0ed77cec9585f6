import { compileCues, type CompiledCues } from "../cues/compile-cues.ts";
import { hear } from "../cues/hear.ts";
import { parseGiven } from "../dates/given-date.ts";
import { isLineOpen } from "../hours/line-status.ts";
import { referralStatus } from "../hours/referral-status.ts";
import { checkVerdicts } from "../practice/check-callers.ts";
import { decideScope } from "../scope/decide-scope.ts";
import { advance, answerPrompt, placeKey, promptAt, startScript } from "../script/script-run.ts";
import { assess } from "../timely-access/assess.ts";
import { type ContentCase } from "./cases.ts";
import { type ContentFault } from "./check-content.ts";
import { type Content } from "./content.ts";

type CaseOf<K extends ContentCase["kind"]> = Extract<ContentCase, { kind: K }>;

/** What the case came to, when that is not what it must; null: as it must be. */
type Outcome = string | null;

const heardOtherwise = (one: CaseOf<"hears">, cues: CompiledCues): Outcome => {
  const { suggestions, crisis } = hear(one.statement, one.lang, cues);
  const uses = suggestions.map(({ use }) => use);
  const heard = uses.join(", ") || "nothing";
  const missing = one.suggests.find((use) => !uses.includes(use));
  if (missing !== undefined) return `${missing} is not suggested; heard: ${heard}`;
  const unwanted = one.never.find((use) => uses.includes(use));
  if (unwanted !== undefined) return `${unwanted} is suggested`;
  if (one.crisis === "asked" && !crisis.raised) return `safety is not asked; heard: ${heard}`;
  if (one.crisis === "not-asked" && crisis.raised)
    return `safety is asked because of "${crisis.because}"`;
  return null;
};

const decidedOtherwise = (one: CaseOf<"decides">, content: Content): Outcome => {
  const { verdict, referrals, ruleId } = decideScope(one.keys, content, one.at);
  if (verdict.kind !== one.verdict)
    return `the verdict is ${verdict.kind} by rule ${ruleId}, not ${one.verdict}`;
  if (one.referrals === undefined) return null;
  const named = referrals.map(({ id }) => id).sort();
  const wanted = [...one.referrals].sort();
  return named.join() === wanted.join()
    ? null
    : `the desks named are ${named.join(", ") || "none"}, not ${wanted.join(", ") || "none"}`;
};

/** Far more prompts than a call can pass: a script that goes in circles stops here. */
const mostSteps = 300;

const placesWalked = (one: CaseOf<"walks">, content: Content): string[] | string => {
  const { scripts } = content;
  const started = startScript(scripts, one.script);
  if (!started.ok) return `there is no script ${one.script}`;
  let run = started.value;
  const passed: string[] = [];
  for (let step = 0; run.at !== null && step < mostSteps; step += 1) {
    const key = placeKey(run.at);
    passed.push(key);
    const answer = one.answers[run.at.prompt];
    const asks = promptAt(scripts, run.at)?.kind === "ask";
    if (answer === undefined || !asks) run = advance(scripts, run, one.facts);
    else {
      const answered = answerPrompt(scripts, run, answer, one.facts);
      if (!answered.ok) return `${key} cannot be answered "${answer}"`;
      run = answered.value;
    }
  }
  return passed;
};

const walkedOtherwise = (one: CaseOf<"walks">, content: Content): Outcome => {
  const passed = placesWalked(one, content);
  if (typeof passed === "string") return passed;
  let from = 0;
  for (const wanted of one.through) {
    const key = wanted.includes("/") ? wanted : `${one.script}/${wanted}`;
    const at = passed.indexOf(key, from);
    if (at < 0) return `${key} is not passed; the way is ${passed.join(" → ")}`;
    from = at + 1;
  }
  return null;
};

const assessedOtherwise = (one: CaseOf<"assesses">, content: Content): Outcome => {
  const given = (text: string) => parseGiven(text, content.line.zone);
  const from = given(one.from);
  const offered = one.offered === undefined ? null : given(one.offered);
  if (from === null) return `"${one.from}" is no date that exists`;
  if (one.offered !== undefined && offered === null)
    return `"${one.offered}" is no date that exists`;
  const { standard, list, lineOfBusiness, physician } = one;
  const judged = {
    ...(list === undefined ? {} : { list }),
    ...(lineOfBusiness === undefined ? {} : { lineOfBusiness }),
  };
  const { result, dueOn, dueAt } = assess(
    { standard, from, offered, physician, ...judged },
    content,
  );
  if (one.dueOn !== undefined && dueOn !== one.dueOn)
    return `due on ${dueOn ?? "no date"}, not ${one.dueOn}`;
  if (one.dueAt !== undefined && (dueAt === null || Date.parse(dueAt) !== Date.parse(one.dueAt)))
    return `due at ${dueAt ?? "no time"}, not ${one.dueAt}`;
  return result === one.result ? null : `the result is ${result}, not ${one.result}`;
};

const openOtherwise = (one: CaseOf<"opens">, content: Content): Outcome => {
  const referral = content.referrals.find(({ id }) => id === one.desk);
  if (one.desk !== "line" && referral === undefined) return `there is no desk ${one.desk}`;
  const open =
    referral === undefined
      ? isLineOpen(content, one.at)
      : referralStatus(content, referral, one.at).open;
  if (open === one.open) return null;
  return `${one.desk} is ${open ? "open" : "closed"} at ${one.at}`;
};

const outcomeOf = (one: ContentCase, content: Content, cues: CompiledCues): Outcome => {
  switch (one.kind) {
    case "hears":
      return heardOtherwise(one, cues);
    case "decides":
      return decidedOtherwise(one, content);
    case "walks":
      return walkedOtherwise(one, content);
    case "assesses":
      return assessedOtherwise(one, content);
    case "opens":
      return openOtherwise(one, content);
  }
};

/** What no content may be published without: a danger heard in each language, the crisis path, a due date. */
const floorFaults = (content: Content): ContentFault[] => {
  const all = content.cases.flat();
  const needs: [string, boolean][] = [
    ...(["en", "es"] as const).map((lang): [string, boolean] => [
      `a statement in "${lang}" that asks about safety`,
      all.some((one) => one.kind === "hears" && one.lang === lang && one.crisis === "asked"),
    ]),
    [
      "a walk through the crisis script",
      all.some((one) => one.kind === "walks" && one.script === "crisis"),
    ],
    [
      "a crisis key that is sent to help",
      all.some((one) => one.kind === "decides" && one.keys.excludedUses.includes("crisis")),
    ],
    [
      "a due date",
      all.some((one) => one.kind === "assesses" && (one.dueOn ?? one.dueAt) !== undefined),
    ],
  ];
  return needs.flatMap(([what, is]) =>
    is
      ? []
      : [
          {
            part: "cases" as const,
            path: [],
            message: `no case holds ${what}`,
            remedy: "add one: content is not published without it",
          },
        ],
  );
};

/** Runs the content's own test cases on it: at every build, and when a desk takes it. */
export const runCases = (content: Content): ContentFault[] => {
  const cues = compileCues(content.cues);
  const seen = new Set<string>();
  const faults = content.cases.flatMap((file, at) =>
    file.flatMap((one, index): ContentFault[] => {
      const path = [at, index];
      const remedy = `it is there because ${one.why}; mend the change, or the case with who decided it`;
      if (seen.has(one.id))
        return [
          {
            part: "cases",
            path,
            message: `${one.id} is there twice`,
            remedy: "rename one of them",
          },
        ];
      seen.add(one.id);
      const outcome = outcomeOf(one, content, cues);
      return outcome === null
        ? []
        : [{ part: "cases", path, message: `${one.id}: ${outcome}`, remedy }];
    }),
  );
  return [...faults, ...floorFaults(content), ...checkVerdicts(content)];
};
