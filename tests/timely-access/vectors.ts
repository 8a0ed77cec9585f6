import { type ListId } from "#shared/content/calendars.ts";
import { type StandardId } from "#shared/content/standards.ts";
import { type AssessmentResult } from "#shared/timely-access/assessment.ts";

/** One worked example: dates in Pacific time, one due date and one result per list. */
export type DayVector = {
  readonly id: string;
  readonly standard: StandardId;
  readonly from: string;
  readonly offered: string;
  readonly physician?: boolean;
  readonly noted?: boolean;
  readonly due: Readonly<Record<"S" | "F" | "X", string>>;
  readonly result: Readonly<Record<"S" | "X", AssessmentResult>>;
  /** Weekdays that list S does not count on the way to the due date. */
  readonly skipped: readonly string[];
};

const both = (result: AssessmentResult) => ({ S: result, X: result });
const due = (S: string, F = S, X = S) => ({ S, F, X });

export const dayVectors: readonly DayVector[] = [
  {
    id: "V01",
    standard: "TA-5",
    from: "2026-11-16T10:00",
    offered: "2026-12-02",
    due: due("2026-12-02", "2026-12-01", "2026-12-01"),
    result: { S: "compliant", X: "late" },
    skipped: ["2026-11-26", "2026-11-27"],
  },
  {
    id: "V02",
    standard: "TA-4",
    from: "2027-03-18T09:15",
    offered: "2027-04-08",
    due: due("2027-04-09", "2027-04-08", "2027-04-08"),
    result: both("compliant"),
    skipped: ["2027-03-31"],
  },
  {
    id: "V03",
    standard: "TA-5",
    from: "2026-11-05T14:40",
    offered: "2026-11-20",
    due: due("2026-11-20"),
    result: both("compliant"),
    skipped: ["2026-11-11"],
  },
  {
    id: "V04",
    standard: "TA-5",
    from: "2026-12-21T11:00",
    offered: "2027-01-06",
    due: due("2027-01-06"),
    result: both("compliant"),
    skipped: ["2026-12-25", "2027-01-01"],
  },
  {
    id: "V05",
    standard: "TA-4",
    from: "2027-12-17T08:05",
    offered: "2028-01-10",
    due: due("2028-01-07", "2028-01-11", "2028-01-07"),
    result: both("late"),
    skipped: [],
  },
  {
    id: "V06",
    standard: "TA-5",
    from: "2027-01-11T16:59",
    offered: "2027-01-26",
    due: due("2027-01-26"),
    result: both("compliant"),
    skipped: ["2027-01-18"],
  },
  {
    id: "V07",
    standard: "TA-5",
    from: "2026-06-25T13:00",
    offered: "2026-07-09",
    due: due("2026-07-09", "2026-07-10", "2026-07-09"),
    result: both("compliant"),
    skipped: [],
  },
  {
    id: "V09",
    standard: "TA-5",
    from: "2026-08-10T09:00",
    offered: "2026-08-24",
    due: due("2026-08-24"),
    result: both("compliant"),
    skipped: [],
  },
  {
    id: "V10",
    standard: "TA-5",
    from: "2026-08-08T12:00",
    offered: "2026-08-24",
    due: due("2026-08-21"),
    result: both("late"),
    skipped: [],
  },
  {
    id: "V11",
    standard: "TA-5",
    from: "2026-10-09T18:30",
    offered: "2026-10-23",
    due: due("2026-10-23", "2026-10-26", "2026-10-23"),
    result: both("compliant"),
    skipped: [],
  },
  {
    id: "V13",
    standard: "TA-6",
    from: "2026-11-03T15:00",
    offered: "2026-11-24",
    due: due("2026-11-18"),
    result: both("late"),
    skipped: ["2026-11-11"],
  },
  {
    id: "V14",
    standard: "TA-6",
    from: "2026-12-18T10:00",
    offered: "2027-01-12",
    noted: true,
    due: due("2027-01-05"),
    result: both("compliant-by-exception"),
    skipped: ["2026-12-25", "2027-01-01"],
  },
  {
    id: "V16 as a new request",
    standard: "TA-4",
    from: "2026-09-21T10:00",
    offered: "2026-10-30",
    due: due("2026-10-12", "2026-10-13", "2026-10-12"),
    result: both("late"),
    skipped: [],
  },
];

export const lists = ["S", "F", "X"] as const satisfies readonly ListId[];
