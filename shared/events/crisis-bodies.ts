import { z } from "zod";
import { crisisQuestions } from "../crisis/crisis-questions.ts";
import { CrisisBranch } from "./bodies.ts";
import { classified } from "./classified.ts";
import { EventId } from "./ids.ts";

const instant = () => classified("none", z.iso.datetime());
const text = (max: number) => classified("free-text", z.string().max(max));
const word = (max: number) => classified("none", z.string().max(max));

/** Who was reached: the same fields as `HandOver` of shared/crisis. */
export const HandOverRecord = z.object({
  to: classified(
    "sensitive",
    z.enum(["911", "988", "emergency-department", "county-crisis-line", "other"]),
  ),
  dialledBy: classified("none", z.enum(["specialist", "supervisor", "caller"])),
  line: word(40),
  number: word(60),
  takenBy: classified("identifying", z.string().max(120)),
  takenAt: word(40),
});

/** One step of the crisis path. What came later than the first build is optional. */
export const CrisisStep = z.object({
  step: classified(
    "sensitive",
    z.enum(["asking", "branch", "noted", "notified", "not-told", "opened-by-mistake", "outcome"]),
  ),
  branch: classified("sensitive", CrisisBranch).optional(),
  outcome: classified("sensitive", z.enum(["asked-and-safe", "handed-over", "cut-off"])).optional(),
  words: text(2_000).optional(),
  /** With `noted`: what the words answer. */
  question: classified("sensitive", z.enum(crisisQuestions)).optional(),
  /** With `noted`: the line went dead, or what came of a redial. */
  line: classified("none", z.enum(["cut", "reached", "no-answer", "message"])).optional(),
  /** With `not-told`. */
  why: classified("none", z.enum(["offline", "not-acknowledged"])).optional(),
  handOver: HandOverRecord.optional(),
  welfareCheck: classified(
    "sensitive",
    z.enum(["asked-for", "not-asked-for", "lead-decides"]),
  ).optional(),
  at: instant(),
});
export type CrisisStep = z.infer<typeof CrisisStep>;

/** A supervisor has seen that a crisis is open; written by them into the stream of the call. */
export const CrisisAcknowledged = z.object({
  /** When the crisis that is meant was opened: a call can have a second one. */
  crisisOpenedAt: instant(),
  at: instant(),
});
export type CrisisAcknowledged = z.infer<typeof CrisisAcknowledged>;

export const HelpKind = z.enum(["listen-in", "question", "take-over", "threat"]);
export type HelpKind = z.infer<typeof HelpKind>;

/** Help asked for without a sound. */
export const HelpAsked = z.object({
  kind: classified("sensitive", HelpKind),
  words: text(1_000),
  at: instant(),
});
export type HelpAsked = z.infer<typeof HelpAsked>;

export const HelpAnswer = z.enum(["answered", "listening", "coming", "taking-over"]);
export type HelpAnswer = z.infer<typeof HelpAnswer>;

export const HelpAnswered = z.object({
  help: classified("none", EventId),
  answer: classified("none", HelpAnswer),
  words: text(1_000),
  at: instant(),
});
export type HelpAnswered = z.infer<typeof HelpAnswered>;
