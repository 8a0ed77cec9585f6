import { type CaseFile } from "./case-file.ts";
import { escalationTurn, isOver, visitOf } from "./case-state.ts";

export const CASE_TURNS = [
  /** A supervisor clears it first. */
  "review",
  /** The region acknowledges and answers. */
  "region",
  /** The region asked for something that only the line can find out. */
  "information",
  /** There is an answer, and the member has not heard of it. */
  "tell",
  /** The member did not accept the answer. */
  "return",
  /** The appointment has passed: did it happen? */
  "visit",
  "before-visit",
  "member",
  "work",
  "over",
] as const;
/** Who has to do the next thing about a case, and what. */
export type CaseTurn = (typeof CASE_TURNS)[number];

/** The slot that the answer in force names, in milliseconds since 1970; null: it names none. */
export const appointmentMsOf = (file: Pick<CaseFile, "escalations">): number | null => {
  const answer = file.escalations.findLast(({ answered }) => answered !== null)?.answered;
  const said = answer?.body.answer;
  if (said?.kind !== "booked" && said?.kind !== "offered") return null;
  const ms = Date.parse(said.appointmentAt);
  return Number.isNaN(ms) ? null : ms;
};

const afterTelling = (file: CaseFile, nowMs: number): CaseTurn => {
  if (file.told.at(-1)?.body.memberAnswer === "not-accepted") return "return";
  const appointmentMs = appointmentMsOf(file);
  if (appointmentMs === null) return "work";
  return nowMs >= appointmentMs ? "visit" : "before-visit";
};

export const turnOf = (file: CaseFile, nowMs: number): CaseTurn => {
  if (isOver(file)) return "over";
  switch (file.state) {
    case "needs-review":
      return "review";
    case "escalated":
      return file.escalations.some((each) => escalationTurn(each) === "information")
        ? "information"
        : "region";
    case "answered":
      return "tell";
    case "member-told":
      return visitOf(file) === null ? afterTelling(file, nowMs) : "work";
    case "waiting-for-member":
      return "member";
    default:
      return "work";
  }
};

const WITH_OTHERS: ReadonlySet<CaseTurn> = new Set(["region", "before-visit", "member", "over"]);

/** Whether the owner of a case has something to do about it now, apart from a date that has passed. */
export const isOwnersTurn = (turn: CaseTurn): boolean => !WITH_OTHERS.has(turn);
