import { expect, test } from "vitest";
import { contentJudgement } from "../../../main/work/content-judgement.ts";
import { type CallSight } from "../../../main/work/judgement.ts";
import { asksSafetyAgain } from "#shared/crisis/safety-asked.ts";
import { demoContent } from "../../content/demo-content.ts";

const judgement = contentJudgement(demoContent);

const aCall = (fields: Record<string, string>): CallSight => ({
  file: {
    started: null,
    ended: null,
    owner: null,
    offer: null,
    safety: null,
    scope: null,
    crisis: [],
    line: [],
    acknowledged: [],
    fields: {},
    caseId: null,
    reference: null,
  },
  fields,
  nowMs: Date.parse("2026-11-25T18:00:00Z"),
});

const heard = (fields: Record<string, string>) => judgement.aids(aCall(fields)).heard;

test("what was said suggests a key of the scope check, with the words that made it think so", () => {
  const [first] = heard({ listening: "they can't give me a first appointment until February" });
  expect(first).toMatchObject({ key: "1", label: "First appointment", crisis: false });
  expect("they can't give me a first appointment until February").toContain(first?.words ?? "?");
});

test("never more than three, and words of danger come first", () => {
  const all = heard({
    listening:
      "she wants to die. next therapy is in 3 months, it is two hours away, they cut it to 15 minutes, only group",
  });
  expect(all.length).toBeLessThanOrEqual(3);
  expect(all[0]).toMatchObject({ key: "6", crisis: true });
});

test("a crisis heard in a note after the safety key asks for the key again", () => {
  const cues = heard({ listening: "needs a sooner visit", note: "says he wants to kill himself" });
  expect(cues.some(({ crisis }) => crisis)).toBe(true);
  expect(asksSafetyAgain({ key: "asked-safe", words: "", at: "2026-11-25T18:00:00Z" }, cues)).toBe(
    true,
  );
});

test("two fields are two sentences: a denial in one does not silence the other", () => {
  const cues = heard({ listening: "he said no", note: "wants to kill himself tonight" });
  expect(cues[0]?.crisis).toBe(true);
});

test("Spanish is heard in a call in Spanish", () => {
  const cues = heard({
    callerLanguage: "es",
    listening: "no me dan la primera cita hasta febrero, llevo dos meses esperando",
  });
  expect(cues.map(({ key }) => key)).toContain("1");
});

test("nothing typed, nothing heard", () => {
  expect(heard({ listening: "  " })).toEqual([]);
});
