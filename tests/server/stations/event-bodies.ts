import { randomUUID } from "node:crypto";
import { type EventType } from "#shared/events/catalogue.ts";

export const AT = "2026-11-25T17:00:00.000Z";
export const ID = randomUUID();
export const NOTE = { add: { text: "A note", at: AT } };

/** The smallest body each type takes. */
export const BODIES: Record<EventType, Record<string, unknown>> = {
  "call-started": {
    set: { started: { startedAt: AT, contentVersion: "1", ani: null, owner: ID } },
  },
  "call-typed": { set: { name: { typed: "x" } } },
  "safety-keyed": { set: { safety: { key: "asked-safe", words: "", at: AT } } },
  "scope-keyed": {
    set: {
      scope: {
        keys: { concerns: [], excludedUses: [], others: [], grievanceHeard: false },
        verdict: "in",
        ruleId: "r",
        contentVersion: "1",
      },
    },
  },
  "crisis-moved": { add: { step: "asking", at: AT } },
  "crisis-acknowledged": { add: { crisisOpenedAt: AT, at: AT } },
  "help-asked": { add: { kind: "listen-in", words: "", at: AT } },
  "help-answered": { add: { help: ID, answer: "coming", words: "", at: AT } },
  "call-follow-up-made": {
    add: { kind: "safety-call-back", words: "", owner: ID, dueAt: AT, caseId: null, call: ID },
  },
  "call-follow-up-done": { add: { followUp: ID, result: "", at: AT } },
  "call-offered": { add: { to: ID, words: "", at: AT } },
  "call-offer-closed": { add: { offer: ID, how: "withdrawn", at: AT } },
  "call-taken": { add: { from: ID, why: "offer", offer: ID, at: AT } },
  "line-moved": { add: { line: "cut", at: AT } },
  "call-ended": {
    set: { ended: { endedAt: AT, disposition: "cut-off", reference: "AL 7K3 204" } },
  },
  "case-opened": {
    set: {
      opened: { call: ID, reference: "AL", concern: "travel-distance", owner: ID, openedAt: AT },
    },
  },
  "case-typed": { set: { name: { typed: "x" } } },
  "case-assessed": {
    set: {
      assessment: {
        standard: "s",
        result: "late",
        dueOn: null,
        list: "A",
        headline: "Late",
        contentVersion: "1",
      },
    },
  },
  "case-noted": NOTE,
  "escalation-raised": {
    add: {
      summary: "",
      facts: {},
      region: "north-valley",
      priority: "P1",
      reasons: [],
      acknowledgeBy: AT,
      answerBy: AT,
      memberPromisedBy: AT,
      lawfulDueOn: null,
      raisedAt: AT,
    },
  },
  "escalation-acknowledged": { add: { escalation: ID, at: AT } },
  "escalation-answered": {
    add: { escalation: ID, at: AT, answer: { kind: "needs-information", question: "Which?" } },
  },
  "follow-up-made": {
    add: { kind: "promise", words: "", owner: ID, dueAt: AT, caseId: null, call: null },
  },
  "follow-up-done": { add: { followUp: ID, result: "", at: AT } },
  "follow-up-offered": { add: { followUp: ID, to: ID, words: "", at: AT } },
  "follow-up-offer-closed": { add: { followUp: ID, offer: ID, how: "withdrawn", at: AT } },
  "follow-up-taken": { add: { followUp: ID, from: ID, why: "offer", offer: ID, at: AT } },
  "call-follow-up-offered": { add: { followUp: ID, to: ID, words: "", at: AT } },
  "call-follow-up-offer-closed": { add: { followUp: ID, offer: ID, how: "withdrawn", at: AT } },
  "call-follow-up-taken": { add: { followUp: ID, from: ID, why: "lead", offer: null, at: AT } },
  "person-here": { add: { person: ID, on: "2026-11-25", here: false, at: AT } },
  "member-told": { add: { at: AT, how: "phone", words: "", memberAnswer: "accepted" } },
  "case-resolved": { add: { at: AT, how: "visit-attended", words: "", knows: [] } },
  "attempt-made": { add: { at: AT, result: "no-answer", words: "" } },
  "letter-sent": { add: { at: AT, to: "confidential-address", words: "" } },
  "visit-checked": { add: { at: AT, answer: ID, outcome: "attended", words: "" } },
  "case-closed": { add: { at: AT, reason: "member-withdrew", words: "", knows: [] } },
  "case-reopened": { add: { at: AT, words: "" } },
  "sentence-withdrawn": { add: { at: AT, event: ID, words: "" } },
  "member-linked": { add: { at: AT, other: ID, how: "same-member", words: "" } },
  "escalation-moved": {
    add: {
      at: AT,
      escalation: null,
      from: null,
      to: "southland",
      team: { team: "t", name: "n", phone: "p" },
      acknowledgeBy: AT,
      answerBy: AT,
      words: "",
    },
  },
  "escalation-climbed": {
    add: { at: AT, escalation: ID, missed: "answer", rung: "r", who: "", phone: "", words: "" },
  },
  "escalation-replied": {
    add: { at: AT, escalation: ID, answer: ID, how: "returned", words: "" },
  },
  "station-taken": { add: { desk: "d", why: "enrolled" } },
  "build-judged": {
    add: { what: "held", from: "folder", inUse: "1.0.0", version: "1.1.0", why: "Key A", at: AT },
  },
  "line-set": { add: { kind: "closed", from: AT, until: null, reason: "x", say: null } },
  "line-set-back": { add: { of: ID, at: AT } },
  "access-recorded": { add: { case: [], purpose: "list", at: AT } },
  "refusal-settled": { add: { event: ID, how: "left", at: AT } },
  "practice-scored": {
    add: {
      caller: "first-visit",
      contentVersion: "x",
      verdictRight: true,
      safetyAsked: true,
      crisisRight: true,
      factsMissing: 0,
      factsExpected: 4,
      wordsToChange: 0,
      seconds: 90,
      at: AT,
    },
  },
};
