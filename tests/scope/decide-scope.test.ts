import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Concern, type ExcludedUse, type ScopeKeys } from "#shared/events/bodies.ts";
import { decideScope } from "#shared/scope/decide-scope.ts";
import { demoContent } from "../content/demo-content.ts";

/** Wednesday 10 AM, every desk open. */
const open = "2026-11-25T18:00:00Z";
/** Thanksgiving: most desks closed. */
const holiday = "2026-11-26T18:00:00Z";

const keys = (changes: Partial<ScopeKeys> = {}): ScopeKeys => ({
  concerns: [],
  excludedUses: [],
  others: [],
  grievanceHeard: false,
  ...changes,
});
const decide = (changes: Partial<ScopeKeys>, at = open) =>
  decideScope(keys(changes), demoContent, at);

const concerns = demoContent.scope.concerns.map((entry) => entry.id);
const excludedUses = demoContent.scope.excludedUses.map((entry) => entry.id);
const others = demoContent.scope.others.map((entry) => entry.id);

describe("what the line is for", () => {
  test.each(concerns)("%s is in scope, and its facts are next", (concern) => {
    const decision = decide({ concerns: [concern] });
    expect(decision.verdict).toEqual({ kind: "in", concerns: [concern] });
    expect(decision.nextStep.kind).toBe("take-the-facts");
    expect(decision.ruleId).toBe("concern");
    expect(decision.referrals).toEqual([]);
    expect(decision.say.en).toBe(
      "You've reached the right place. I'd like to understand what happened and get this moving.",
    );
    expect(decision.contentVersion).toBe(demoContent.version);
  });

  test("two concerns are both kept", () => {
    const decision = decide({ concerns: ["travel-distance", "initial-appointment"] });
    expect(decision.verdict).toEqual({
      kind: "in",
      concerns: ["initial-appointment", "travel-distance"],
    });
  });
});

describe("what it is not for", () => {
  test.each([
    ["care-advice", "care-team"],
    ["general-information", "member-services"],
    ["regular-scheduling", "appointment-line"],
  ] as const)("%s is sent on to %s with its number", (use, desk) => {
    const decision = decide({ excludedUses: [use] });
    expect(decision.verdict).toMatchObject({ kind: "out", referrals: [{ id: desk, open: true }] });
    expect(decision.nextStep.kind).toBe("send-on");
    expect(decision.ruleId).toBe("excluded");
    const { name, number } = decision.referrals[0] ?? { name: { en: "" }, number: "none" };
    expect(decision.say.en).toContain(name.en);
    expect(decision.say.en).toContain(number);
    expect(decision.say.es).toContain(number);
  });

  test("a closed desk comes with when it opens and where to go until then", () => {
    const decision = decide({ excludedUses: ["care-advice"] }, holiday);
    expect(decision.referrals[0]?.status.en).toBe("closed: instead Advice nurse 1-800-555-0111");
    expect(decision.say.en).toContain(
      "Your care team is closed now and opens Mon, Nov 30, 8:30 AM. Until then: Advice nurse 1-800-555-0111.",
    );
  });

  test("a concern beside it makes it mixed, and both are spoken to", () => {
    const decision = decide({
      concerns: ["appointment-type"],
      excludedUses: ["general-information"],
    });
    expect(decision.verdict).toMatchObject({
      kind: "mixed",
      concerns: ["appointment-type"],
      referrals: [{ id: "member-services" }],
    });
    expect(decision.ruleId).toBe("concern-and-excluded");
    expect(decision.nextStep.kind).toBe("take-the-facts");
    expect(decision.say.en).toBe(
      "You've reached the right place for the appointment. For the general information, Member Services can help at 1-800-555-0113.",
    );
  });
});

describe("a crisis", () => {
  test("goes straight to the crisis path", () => {
    const decision = decide({ excludedUses: ["crisis"] });
    expect(decision.verdict).toMatchObject({ kind: "out", referrals: [{ id: "lifeline-988" }] });
    expect(decision.nextStep.kind).toBe("crisis");
    expect(decision.ruleId).toBe("crisis");
  });

  test("comes first, and the concern is kept", () => {
    const decision = decide({ excludedUses: ["crisis"], concerns: ["travel-distance"] });
    expect(decision.verdict).toMatchObject({ kind: "mixed", concerns: ["travel-distance"] });
    expect(decision.nextStep.kind).toBe("crisis");
    expect(decision.ruleId).toBe("crisis-and-concern");
  });

  test("comes first whatever else was keyed or happened before", () => {
    const decision = decideScope(
      keys({
        concerns: [...concerns],
        excludedUses: [...excludedUses],
        others: [...others],
        grievanceHeard: true,
      }),
      demoContent,
      open,
      [{ sentOnAt: "2026-11-20T18:00:00Z" }],
    );
    expect(decision.nextStep.kind).toBe("crisis");
  });
});

describe("a grievance", () => {
  test("alone is out, is offered in neutral words and filed", () => {
    const decision = decide({ grievanceHeard: true });
    expect(decision.verdict).toMatchObject({
      kind: "out",
      referrals: [{ id: "grievance-intake" }],
    });
    expect(decision.nextStep.kind).toBe("file-grievance");
    expect(decision.say.en).toContain("It's your choice");
  });

  test("keyed as strip or as excluded use is the same", () => {
    expect(decide({ excludedUses: ["grievance"] })).toEqual(decide({ grievanceHeard: true }));
    expect(decide({ excludedUses: ["grievance"], grievanceHeard: true })).toEqual(
      decide({ grievanceHeard: true }),
    );
  });

  test("beside a concern is mixed: the concern goes on", () => {
    const decision = decide({ concerns: ["initial-appointment"], grievanceHeard: true });
    expect(decision.verdict.kind).toBe("mixed");
    expect(decision.nextStep.kind).toBe("offer-grievance-and-take-the-facts");
    expect(decision.say.en).toBe(
      "You've reached the right place for the appointment. I've noted your concern, too. You can also file a formal grievance, and I can start it now. It's your choice; it won't slow this down or change your care.",
    );
  });

  test("with something that is not for this line is still filed", () => {
    const decision = decide({ excludedUses: ["general-information"], grievanceHeard: true });
    expect(decision.nextStep.kind).toBe("file-grievance");
    expect(decision.referrals.map((one) => one.id)).toEqual([
      "member-services",
      "grievance-intake",
    ]);
    expect(decision.say.en).toContain("Member Services");
  });

  test("can be taken at any hour: a closed intake is not mentioned", () => {
    const decision = decide({ grievanceHeard: true }, "2026-11-26T10:00:00Z");
    expect(decision.referrals[0]?.open).toBe(false);
    expect(decision.say.en).not.toContain("closed now");
  });
});

describe("everything else", () => {
  const sentOn = demoContent.scope.others.flatMap((other) =>
    other.outcome === "sent-on" ? [other] : [],
  );
  const endings = demoContent.scope.others.filter((other) => other.outcome === "not-an-intake");

  test.each(sentOn)("$id is sent on to $referral", ({ id, referral }) => {
    const decision = decide({ others: [id] });
    expect(decision.verdict).toMatchObject({ kind: "out", referrals: [{ id: referral }] });
    expect(decision.nextStep.kind).toBe("send-on");
    expect(decision.ruleId).toBe("other");
    expect(decision.say.en).toContain(decision.referrals[0]?.number);
    expect(decision.say.en).not.toMatch(/[{}]/);
  });

  test.each(endings)("$id is no intake, and its words end the call", ({ id, say }) => {
    const decision = decide({ others: [id] });
    expect(decision.verdict).toEqual({ kind: "not-an-intake", reason: id });
    expect(decision.nextStep.kind).toBe("end-short");
    expect(decision.say).toEqual(say);
  });

  test("a concern outweighs a prank, and its words are not said", () => {
    const decision = decide({ concerns: ["appointment-length"], others: ["prank"] });
    expect(decision.verdict).toEqual({ kind: "in", concerns: ["appointment-length"] });
  });

  test("billing outweighs a wrong number, whose words are not said", () => {
    const decision = decide({ others: ["wrong-number", "billing"] });
    expect(decision.verdict).toMatchObject({ kind: "out", referrals: [{ id: "billing" }] });
    expect(decision.say.en).not.toContain("Goodbye");
  });

  test("billing beside a concern is mixed", () => {
    const decision = decide({ concerns: ["appointment-length"], others: ["billing"] });
    expect(decision.verdict.kind).toBe("mixed");
    expect(decision.ruleId).toBe("concern-and-other");
    expect(decision.say.en).toContain("Billing handles bills");
  });

  test("one desk named twice is one referral", () => {
    const decision = decide({ excludedUses: ["general-information"], others: ["coverage"] });
    expect(decision.referrals.map((one) => one.id)).toEqual(["member-services"]);
  });

  test("a closed desk says so there too", () => {
    const decision = decide({ others: ["billing"] }, holiday);
    expect(decision.say.en).toContain("Billing is closed now and opens Mon, Nov 30, 8 AM.");
  });

  test("a closed desk with nobody instead only gets its status", () => {
    const decision = decide({ others: ["legal"] }, holiday);
    expect(decision.say.en).not.toContain("closed now");
    expect(decision.referrals[0]?.status.en).toBe("closed · opens Mon, Nov 30, 9 AM");
  });

  test("nothing keyed is undecided, and an unknown key is nothing", () => {
    expect(decide({}).verdict).toEqual({ kind: "undecided" });
    expect(decide({ others: ["no-such-key"] }).verdict).toEqual({ kind: "undecided" });
    expect(decide({}).nextStep.kind).toBe("ask");
  });
});

describe("what is said beside the keys", () => {
  test("alone and alongside are different words", () => {
    const alone = decide({ excludedUses: ["regular-scheduling"] }).say.en;
    const beside = decide({ excludedUses: ["regular-scheduling"], concerns: ["travel-distance"] });
    expect(alone).toContain("books and changes visits");
    expect(beside.say.en).toContain("For the ordinary booking");
    expect(beside.say.en).not.toContain("books and changes visits");
  });

  test("an ending is not said while something else goes on", () => {
    const both = decide({ excludedUses: ["general-information"], others: ["prank"] });
    expect(both.verdict.kind).toBe("out");
    expect(both.say.en).not.toContain("ending this call");
    const beside = decide({
      concerns: ["travel-distance"],
      excludedUses: ["general-information"],
      others: ["prank"],
    });
    expect(beside.say.en).not.toContain("ending this call");
  });

  test("the first of two endings is the reason, and both are said", () => {
    const decision = decide({ others: ["test", "wrong-number"] });
    expect(decision.verdict).toEqual({ kind: "not-an-intake", reason: "wrong-number" });
    expect(decision.say.en).toContain("Test call received");
  });

  test("a crisis says only its own words", () => {
    const decision = decide({
      excludedUses: ["crisis", "general-information"],
      others: ["billing"],
    });
    expect(decision.say.en).toBe(
      "I'm glad you told me. I'm staying on the line with you. Are you safe right now?",
    );
  });

  test("on a second bounce nobody is sent on in words", () => {
    const decision = decideScope(keys({ others: ["billing"] }), demoContent, open, [
      { sentOnAt: "2026-11-20T18:00:00Z" },
    ]);
    expect(decision.say.en).toBe(
      "You've been sent on before, so I'm keeping this with me until it is settled.",
    );
  });

  test("a closed desk is said in Spanish as well", () => {
    expect(decide({ others: ["billing"] }, holiday).say.es).toContain(
      "Facturación está cerrado en este momento y abre lun 30 nov, 8 AM. Mientras tanto: El sitio web del plan 1-800-555-0114.",
    );
  });
});

describe("a second bounce", () => {
  const bounced = (sentOnAt: string, changes: Partial<ScopeKeys> = { others: ["billing"] }) =>
    decideScope(keys(changes), demoContent, open, [{ sentOnAt }]);

  test("within 30 days is ours, the 30th day included", () => {
    expect(bounced("2026-10-26T18:00:00Z").verdict).toEqual({ kind: "in", concerns: [] });
    expect(bounced("2026-10-26T07:00:00Z").nextStep.kind).toBe("keep-and-find-an-owner");
    expect(bounced("2026-10-26T06:59:00Z").verdict.kind).toBe("out");
  });

  test("counts an earlier bounce of the same day and none that lies ahead", () => {
    expect(bounced("2026-11-25T17:00:00Z").verdict.kind).toBe("in");
    expect(bounced("2026-11-27T17:00:00Z").verdict.kind).toBe("out");
  });

  test("keeps the desk at hand, for us to phone", () => {
    expect(bounced("2026-11-20T18:00:00Z").referrals.map((one) => one.id)).toEqual(["billing"]);
  });

  test.each([
    [{ excludedUses: ["regular-scheduling"] as ExcludedUse[] }, "second-bounce-excluded"],
    [{ others: ["refill"] }, "second-bounce-other"],
    [{ grievanceHeard: true }, "second-bounce-grievance"],
  ])("holds for %o", (changes, ruleId) => {
    expect(bounced("2026-11-20T18:00:00Z", changes).ruleId).toBe(ruleId);
  });

  test("is not made of a wrong number", () => {
    const decision = bounced("2026-11-20T18:00:00Z", { others: ["wrong-number"] });
    expect(decision.verdict.kind).toBe("not-an-intake");
  });

  test("one within the days is enough among older ones", () => {
    const decision = decideScope(keys({ others: ["billing"] }), demoContent, open, [
      { sentOnAt: "2026-01-05T18:00:00Z" },
      { sentOnAt: "2026-11-20T18:00:00Z" },
    ]);
    expect(decision.verdict.kind).toBe("in");
  });
});

describe("what must hold", () => {
  const anyKeys = fc.record({
    concerns: fc.uniqueArray(fc.constantFrom(...concerns)),
    excludedUses: fc.uniqueArray(fc.constantFrom(...excludedUses)),
    others: fc.uniqueArray(fc.constantFrom(...others)),
    grievanceHeard: fc.boolean(),
  });
  const reversed = (one: ScopeKeys): ScopeKeys => ({
    concerns: one.concerns.toReversed(),
    excludedUses: one.excludedUses.toReversed(),
    others: one.others.toReversed(),
    grievanceHeard: one.grievanceHeard,
  });

  test("the decision does not depend on the order of the keys, or on a key pressed twice", () => {
    fc.assert(
      fc.property(anyKeys, (one) => {
        const decision = decideScope(one, demoContent, open);
        expect(decideScope(reversed(one), demoContent, open)).toEqual(decision);
        const twice = { ...one, concerns: [...one.concerns, ...one.concerns] as Concern[] };
        expect(decideScope(twice, demoContent, open)).toEqual(decision);
      }),
    );
  });

  test("a concern is never sent away, a crisis never missed, nothing said with a gap", () => {
    fc.assert(
      fc.property(anyKeys, (one) => {
        const decision = decideScope(one, demoContent, open);
        if (one.concerns.length > 0) expect(["in", "mixed"]).toContain(decision.verdict.kind);
        if (one.excludedUses.includes("crisis")) expect(decision.nextStep.kind).toBe("crisis");
        expect(decision.say.en).not.toMatch(/[{}]/);
        expect(decision.say.es).not.toMatch(/[{}]/);
        expect(decision.say.en.length).toBeGreaterThan(0);
      }),
    );
  });
});

test("content that was not checked fails loudly", () => {
  const noRules = { ...demoContent, scope: { ...demoContent.scope, rules: [] } };
  expect(() => decideScope(keys(), noRules, open)).toThrow("not checked");
  const noDesks = { ...demoContent, referrals: [] };
  expect(() => decideScope(keys({ others: ["billing"] }), noDesks, open)).toThrow("billing");
});
