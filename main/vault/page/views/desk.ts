import { typedText } from "#shared/case/case-file.ts";
import { isOver } from "#shared/case/case-state.ts";
import { pacificDay } from "#shared/case/pacific-words.ts";
import { type DeskView, type FollowUpRow } from "#shared/contract/views.ts";
import { CallId, CaseId, type PersonId } from "#shared/events/ids.ts";
import { streamId } from "#shared/events/stream.ts";
import { type HeldEvents } from "../held-events.ts";
import { caseRow, dueOrder, memberOf } from "./case-row.ts";
import { isStopped, STOPPED } from "./death.ts";
import { type Due, dueClock } from "./due.ts";
import { utcDaysOf } from "./utc-days.ts";

const ROWS = 100;

type OrderedRow = FollowUpRow & { readonly order: string };

/** One that was stopped stays in sight until its owner has put it away: nobody calls by habit. */
const saidNow = (stopped: boolean, words: string, due: Due): Pick<FollowUpRow, "words" | "due"> =>
  stopped
    ? { words: `Do not call or write: the member has died. (${words})`, due: STOPPED }
    : { words, due };

const messageIn = (said: string | null | undefined): FollowUpRow["message"] =>
  said === "yes" || said === "no" ? said : "unknown";

/** Follow-ups of calls that became no case: the safety call-back after a crisis. */
const callBacksOf = (vault: HeldEvents, person: PersonId, nowMs: number): OrderedRow[] =>
  vault.signposts.with("call-follow-up-made").flatMap((stream) => {
    const { followUps, fields, started, ended } = vault.callFile(stream);
    return followUps
      .filter(({ made, done }) => done === null && made.owner === person)
      .map(({ id, made }) => ({
        id,
        caseId: null,
        callId: CallId.parse(streamId(stream)),
        kind: made.kind,
        member: fields["callerName"] || fields["memberName"] || "caller not named",
        number: fields["callbackNumber"] || null,
        message: messageIn(fields["safeToLeaveMessage"]),
        reference: ended?.reference ?? null,
        ...saidNow(
          isStopped(vault, stream, id),
          made.words,
          dueClock(Date.parse(started?.startedAt ?? made.dueAt), Date.parse(made.dueAt), nowMs),
        ),
        order: made.dueAt,
      }));
  });

const promisesOf = (vault: HeldEvents, person: PersonId, nowMs: number): FollowUpRow[] =>
  vault.signposts
    .with("follow-up-made")
    .flatMap((stream): OrderedRow[] => {
      const file = vault.caseFile(stream);
      return file.followUps
        .filter(({ made, done }) => done === null && made.body.owner === person)
        .map(({ made }) => ({
          id: made.id,
          caseId: CaseId.parse(streamId(stream)),
          callId: null,
          kind: made.body.kind,
          member: memberOf(file),
          number: typedText(file.fields, "callbackNumber"),
          message: messageIn(typedText(file.fields, "safeToLeaveMessage")),
          reference: file.opened?.reference ?? null,
          ...saidNow(
            isStopped(vault, stream, made.id),
            made.body.words,
            dueClock(Date.parse(made.envelope.clock.claimedAt), Date.parse(made.body.dueAt), nowMs),
          ),
          order: made.body.dueAt,
        }));
    })
    .concat(callBacksOf(vault, person, nowMs))
    .toSorted((a, b) => a.order.localeCompare(b.order))
    .slice(0, ROWS)
    .map(({ order: _order, ...row }) => row);

const lineTodayOf = (vault: HeldEvents, nowMs: number): DeskView["lineToday"] => {
  const today = pacificDay(nowMs);
  const calls = vault.signposts
    .callsStartedOn(...utcDaysOf(nowMs))
    .map((stream) => vault.callFile(stream))
    .filter(
      ({ started }) => started !== null && pacificDay(Date.parse(started.startedAt)) === today,
    );
  const verdicts = calls.map(({ scope }) => scope?.verdict ?? "undecided");
  return {
    calls: calls.length,
    inScope: verdicts.filter((verdict) => verdict === "in" || verdict === "mixed").length,
    sentOn: verdicts.filter((verdict) => verdict === "out").length,
  };
};

export const deskView = (vault: HeldEvents, person: PersonId, nowMs: number): DeskView => {
  const mine = vault.signposts
    .casesOwnedBy(person)
    .map((stream) => ({ stream, file: vault.caseFile(stream) }))
    .filter(({ file }) => file.opened?.owner === person && !isOver(file))
    .toSorted((a, b) => dueOrder(a.file).localeCompare(dueOrder(b.file)));
  const rows = mine
    .flatMap(({ stream, file }) => caseRow(vault, stream, file, nowMs) ?? [])
    .toSorted((a, b) => Number(b.yours) - Number(a.yours));
  return {
    cases: rows.slice(0, ROWS),
    counts: {
      open: rows.length,
      overdue: rows.filter(({ due }) => due.tone === "late").length,
      dueToday: rows.filter(({ due }) => due.tone === "soon").length,
      toTell: rows.filter(({ turn }) => turn === "tell").length,
      visits: rows.filter(({ turn }) => turn === "visit").length,
    },
    promises: promisesOf(vault, person, nowMs),
    lineToday: lineTodayOf(vault, nowMs),
  };
};
