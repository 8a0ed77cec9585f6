import { z } from "zod";
import { type Content } from "#shared/content/content.ts";
import { ListId } from "#shared/content/calendars.ts";
import { StandardId } from "#shared/content/standards.ts";
import { type GivenDate, parseGiven } from "#shared/dates/given-date.ts";
import { grievanceClocks } from "#shared/grievance/clocks.ts";
import { isLineOpen } from "#shared/hours/line-status.ts";
import { assess } from "#shared/timely-access/assess.ts";
import { type Assessment } from "#shared/timely-access/assessment.ts";

// An exception with a field left out is no fault of the line: it only does not count.
const Part = z.union([z.string(), z.number().transform(String)]).nullish();
const Exception = z.object({ kind: Part, by: Part, licence: Part, notedOn: Part, where: Part });

const Line = z.object({
  id: z.union([z.string(), z.number()]),
  standard: StandardId.nullish(),
  from: z.string().nullish(),
  offered: z.string().nullish(),
  calendar: ListId.nullish(),
  physician: z.boolean().nullish(),
  exception: Exception.nullish(),
  grievance: z.string().nullish(),
  openAt: z.string().nullish(),
});
type Line = z.infer<typeof Line>;

/** What one line of the file comes to; `error` names what is wrong with it. */
export type LineAnswer = Readonly<Record<string, unknown>>;

class Wrong extends Error {}

const dateOf = (name: string, text: string | null | undefined, zone: string): GivenDate | null => {
  if (text === null || text === undefined) return null;
  const given = parseGiven(text, zone);
  if (given === null)
    throw new Wrong(`${name}: ${JSON.stringify(text)} is not a date or date-time that exists`);
  return given;
};

const assessed = (line: Line, content: Content): LineAnswer => {
  const { zone } = content.line;
  const note = line.exception;
  const filled = (text: string | null | undefined) => text ?? undefined;
  const assessment = assess(
    {
      standard: line.standard ?? null,
      from: dateOf("from", line.from, zone),
      offered: dateOf("offered", line.offered, zone),
      physician: line.physician ?? false,
      ...(line.calendar ? { list: line.calendar } : {}),
      exceptions: note
        ? [
            {
              kind: note.kind ?? "",
              by: filled(note.by),
              licence: filled(note.licence),
              notedOn: filled(note.notedOn),
              where: filled(note.where),
            },
          ]
        : [],
    },
    content,
  );
  return printed(assessment);
};

const printed = (assessment: Assessment): LineAnswer => {
  const isHours = assessment.standard?.unit === "hours";
  const remarks = assessment.remarks.map((remark) => remark.en);
  return {
    ...(isHours
      ? assessment.dueAt === null
        ? {}
        : { dueAt: assessment.dueAt }
      : assessment.dueOn === null
        ? {}
        : { dueOn: assessment.dueOn }),
    result: assessment.result,
    ...(assessment.elapsedHours === null ? {} : { elapsedHours: assessment.elapsedHours }),
    ...(assessment.missing.length === 0
      ? {}
      : { missing: assessment.missing.map((one) => one.en) }),
    headline: assessment.headline.en,
    ...(remarks.length === 0 ? {} : { remarks }),
  };
};

const clocks = (line: Line, received: string, content: Content): LineAnswer => {
  const given = dateOf("grievance", received, content.line.zone);
  if (given === null) return {};
  const found = grievanceClocks(given, content, line.calendar ?? content.calendars.adopted);
  return {
    grievanceAcknowledgeBy: found.acknowledgeBy,
    grievanceResolveBy: found.resolveBy,
    ...(found.expeditedBy === null ? {} : { grievanceExpeditedBy: found.expeditedBy }),
    grievanceExemptBy: found.exemptBy,
  };
};

const openness = (openAt: string, content: Content): LineAnswer => {
  if (parseGiven(openAt, content.line.zone)?.at === undefined)
    throw new Wrong(`openAt: ${JSON.stringify(openAt)} is not an instant with Z or an offset`);
  return { open: isLineOpen(content, openAt) };
};

const answer = (line: Line, content: Content): LineAnswer => {
  const { grievance, openAt } = line;
  const wantsAssessment = [line.standard, line.from, line.offered].some((one) => one !== undefined);
  if (!wantsAssessment && !grievance && !openAt)
    throw new Wrong(
      "nothing to work out: give standard with from and offered, grievance, or openAt",
    );
  return {
    ...(wantsAssessment ? assessed(line, content) : {}),
    ...(grievance ? clocks(line, grievance, content) : {}),
    ...(openAt ? openness(openAt, content) : {}),
  };
};

const idOf = (value: unknown): unknown =>
  typeof value === "object" && value !== null && "id" in value ? value.id : null;

const issueWords = (issue: z.core.$ZodIssue): string =>
  `${issue.path.map(String).join(".") || "line"}: ${issue.message}`;

/** One line of JSON in, one object out. A line that is wrong says so for its id; the rest go on. */
export const assessLine = (text: string, content: Content): LineAnswer => {
  const fallback = { id: null };
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return { ...fallback, error: "not a line of JSON" };
  }
  const parsed = Line.safeParse(value);
  if (!parsed.success)
    return { id: idOf(value), error: parsed.error.issues.map(issueWords).join("; ") };
  try {
    return { id: parsed.data.id, ...answer(parsed.data, content) };
  } catch (error) {
    if (!(error instanceof Wrong)) throw error;
    return { id: parsed.data.id, error: error.message };
  }
};
