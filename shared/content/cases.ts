import { z } from "zod";
import { CueLanguage, Use } from "../cues/schema.ts";
import { ScopeKeys } from "../events/bodies.ts";
import { ListId } from "./calendars.ts";
import { LineOfBusiness, StandardId } from "./standards.ts";

const Id = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/);
const At = z.iso.datetime({ offset: true });
/** Why the case is there: what an admin reads when a change breaks it. */
const why = z.string().min(8).max(300);

/** A statement, the keys that the listening aid must suggest for it, and whether it asks about safety. */
const Hears = z.strictObject({
  id: Id,
  kind: z.literal("hears"),
  why,
  lang: CueLanguage,
  statement: z.string().min(3).max(1_000),
  /** Each of these among the suggestions. */
  suggests: z.array(Use).default([]),
  /** None of these among them. */
  never: z.array(Use).default([]),
  crisis: z.enum(["asked", "not-asked", "either"]),
});

/** Keys of the scope check, and what they must come to. */
const Decides = z.strictObject({
  id: Id,
  kind: z.literal("decides"),
  why,
  keys: z.strictObject({
    concerns: ScopeKeys.shape.concerns.default([]),
    excludedUses: ScopeKeys.shape.excludedUses.default([]),
    others: z.array(Id).default([]),
    grievanceHeard: z.boolean().default(false),
  }),
  at: At,
  verdict: z.enum(["in", "out", "mixed", "not-an-intake", "undecided"]),
  /** Ids of the desks named, in any order. */
  referrals: z.array(Id).optional(),
});

/** Answers given in a script, and the prompts that must be passed. */
const Walks = z.strictObject({
  id: Id,
  kind: z.literal("walks"),
  why,
  script: Id,
  facts: z.record(z.string(), z.string()).default({}),
  /** What is answered where; a prompt without an answer is passed over. */
  answers: z.record(Id, z.string()).default({}),
  /** "script/prompt" or a prompt of this script: all of them, in this order. */
  through: z.array(z.string().regex(/^[a-z0-9-]+(\/[a-z0-9-]+)?$/)).min(1),
});

/** Dates given, and the due date and result that the standards must come to. */
const Assesses = z.strictObject({
  id: Id,
  kind: z.literal("assesses"),
  why,
  standard: StandardId,
  from: z.string().min(4),
  offered: z.string().min(4).optional(),
  list: ListId.optional(),
  lineOfBusiness: LineOfBusiness.optional(),
  physician: z.boolean().default(false),
  dueOn: z.iso.date().optional(),
  dueAt: At.optional(),
  result: z.enum([
    "compliant",
    "late",
    "compliant-by-exception",
    "no-fixed-standard",
    "not-assessable",
  ]),
});

/** A time, and whether the line or a desk must be open then. */
const Opens = z.strictObject({
  id: Id,
  kind: z.literal("opens"),
  why,
  /** `line`, or the id of a referral. */
  desk: Id,
  at: At,
  open: z.boolean(),
});

/** One thing this content must get right, whoever changes it. */
export const ContentCase = z.discriminatedUnion("kind", [Hears, Decides, Walks, Assesses, Opens]);
export type ContentCase = z.infer<typeof ContentCase>;

/** The files of content/cases, each a list. */
export const ContentCases = z.array(z.array(ContentCase).min(1)).min(1);
