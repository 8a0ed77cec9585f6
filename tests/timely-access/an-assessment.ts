import { type Content } from "#shared/content/content.ts";
import { type GivenDate, parseGiven } from "#shared/dates/given-date.ts";
import { assess } from "#shared/timely-access/assess.ts";
import { type Assessment, type AssessmentInput } from "#shared/timely-access/assessment.ts";
import { type ExceptionNote } from "#shared/timely-access/exceptions.ts";
import { demoContent } from "../content/demo-content.ts";

/** A date or date-time of Los Angeles. */
export const given = (text: string): GivenDate => {
  const date = parseGiven(text, "America/Los_Angeles");
  if (date === null) throw new Error(`Not a date: ${text}`);
  return date;
};

type Facts = Omit<Partial<AssessmentInput>, "from" | "offered"> & {
  readonly from?: string | GivenDate | null;
  readonly offered?: string | GivenDate | null;
};

const dateOf = (value: string | GivenDate | null | undefined): GivenDate | null =>
  typeof value === "string" ? given(value) : (value ?? null);

/** A therapist's first appointment, judged by list S, with what the test states on top. */
export const anAssessment = (facts: Facts, content: Content = demoContent): Assessment =>
  assess(
    {
      standard: "TA-5",
      list: "S",
      ...facts,
      from: dateOf(facts.from === undefined ? "2026-11-05T14:40" : facts.from),
      offered: dateOf(facts.offered === undefined ? "2026-11-20" : facts.offered),
    },
    content,
  );

/** A complete EX-H note, with what the test states on top. */
export const aNote = (changes: Partial<ExceptionNote> = {}): ExceptionNote => ({
  kind: "EX-H",
  by: "A. Rivera",
  licence: "LCSW",
  notedOn: "2026-12-18",
  where: "progress note",
  ...changes,
});
