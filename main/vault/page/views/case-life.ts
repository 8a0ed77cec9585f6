import { appointmentMsOf, turnOf } from "#shared/case/case-turn.ts";
import { type CaseFile, typedText } from "#shared/case/case-file.ts";
import { type Escalation } from "#shared/case/escalations.ts";
import { escalationTurn, knownOf } from "#shared/case/case-state.ts";
import { whenWords } from "#shared/case/pacific-words.ts";
import { type CaseView } from "#shared/contract/views.ts";
import { type EscalationView } from "#shared/contract/case-views.ts";
import { type CaseOpened } from "#shared/events/bodies.ts";
import { type Actor } from "#shared/events/envelope.ts";
import { type StreamName } from "#shared/events/stream.ts";
import { missedTarget } from "#shared/promises/ladder.ts";
import { type HeldEvents } from "../held-events.ts";
import { isDelivered } from "./case-row.ts";
import { isOfDeceased } from "./death.ts";
import { dueClock } from "./due.ts";
import { otherCasesOf } from "./duplicates.ts";
import { withWhomOf } from "./with-whom.ts";

type Life = Pick<
  CaseView,
  | "turn"
  | "followUps"
  | "attempts"
  | "appointment"
  | "sameMember"
  | "apart"
  | "call"
  | "reach"
  | "knows"
  | "region"
  | "withWhom"
>;

const nameOf = (vault: HeldEvents, actor: Actor): string =>
  vault.people.get(actor.person)?.name ?? actor.role;

const followUpsOf = (vault: HeldEvents, file: CaseFile, nowMs: number): Life["followUps"] =>
  file.followUps.slice(-100).map(({ made, done, owner }) => {
    const dueMs = Date.parse(made.body.dueAt);
    const due = dueClock(Date.parse(made.envelope.clock.claimedAt), dueMs, nowMs);
    return {
      id: made.id,
      kind: made.body.kind,
      words: made.body.words,
      owner: vault.people.get(owner)?.name ?? "somebody at this line",
      dueWords: done === null ? due.words : whenWords(dueMs, nowMs),
      late: done === null && due.tone === "late",
      done: done?.body.result ?? null,
    };
  });

const appointmentOf = (file: CaseFile, nowMs: number): Life["appointment"] => {
  const ms = appointmentMsOf(file);
  return ms === null ? null : { at: new Date(ms).toISOString(), words: whenWords(ms, nowMs) };
};

const reachOf = ({ fields }: CaseFile): Life["reach"] => {
  const said = typedText(fields, "safeToLeaveMessage");
  return {
    number: typedText(fields, "callbackNumber"),
    message: said === "yes" || said === "no" ? said : "unknown",
  };
};

export const caseLifeOf = (
  vault: HeldEvents,
  stream: StreamName,
  file: CaseFile,
  opened: CaseOpened,
  nowMs: number,
): Life => ({
  turn: turnOf(file, nowMs),
  followUps: followUpsOf(vault, file, nowMs),
  attempts: file.attempts.slice(-100).map(({ body: { at, result } }) => ({ at, result })),
  appointment: appointmentOf(file, nowMs),
  ...otherCasesOf(vault, stream, file, nowMs),
  call: opened.call,
  reach: reachOf(file),
  ...knownOf(file),
  region: file.timeline.findLast(({ routes }) => routes !== null)?.routes?.[0] ?? null,
  withWhom: withWhomOf(vault, file, nowMs),
});

const missedOf = (
  file: CaseFile,
  escalation: Escalation,
  nowMs: number,
): EscalationView["missed"] =>
  isOfDeceased(file) || escalationTurn(escalation) !== "region"
    ? null
    : missedTarget(
        escalation.raised.body,
        // A question or an answer sent back has been answered once: only the answer is still due.
        { acknowledged: escalation.acknowledged !== null, answered: false },
        new Date(nowMs).toISOString(),
      );

export const escalationViews = (
  vault: HeldEvents,
  file: CaseFile,
  nowMs: number,
): EscalationView[] =>
  file.escalations.map((escalation) => {
    const { raised, acknowledged, answered, replied, climbs } = escalation;
    return {
      escalation: raised.id,
      raised: raised.body,
      regionName: vault.words.regions[raised.body.region]?.name ?? raised.body.region,
      raisedBy: nameOf(vault, raised.envelope.actor),
      acknowledgedAt: acknowledged?.body.at ?? null,
      acknowledgedBy: acknowledged === null ? null : nameOf(vault, acknowledged.envelope.actor),
      answer: answered?.body.answer ?? null,
      answerId: answered?.id ?? null,
      answeredAt: answered?.body.at ?? null,
      answeredBy: answered === null ? null : nameOf(vault, answered.envelope.actor),
      delivered: isDelivered(vault, escalation),
      turn: escalationTurn(escalation),
      reply:
        replied === null
          ? null
          : {
              how: replied.body.how,
              words: replied.body.words,
              by: nameOf(vault, replied.envelope.actor),
            },
      missed: missedOf(file, escalation, nowMs),
      climbs: climbs.map(({ body }) => ({
        rung: body.rung,
        who: body.who,
        phone: body.phone,
        atWords: whenWords(Date.parse(body.at), nowMs),
      })),
    };
  });
