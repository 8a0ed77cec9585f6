import { refuse, type Refusal } from "../result.ts";
import { type CaseState } from "./case-state.ts";
import { type CaseTurn } from "./case-turn.ts";

/** What a step of a case rests on, as the desk sees it. */
export type CaseStanding = {
  readonly state: CaseState;
  readonly turn: CaseTurn;
  /** In words; null: the member has not died. */
  readonly stopped: string | null;
  readonly appointment: { readonly at: string; readonly words: string } | null;
};

type Barred = Refusal | null;
const barred = (code: string, remedy: string): Refusal => refuse(code, remedy).refusal;

const DIED = barred(
  "member-died",
  "The member has died: no calls and no letters. A supervisor goes on with the family.",
);

/** Anything that goes on with a case: not with one that is over, or that this desk cannot read whole. */
export const goingOn = ({ state, turn }: CaseStanding): Barred => {
  if (state === "needs-review")
    return barred(
      "needs-review",
      "A newer version of the workstation wrote something here that this desk cannot read. A supervisor looks at it first.",
    );
  return turn === "over" ? barred("case-over", "This case is over. Open it again first: O.") : null;
};

/** Calls and letters to the member. */
export const mayContact = (standing: CaseStanding): Barred =>
  standing.stopped === null ? goingOn(standing) : DIED;

/** Asked after the appointment, of a member who knew of it. */
export const mayCheckVisit = (standing: CaseStanding): Barred => {
  const { turn, appointment } = standing;
  const over = mayContact(standing);
  if (over !== null) return over;
  if (appointment === null || turn === "tell")
    return barred(
      "no-visit-yet",
      appointment === null
        ? "No appointment is known here yet. The region’s answer names it."
        : "The member has not been told of this appointment yet. Tell them first: T.",
    );
  if (turn === "before-visit")
    return barred(
      "visit-not-yet",
      `The appointment is ${appointment.words}. Ask after it whether it happened.`,
    );
  return turn === "visit"
    ? null
    : barred("no-visit-now", "There is no appointment to ask about now. The timeline says why.");
};

export const mayReopen = ({ state, turn }: CaseStanding): Barred => {
  if (state === "needs-review") return goingOn({ state, turn, stopped: null, appointment: null });
  return turn === "over" ? null : barred("case-not-over", "This case is open already.");
};
