import { type CaseFile } from "#shared/case/case-file.ts";
import { type Escalation } from "#shared/case/escalations.ts";
import { endOf, escalationTurn, isOver } from "#shared/case/case-state.ts";
import { type InboxRow } from "#shared/contract/views.ts";
import { CaseId, type RegionId } from "#shared/events/ids.ts";
import { streamId, type StreamName } from "#shared/events/stream.ts";
import { type HeldEvents } from "../held-events.ts";
import { concernWordsOf, memberOf } from "./case-row.ts";
import { isOfDeceased, STOPPED, STOPPED_WORDS } from "./death.ts";
import { dueClock } from "./due.ts";

const ROWS = 100;

/** A case that ended with this escalation known to its end: nothing is left to do about it. */
const isOverFor = (file: CaseFile, { raised }: Escalation): boolean =>
  isOfDeceased(file) || (isOver(file) && endOf(file)?.body.knows.includes(raised.id) === true);

const stateWords = (file: CaseFile, escalation: Escalation): string => {
  if (isOfDeceased(file)) return STOPPED_WORDS;
  if (isOverFor(file, escalation)) return "The line has ended the case";
  const { acknowledged, replied, climbs } = escalation;
  const climbed = climbs.length === 0 ? "" : ` · climbed to ${climbs.at(-1)?.body.who ?? ""}`;
  switch (escalationTurn(escalation)) {
    case "information":
      return "Information asked for";
    case "line":
      return replied === null ? "Answered" : "Answered · accepted";
    case "region":
      if (replied !== null)
        return replied.body.how === "returned"
          ? `Answer sent back${climbed}`
          : `Information given${climbed}`;
      return `${acknowledged === null ? "Not acknowledged" : "Acknowledged"}${climbed}`;
  }
};

const row = (
  vault: HeldEvents,
  stream: StreamName,
  file: CaseFile,
  escalation: Escalation,
  nowMs: number,
): InboxRow[] => {
  const { opened } = file;
  if (opened === null) return [];
  const { raised, acknowledged } = escalation;
  const by = acknowledged === null ? raised.body.acknowledgeBy : raised.body.answerBy;
  const over = isOverFor(file, escalation);
  const turn = escalationTurn(escalation);
  return [
    {
      escalation: raised.id,
      caseId: CaseId.parse(streamId(stream)),
      reference: opened.reference,
      member: memberOf(file),
      concernWords: concernWordsOf(vault, opened.concern),
      priority: raised.body.priority,
      stateWords: stateWords(file, escalation),
      due: over
        ? STOPPED
        : turn === "region"
          ? dueClock(Date.parse(raised.body.raisedAt), Date.parse(by), nowMs)
          : { words: turn === "line" ? "answered" : "with the line", tone: "none", used: 1 },
      acknowledged: acknowledged !== null,
      answered: over || turn !== "region",
    },
  ];
};

/** Open escalations by due date, then answered ones; `regions` null: all of them. */
export const inboxOf = (
  vault: HeldEvents,
  regions: readonly RegionId[] | null,
  nowMs: number,
): InboxRow[] =>
  vault.signposts
    .with("escalation-raised")
    .flatMap((stream) => {
      const file = vault.caseFile(stream);
      return file.escalations
        .filter(({ raised }) => regions === null || regions.includes(raised.body.region))
        .map((escalation) => ({ stream, file, escalation }));
    })
    .toSorted((a, b) => order(a).localeCompare(order(b)))
    .slice(0, ROWS)
    .flatMap(({ stream, file, escalation }) => row(vault, stream, file, escalation, nowMs));

const order = ({ file, escalation }: { file: CaseFile; escalation: Escalation }): string => {
  const { raised, acknowledged } = escalation;
  const waits = !isOverFor(file, escalation) && escalationTurn(escalation) === "region";
  return `${waits ? 0 : 1}/${acknowledged === null ? raised.body.acknowledgeBy : raised.body.answerBy}`;
};
