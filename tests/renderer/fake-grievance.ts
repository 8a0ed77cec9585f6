import { type implement } from "@orpc/server";
import { type GrievanceRow } from "#shared/contract/grievance-views.ts";
import { type workstationContract } from "#shared/contract/workstation.ts";
import { type CallId } from "#shared/events/ids.ts";
import { type Situation } from "./situation.ts";
import { callIdOf } from "./fake-rows.ts";

const REGULATOR =
  "You can also call the DMHC Help Center at 1-888-466-2219, or visit HealthHelp.ca.gov. It is free. The TDD line is 1-877-688-9891.";

const aGrievance = (): GrievanceRow => ({
  callId: callIdOf(60) as CallId,
  caseId: null,
  reference: "AL 7K3 198",
  member: "Jonah Aldridge",
  state: "not filed at member's choice · exempt until Mon, Nov 30, then becomes formal",
  next: "Exempt until Mon, Nov 30",
  tone: "soon",
  clocks: [
    { label: "Acknowledge by", value: "Mon, Nov 30" },
    { label: "Resolve by", value: "Fri, Dec 25" },
    { label: "Expedited, 72 hours", value: "only with a serious threat to health" },
    { label: "Exempt until", value: "Mon, Nov 30, close of business" },
  ],
  regulator: REGULATOR,
  logLacks: [],
  answer: "not-now",
  number: "",
});

/** The grievance watch, in memory. */
export const fakeGrievances = (
  make: ReturnType<typeof implement<typeof workstationContract>>,
  situation: Situation,
) => {
  let rows: GrievanceRow[] = situation.empty ? [] : [aGrievance()];
  return {
    watch: make.grievance.watch.handler(() => rows),
    record: make.grievance.record.handler(({ input }) => {
      rows = input.settled === null ? rows : [];
      return rows;
    }),
  };
};
