import { expect, test } from "vitest";
import { contentJudgement } from "../../../main/work/content-judgement.ts";
import { type Content } from "#shared/content/content.ts";
import { demoContent } from "../../content/demo-content.ts";
import { aCall } from "./a-call.ts";

const verified = { verified: true, citation: "read by compliance" } as const;

/** The same content after compliance has read the law, with other figures: no build in between. */
const published: Content = {
  ...demoContent,
  standards: {
    ...demoContent.standards,
    standards: demoContent.standards.standards.map((one) => ({
      ...one,
      limit: one.id === "TA-5" ? 5 : one.limit,
      source: verified,
    })),
  },
  distance: {
    ...demoContent.distance,
    combineSource: verified,
    commercial: {
      ...demoContent.distance.commercial,
      yardstick: { miles: 20, minutes: 40 },
      source: verified,
    },
  },
  grievance: {
    ...demoContent.grievance,
    acknowledgeDays: { calendarDays: 3, source: verified },
    resolveDays: { ...demoContent.grievance.resolveDays, source: verified },
    exempt: { ...demoContent.grievance.exempt, source: verified },
  },
};

const seen = (content: Content) => {
  const judgement = contentJudgement(content);
  const wait = judgement.aids(
    aCall(
      {
        lineOfBusiness: "commercial",
        firstAskedOn: "11/16",
        providerKind: "therapist",
        travelMiles: "18",
        travelMinutes: "50",
      },
      ["initial-appointment", "travel-distance"],
      { grievanceHeard: true },
    ),
  );
  const { distance, grievance } = wait.facts;
  return {
    marks: [wait.card?.notVerified, distance?.notVerified, grievance?.notVerified],
    limit: wait.card?.rows[0]?.value,
    distance: distance?.result,
    acknowledge: grievance?.clocks[0]?.value,
  };
};

test("a fact that nobody has read in the law is marked on every card, with where it is said to stand", () => {
  const { marks, ...rest } = seen(demoContent);
  for (const mark of marks) expect(mark).toMatch(/HSC|CCR|WIC/);
  expect(rest).toEqual({
    limit: "10 business days",
    distance: "exceeds",
    acknowledge: "Mon, Nov 30",
  });
});

test("published as read, with other figures, it is neither marked nor judged as before", () => {
  expect(seen(published)).toEqual({
    marks: [null, null, null],
    limit: "5 business days",
    distance: "within",
    acknowledge: "Sat, Nov 28",
  });
});
