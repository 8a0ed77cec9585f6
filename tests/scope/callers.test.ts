import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { type Concern, type ExcludedUse, type ScopeKeys } from "#shared/events/bodies.ts";
import { decideScope } from "#shared/scope/decide-scope.ts";
import { demoContent } from "../content/demo-content.ts";

type Caller = {
  readonly id: string;
  readonly expected: {
    readonly verdict: string;
    readonly scope: readonly { readonly use: string }[];
    readonly next: { readonly to?: string };
    readonly acceptable?: { readonly verdict?: readonly string[] };
  };
};

const callers = readFileSync(new URL("../support/callers.jsonl", import.meta.url), "utf8")
  .split("\n")
  .filter((line) => line !== "")
  .map((line) => JSON.parse(line) as Caller);

const { concerns, excludedUses, others } = demoContent.scope;

/** The keys a specialist would press for what was heard; an ending is named by where it leads. */
const keysOf = ({ expected }: Caller): ScopeKeys => {
  const uses = expected.scope.map(({ use }) => use);
  const other = uses.filter((use) => use.startsWith("other:")).map((use) => use.slice(6));
  return {
    concerns: uses.filter((use): use is Concern => concerns.some((one) => one.id === use)),
    excludedUses: uses.filter((use): use is ExcludedUse =>
      excludedUses.some((one) => one.id === use),
    ),
    others: uses.length === 0 ? [expected.next.to ?? ""] : other,
    grievanceHeard: false,
  };
};

describe("the callers the line is built for", () => {
  test.each(callers)("$id: the keys of what was heard lead to its verdict", (caller) => {
    const { expected } = caller;
    const decision = decideScope(keysOf(caller), demoContent, "2026-11-25T18:00:00Z");
    expect([expected.verdict, ...(expected.acceptable?.verdict ?? [])]).toContain(
      decision.verdict.kind,
    );
  });

  test("every other use that was heard has its key", () => {
    const unknown = callers.flatMap((caller) =>
      keysOf(caller).others.filter((id) => !others.some((one) => one.id === id)),
    );
    expect(unknown).toEqual([]);
  });
});
