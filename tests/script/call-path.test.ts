import { describe, expect, test } from "vitest";
import { callPath, callSections, type PathFacts } from "#shared/script/call-path.ts";
import { placeKey, promptAt } from "#shared/script/script-run.ts";
import { contentJudgement } from "../../main/work/content-judgement.ts";
import { type CallSight } from "../../main/work/judgement.ts";
import { type ScopeKeys } from "#shared/events/bodies.ts";
import { type Prompt, variants, type Variant } from "#shared/script/schema.ts";
import { demoContent } from "../content/demo-content.ts";

const { scripts, scope } = demoContent;
const judgement = contentJudgement(demoContent);

const none: ScopeKeys = { concerns: [], excludedUses: [], others: [], grievanceHeard: false };
const facts = (given: Partial<PathFacts> = {}): PathFacts => ({
  began: "open",
  interpreter: false,
  offline: false,
  keys: none,
  answers: {},
  ...given,
});

const keyings: readonly ScopeKeys[] = [
  none,
  ...scope.concerns.map(({ id }) => ({ ...none, concerns: [id] })),
  { ...none, concerns: ["initial-appointment", "travel-distance"], excludedUses: ["care-advice"] },
  ...scope.excludedUses.map(({ id }) => ({ ...none, excludedUses: [id] })),
  ...scope.others.map(({ id }) => ({ ...none, others: [id] })),
  { ...none, concerns: ["appointment-type"], grievanceHeard: true },
];

const sight = (keys: ScopeKeys, fields: Record<string, string>, startedAt: string): CallSight => ({
  file: {
    started: {
      startedAt,
      contentVersion: demoContent.version,
      ani: null,
      owner: "00000000-0000-4000-8000-000000000000" as never,
    },
    ended: null,
    owner: null,
    offer: null,
    safety:
      fields["safety"] === undefined
        ? null
        : { key: fields["safety"] as "asked-safe", words: "", at: startedAt },
    scope:
      keys === none
        ? null
        : { keys, verdict: "in", ruleId: "test", contentVersion: demoContent.version },
    crisis: [],
    line: [],
    acknowledged: [],
    fields: {},
    caseId: null,
    reference: null,
  },
  fields,
  nowMs: Date.parse(startedAt),
});

const valuesOf = (prompt: Prompt | undefined): string[] => {
  if (prompt?.kind !== "ask") return [];
  if (prompt.answer.as === "choice") return prompt.answer.choices.map(({ value }) => value);
  return prompt.answer.as === "yes-no" ? ["yes", "no", "unknown"] : ["as they said"];
};

const OPEN = "2026-11-25T18:00:00Z";
const CLOSED = "2026-11-28T18:00:00Z";

/** Every prompt that any call can be led to, with every answer that a branch looks at. */
const reachedAs = (promptLanguage: Variant): Set<string> => {
  const reached = new Set<string>();
  const look = (keys: ScopeKeys, fields: Record<string, string>, at: string, offline: boolean) => {
    const around = { specialist: "Ana", offline };
    const shown = judgement.said.prompts(sight(keys, fields, at), around);
    const fresh = shown.filter(({ id }) => !reached.has(id));
    for (const { id, say, part } of fresh) {
      reached.add(id);
      expect(say, id).not.toMatch(/\{\{|\}\}|\[[a-zA-Z.]+\]/);
      expect(part).not.toBe("");
    }
    for (const { id } of fresh) {
      const [script = "", prompt = ""] = id.split("/");
      const found = promptAt(scripts, { script, prompt });
      if (found?.kind !== "ask" || found.branch === undefined) continue;
      for (const value of valuesOf(found))
        look(keys, { ...fields, [found.answer.field]: value }, at, offline);
    }
  };
  for (const keys of keyings)
    for (const at of [OPEN, CLOSED])
      for (const offline of [false, true]) look(keys, { promptLanguage }, at, offline);
  // Paths that nobody is led to by a key: they are jumped to.
  for (const { id } of scripts)
    for (const safeToLeaveMessage of ["yes", "no"]) {
      const call = sight(none, { promptLanguage, safeToLeaveMessage }, OPEN);
      const alone = judgement.said.script(id, call, { specialist: "Ana", offline: false }) ?? [];
      for (const { id: place } of alone) reached.add(place);
      for (const { id: place } of alone) {
        const [script = "", prompt = ""] = place.split("/");
        const found = promptAt(scripts, { script, prompt });
        if (found?.kind !== "ask" || found.branch === undefined) continue;
        for (const value of valuesOf(found)) {
          const answered = { ...call.fields, [found.answer.field]: value };
          const next = judgement.said.script(
            id,
            { ...call, fields: answered },
            {
              specialist: "Ana",
              offline: false,
            },
          );
          for (const each of next ?? []) reached.add(each.id);
        }
      }
    }
  return reached;
};

describe.each(variants)("calls in the variant %s", (variant) => {
  test("together reach every prompt of every path but the crisis's own, with nothing left unsaid", () => {
    const reached = reachedAs(variant);
    const missed = scripts
      .filter(({ id }) => !id.startsWith("crisis"))
      .flatMap(({ id, prompts }) => prompts.map((prompt) => `${id}/${prompt.id}`))
      .filter((place) => !reached.has(place));
    process.stdout.write(`${variant}: ${reached.size} prompts reached through calls\n`);
    expect(missed).toEqual([]);
  });
});

describe("the path of a call", () => {
  test("stops at the scope until it is keyed, and then goes on to what was keyed", () => {
    expect(callSections(facts())).toEqual(["listening", "safety", "scope"]);
    const keys: ScopeKeys = { ...none, concerns: ["appointment-length"] };
    expect(callSections(facts({ keys }))).toEqual([
      ...["listening", "safety", "scope", "identity", "concern-appointment-length"],
      ...["concern-every", "clinic", "escalation", "grievance-offer", "closing"],
    ]);
  });

  test("a parent of a teenager is led through the minor's part where the age is said", () => {
    const path = callPath(
      scripts,
      facts({
        keys: { ...none, concerns: ["initial-appointment"] },
        answers: { callerIs: "parent", memberAge: "from-12-to-17" },
      }),
    ).map(placeKey);
    expect(path.indexOf("minor/who-is-on")).toBe(path.indexOf("identity/member-age") + 1);
    expect(path).toContain("closing/thanks");
  });

  test("no network puts its own sentences before the escalation", () => {
    const keys: ScopeKeys = { ...none, concerns: ["initial-appointment"] };
    const sections = callSections(facts({ keys, offline: true }));
    expect(sections.indexOf("outage")).toBe(sections.indexOf("escalation") - 1);
  });

  test("a call that began while the line was closed keeps those words first", () => {
    expect(callSections(facts({ began: "closed" }))[0]).toBe("after-hours");
    expect(callSections(facts({ began: "closed-for-emergency" }))[0]).toBe("closed-for-emergency");
  });

  test("shows each prompt once, whatever was answered", () => {
    for (const keys of keyings) {
      const path = callPath(scripts, facts({ keys, offline: true, interpreter: true }));
      expect(new Set(path.map(placeKey)).size).toBe(path.length);
    }
  });
});
