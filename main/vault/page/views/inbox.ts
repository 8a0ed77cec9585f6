import { type CaseFile, type Escalation } from "#shared/case/case-file.ts";
import { type InboxRow } from "#shared/contract/views.ts";
import { CaseId, type RegionId } from "#shared/events/ids.ts";
import { streamId, type StreamName } from "#shared/events/stream.ts";
import { type Vault } from "../vault.ts";
import { concernWordsOf, memberOf } from "./case-row.ts";
import { isOfDeceased, STOPPED, STOPPED_WORDS } from "./death.ts";
import { dueClock } from "./due.ts";

const ROWS = 100;

const stateWords = ({ acknowledged, answered }: Escalation): string => {
  if (answered?.body.answer.kind === "needs-information") return "Information asked for";
  if (answered !== null) return "Answered";
  return acknowledged === null ? "Not acknowledged" : "Acknowledged";
};

const row = (
  vault: Vault,
  stream: StreamName,
  file: CaseFile,
  escalation: Escalation,
  nowMs: number,
): InboxRow[] => {
  const { opened } = file;
  if (opened === null) return [];
  const { raised, acknowledged, answered } = escalation;
  const by = acknowledged === null ? raised.body.acknowledgeBy : raised.body.answerBy;
  const stopped = isOfDeceased(file);
  const done = answered !== null;
  return [
    {
      escalation: raised.id,
      caseId: CaseId.parse(streamId(stream)),
      reference: opened.reference,
      member: memberOf(file),
      concernWords: concernWordsOf(vault, opened.concern),
      priority: raised.body.priority,
      stateWords: stopped ? STOPPED_WORDS : stateWords(escalation),
      due: stopped
        ? STOPPED
        : done
          ? { words: "answered", tone: "none", used: 1 }
          : dueClock(Date.parse(raised.body.raisedAt), Date.parse(by), nowMs),
      acknowledged: acknowledged !== null,
      answered: done,
    },
  ];
};

/** Open escalations by due date, then answered ones; `regions` null: all of them. */
export const inboxOf = (
  vault: Vault,
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
  const { raised, acknowledged, answered } = escalation;
  const isOver = answered !== null || isOfDeceased(file);
  return `${isOver ? 1 : 0}/${acknowledged === null ? raised.body.acknowledgeBy : raised.body.answerBy}`;
};
