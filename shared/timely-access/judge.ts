import { type Standard } from "../content/standards.ts";
import { type Words } from "../content/words.ts";
import { type GivenDate } from "../dates/given-date.ts";
import { type Assessment, type AssessmentInput } from "./assessment.ts";
import { headlines } from "./assessment-words.ts";
import { judgeException } from "./exceptions.ts";

/** A late offer with what was documented about it: an exception that counts changes the result. */
export const judgeLate = (
  input: AssessmentInput,
  standard: Standard,
  offered: GivenDate,
  dueBy: string,
  headline: Words,
): Pick<Assessment, "result" | "headline"> & { readonly notes: readonly Words[] } => {
  const findings = (input.exceptions ?? []).map((note) =>
    judgeException(note, standard, offered, dueBy),
  );
  const counting = findings.find((finding) => finding.counts);
  const notes = findings.flatMap((finding) => (finding.counts ? [] : [finding.why]));
  if (counting === undefined || !counting.counts) return { result: "late", headline, notes };
  const worded =
    counting.kind === "EX-P"
      ? headlines.preference(headline)
      : headlines.exception(headline, counting.by);
  return { result: "compliant-by-exception", headline: worded, notes };
};
