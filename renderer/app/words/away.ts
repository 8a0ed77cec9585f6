import type { AwayRow } from "#shared/contract/away.ts";

/** What happened meanwhile, and what the server refused. */
export const AWAY = {
  key: "What happened meanwhile",
  title: "While you were away",
  since: (when: string) => `since ${when}, when you were last here`,
  never: "you were not at a desk before, as far as this one knows",
  pill: (count: number) => `${count} while you were away`,
  refusedPill: (count: number) => `${count} refused`,
  nothing:
    "Nothing happened to your work since you were last here, and the server refused nothing of yours.",
  kinds: {
    answer: "Answered by the regions",
    "two-values": "Written by two desks",
    "handed-over": "Handed over",
    raised: "Escalated to your regions",
    ended: "Closed, settled, opened again",
    changed: "Changed by others",
    line: "The line",
  } satisfies Record<AwayRow["kind"], string>,
  refused: "Refused by the server",
  by: (who: string, when: string) => `${who} · ${when}`,
  page: (from: number, to: number, total: number) => `${from} to ${to} of ${total}`,
  later: "The next 100",
  before: "The 100 before",
  row: "opens the row",
  refusedTitle: "Refused by the server",
  refusedAside: "it stays on record as it is; what you write again stands beside it",
  what: "What was written",
  why: "Why, and what to do",
  texts: (at: number, of: number) => (of === 1 ? "Put right" : `Put right, ${at} of ${of}`),
  again: "Write it again",
  leave: "Leave it as it is",
  leaveKey: "Leave it as it is",
  written: "Written again.",
  left: "It leaves the list and stays on record.",
  member: "Member",
} as const;
