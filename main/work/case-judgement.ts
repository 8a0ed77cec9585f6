import { clockWords, shortDay } from "#shared/case/pacific-words.ts";
import { type Content } from "#shared/content/content.ts";
import { type AttemptView } from "#shared/contract/case-views.ts";
import { type AttemptMade } from "#shared/events/case-bodies.ts";
import { lineStatus } from "#shared/hours/line-status.ts";
import {
  afterAttempts,
  isNewHalfDay,
  type MessageConsent,
  voicemailWords,
} from "#shared/promises/attempts.ts";
import { rungIn } from "#shared/promises/ladder.ts";
import { routeEscalation, type RouteFacts } from "#shared/promises/route.ts";
import { onStaffedDay } from "#shared/promises/staffed-time.ts";

import { type Overrides } from "./judgement.ts";

const iso = (ms: number): string => new Date(ms).toISOString();

export type RoutedTo = { readonly team: string; readonly name: string; readonly phone: string };

type Attempt = Pick<AttemptMade, "at" | "result">;
type Names = {
  readonly specialist: string;
  readonly member: string;
  readonly number: string | null;
};

/** What is decided about a case after its call. */
export type CaseJudgement = {
  /** By when it is asked whether an appointment happened: noon of the next staffed day after it. */
  visitCheckBy(appointmentAt: string): string;
  /** Before somebody is rung: whether it counts, what may be left, and what comes after. */
  attempts(
    tried: readonly Attempt[],
    consent: MessageConsent,
    names: Names,
    nowMs: number,
  ): AttemptView;
  /** The rung above the one reached, with the person behind it now. */
  rung(reached: string | null, region: string, nowMs: number): ReturnType<typeof rungIn>;
  /** Which team receives it, and whom to ring there now: on call while the line is closed. */
  route(facts: RouteFacts, nowMs: number): RoutedTo;
};

const RESULTS: Readonly<Record<Attempt["result"], string>> = {
  reached: "reached",
  "no-answer": "no answer",
  "message-left": "message left",
  "wrong-number": "wrong number",
};

const firstName = (name: string): string => name.trim().split(/\s+/u)[0] ?? "";

const nextWords = (tried: readonly Attempt[], nowMs: number, content: Content): string => {
  const step = afterAttempts(tried, content);
  if (step.kind === "reached") return "The member was reached.";
  if (step.kind === "letter-then-waiting")
    return "Enough tries. A letter now, to the confidential address only; then the case waits for the member. Clocks and escalation go on.";
  const counts = isNewHalfDay(iso(nowMs), tried, content);
  return counts
    ? `Try ${step.done + 1} of ${step.of}: this half-day counts.`
    : `${step.done} of ${step.of} so far. This half-day was tried or is no business day: ring again by all means, it counts on another.`;
};

export const caseJudgement = (
  content: Content,
  { inForce, forPromises }: Overrides,
): CaseJudgement => ({
  visitCheckBy: (appointmentAt) =>
    onStaffedDay(content, appointmentAt, 1, "12:00", forPromises(appointmentAt)),
  attempts: (tried, consent, { specialist, member, number }, nowMs) => ({
    number,
    tried: tried.map(({ at, result }) => ({
      words: `${shortDay(Date.parse(at))}, ${clockWords(Date.parse(at))} · ${RESULTS[result]}`,
    })),
    next: nextWords(tried, nowMs, content),
    letter: afterAttempts(tried, content).kind === "letter-then-waiting",
    message:
      voicemailWords(
        consent,
        {
          firstName: firstName(specialist),
          memberFirstName: firstName(member),
          number: content.line.number,
        },
        content,
      )?.en ?? null,
  }),
  rung: (reached, region, nowMs) =>
    rungIn(content, reached, region, lineStatus(content, iso(nowMs), inForce()).open),
  route: (facts, nowMs) => {
    const { team, name, phone } = routeEscalation(
      facts,
      content,
      lineStatus(content, iso(nowMs), inForce()).open,
    );
    return { team: team.en, name, phone };
  },
});
