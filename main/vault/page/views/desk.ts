import { isOver } from "#shared/case/case-state.ts";
import { pacificDay } from "#shared/case/pacific-words.ts";
import { type DeskView } from "#shared/contract/views.ts";
import { type PersonId } from "#shared/events/ids.ts";
import { type HeldEvents } from "../held-events.ts";
import { caseRow, dueOrder } from "./case-row.ts";
import { followUpRow, handedTo, openFollowUps } from "./follow-ups.ts";
import { utcDaysOf } from "./utc-days.ts";

const ROWS = 100;

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
  const all = openFollowUps(vault);
  return {
    cases: rows.slice(0, ROWS),
    counts: {
      open: rows.length,
      overdue: rows.filter(({ due }) => due.tone === "late").length,
      dueToday: rows.filter(({ due }) => due.tone === "soon").length,
      toTell: rows.filter(({ turn }) => turn === "tell").length,
      visits: rows.filter(({ turn }) => turn === "visit").length,
    },
    promises: all
      .filter(({ owner }) => owner === person)
      .slice(0, ROWS)
      .map((each) => followUpRow(vault, each, nowMs)),
    handed: handedTo(vault, all, person, nowMs).slice(0, ROWS),
    lineToday: lineTodayOf(vault, nowMs),
  };
};
