import { describe, expect, test } from "vitest";
import { exactly } from "#shared/dates/given-date.ts";
import { grievanceClocks } from "#shared/grievance/clocks.ts";
import {
  type ExemptLog,
  type GrievanceFacts,
  grievanceView,
  missingFromLog,
} from "#shared/grievance/watch.ts";
import { demoContent } from "../content/demo-content.ts";

/** G1: the Wednesday before Thanksgiving, 4:40 PM. */
const received = "2026-11-26T00:40:00Z";

const facts = (changes: Partial<GrievanceFacts> = {}): GrievanceFacts => ({
  heard: "grievance",
  receivedAt: received,
  choice: { kind: "not-filed" },
  topics: [],
  healthThreat: false,
  settledAt: null,
  ...changes,
});
const view = (changes: Partial<GrievanceFacts> = {}, now = "2026-11-26T01:00:00Z") =>
  grievanceView(facts(changes), now, demoContent);

describe("the four clocks", () => {
  test.each([
    [
      "G1",
      "2026-11-25",
      "16:40",
      "2026-11-30",
      "2026-12-25",
      "2026-11-28T16:40:00-08:00",
      "2026-11-30",
    ],
    [
      "G2",
      "2027-05-28",
      "11:00",
      "2027-06-02",
      "2027-06-27",
      "2027-05-31T11:00:00-07:00",
      "2027-06-01",
    ],
    [
      "over the spring change",
      "2027-03-12",
      "09:00",
      "2027-03-17",
      "2027-04-11",
      "2027-03-15T10:00:00-07:00",
      "2027-03-15",
    ],
    [
      "on a Saturday",
      "2026-11-28",
      "10:00",
      "2026-12-03",
      "2026-12-28",
      "2026-12-01T10:00:00-08:00",
      "2026-11-30",
    ],
  ])("%s", (_id, on, time, acknowledgeBy, resolveBy, expeditedBy, exemptBy) => {
    expect(grievanceClocks(exactly(on, time), demoContent)).toEqual({
      acknowledgeBy,
      resolveBy,
      expeditedBy,
      exemptBy,
    });
  });

  test("by list X the exempt day is the strict one", () => {
    const g1 = grievanceClocks(exactly("2026-11-25", "16:40"), demoContent, "X");
    expect(g1.exemptBy).toBe("2026-11-27");
  });

  test("run from the call, in Pacific time, whether or not it was filed", () => {
    for (const choice of [
      { kind: "not-filed" },
      { kind: "not-answered" },
      { kind: "filed", number: "G-1", at: received },
    ] as const) {
      expect(view({ choice }).clocks).toEqual(
        grievanceClocks(exactly("2026-11-25", "16:40"), demoContent),
      );
    }
  });

  test("unsure counts as a grievance, a pure question does not", () => {
    expect(view({ heard: "unsure" }).route.kind).toBe("exempt");
    expect(view({ heard: "none" })).toMatchObject({
      route: { kind: "none" },
      clocks: null,
      words: null,
    });
  });
});

describe("the exempt route", () => {
  test("is open until the close of the next business day", () => {
    const now = view();
    expect(now.route).toEqual({ kind: "exempt", until: "2026-11-30" });
    expect(now.words?.en).toBe(
      "not filed at member's choice · exempt until Mon, Nov 30, then becomes formal",
    );
    expect(now.words?.es).toBe(
      "no presentada por decisión del miembro · exenta hasta lun 30 nov; después pasa a ser formal",
    );
  });

  test("converts by itself at the midnight after that day", () => {
    expect(view({}, "2026-12-01T07:59:59Z").route.kind).toBe("exempt");
    const converted = view({}, "2026-12-01T08:00:00Z");
    expect(converted.route).toEqual({ kind: "formal", convertedOn: "2026-12-01" });
    expect(converted.words?.en).toContain("became formal on Tue, Dec 1");
  });

  test("settled in time is exempt for good, and goes to the log", () => {
    const settled = view({ settledAt: "2026-12-01T07:59:00Z" }, "2026-12-20T18:00:00Z");
    expect(settled.route).toEqual({ kind: "exempt-closed", on: "2026-11-30" });
    expect(settled.words?.en).toContain("settled Mon, Nov 30, exempt: to the log");
  });

  test("settled too late has become formal", () => {
    const late = view({ settledAt: "2026-12-01T08:00:00Z" }, "2026-12-20T18:00:00Z");
    expect(late.route).toEqual({ kind: "formal", convertedOn: "2026-12-01" });
  });

  test.each(demoContent.grievance.neverExempt.map((topic) => topic.id))(
    "%s never takes it",
    (topic) => {
      expect(view({ topics: [topic] }).route).toEqual({ kind: "formal", convertedOn: null });
    },
  );

  test("another topic may take it", () => {
    expect(view({ topics: ["logistics"] }).route.kind).toBe("exempt");
  });

  test("a threat to health never takes it, and is expedited", () => {
    expect(view({ healthThreat: true })).toMatchObject({
      route: { kind: "formal", convertedOn: null },
      expedited: true,
    });
    expect(view().expedited).toBe(false);
  });
});

describe("filing is the member's choice", () => {
  test("filed now or before is formal, with its number", () => {
    const filed = view({ choice: { kind: "filed", number: "G-1042", at: received } });
    expect(filed.route).toEqual({ kind: "formal", convertedOn: null });
    expect(filed.words?.en).toBe("filed · number G-1042 · formal");
    const before = view({ choice: { kind: "filed-before", number: "G-7" } });
    expect(before.words?.en).toBe("filed · number G-7 · formal");
  });

  test("not answered yet says only the route", () => {
    expect(view({ choice: { kind: "not-answered" } }).words?.en).toBe(
      "exempt until Mon, Nov 30, then becomes formal",
    );
  });

  test("the regulator's number is always at hand", () => {
    expect(view().regulator.en).toContain("1-888-466-2219");
  });
});

describe("the log of an exempt grievance", () => {
  const lacks = (log: ExemptLog, content = demoContent): string[] =>
    missingFromLog(log, content).map(({ en }) => en);

  test("names everything that is missing, and a blank is missing too", () => {
    expect(lacks({})).toEqual([
      "date of the call",
      "name of the caller",
      "member number",
      "what it is about",
      "how it was settled",
      "who took it",
    ]);
    expect(lacks({ nature: " ", dateOfCall: "2026-11-25" })).not.toContain("date of the call");
    expect(lacks({ nature: " " })).toContain("what it is about");
  });

  test("asks for what the content asks for, and no more", () => {
    const [first] = demoContent.grievance.exemptLog;
    const grievance = {
      ...demoContent.grievance,
      exemptLog: first === undefined ? [] : [first],
    };
    expect(lacks({}, { ...demoContent, grievance })).toEqual(["date of the call"]);
  });

  test("is complete with the representative's name", () => {
    const log = Object.fromEntries(
      demoContent.grievance.exemptLog.map(({ id }) => [id, "said"]),
    ) as ExemptLog;
    expect(lacks(log)).toEqual([]);
    expect(lacks({ ...log, representative: "" })).toEqual(["who took it"]);
  });
});
