import { crisisStateOf } from "#shared/case/call-file.ts";
import { clockWords, pacificDay } from "#shared/case/pacific-words.ts";
import { type DeskView, type FollowUpRow } from "#shared/contract/views.ts";
import { CallId, CaseId, type PersonId } from "#shared/events/ids.ts";
import { streamId } from "#shared/events/stream.ts";
import { type Vault } from "../vault.ts";
import { caseRow, dueOrder, memberOf } from "./case-row.ts";
import { dueClock } from "./due.ts";

const ROWS = 100;

/** Calls of this person without a disposition, earliest first. */
export const openCallsOf = (vault: Vault, person: PersonId) =>
  vault
    .streamsOf("call")
    .map((stream) => ({ callId: CallId.parse(streamId(stream)), file: vault.callFile(stream) }))
    .filter(({ file }) => file.started?.owner === person && file.ended === null)
    .toSorted((a, b) =>
      (a.file.started?.startedAt ?? "").localeCompare(b.file.started?.startedAt ?? ""),
    );

const promisesOf = (vault: Vault, person: PersonId, nowMs: number): FollowUpRow[] =>
  vault
    .streamsOf("case")
    .flatMap((stream) => {
      const file = vault.caseFile(stream);
      return file.followUps
        .filter(({ made, done }) => done === null && made.body.owner === person)
        .map(({ made }) => ({
          id: made.id,
          caseId: CaseId.parse(streamId(stream)),
          kind: made.body.kind,
          member: memberOf(file),
          words: made.body.words,
          due: dueClock(
            Date.parse(made.envelope.clock.claimedAt),
            Date.parse(made.body.dueAt),
            nowMs,
          ),
          order: made.body.dueAt,
        }));
    })
    .toSorted((a, b) => a.order.localeCompare(b.order))
    .slice(0, ROWS)
    .map(({ order: _order, ...row }) => row);

const lineTodayOf = (vault: Vault, nowMs: number): DeskView["lineToday"] => {
  const today = pacificDay(nowMs);
  const calls = vault
    .streamsOf("call")
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

export const deskView = (vault: Vault, person: PersonId, nowMs: number): DeskView => {
  const mine = vault
    .streamsOf("case")
    .map((stream) => ({ stream, file: vault.caseFile(stream) }))
    .filter(({ file }) => file.opened?.owner === person && file.state !== "resolved")
    .toSorted((a, b) => dueOrder(a.file).localeCompare(dueOrder(b.file)));
  const rows = mine.flatMap(({ stream, file }) => caseRow(vault, stream, file, nowMs) ?? []);
  return {
    cases: rows.slice(0, ROWS),
    counts: {
      open: rows.length,
      overdue: rows.filter(({ due }) => due.tone === "late").length,
      dueToday: rows.filter(({ due }) => due.tone === "soon").length,
    },
    promises: promisesOf(vault, person, nowMs),
    finishLater: openCallsOf(vault, person).map(({ callId, file }) => ({
      callId,
      startedAt: file.started?.startedAt ?? new Date(nowMs).toISOString(),
      words: `${clockWords(Date.parse(file.started?.startedAt ?? ""))} · ${file.fields["callerName"] || "caller not named yet"}`,
      left:
        crisisStateOf(file.crisis) === "asking" || crisisStateOf(file.crisis) === "branch"
          ? "crisis open"
          : "disposition",
    })),
    lineToday: lineTodayOf(vault, nowMs),
  };
};
