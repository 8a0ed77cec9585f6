import { type CaseFile } from "#shared/case/case-file.ts";
import { isOver } from "#shared/case/case-state.ts";
import { shortDay } from "#shared/case/pacific-words.ts";
import { type OtherCase } from "#shared/contract/case-views.ts";
import { type CaseView } from "#shared/contract/views.ts";
import { type MemberLinked } from "#shared/events/case-bodies.ts";
import { CaseId } from "#shared/events/ids.ts";
import { streamId, streamKind, streamName, type StreamName } from "#shared/events/stream.ts";
import { sameMember } from "#shared/identity/same-member.ts";
import { type HeldEvents } from "../held-events.ts";
import { stateWordsOf } from "./case-row.ts";
import { BECAUSE, whoIn } from "./story.ts";

const MOST = 10;
const MOST_OF_MEMBER = 20;

/** The latest statement of somebody about this case and each other one. */
const saidOf = ({ links }: CaseFile): Map<CaseId, MemberLinked["how"]> =>
  new Map(links.map(({ body }) => [body.other, body.how]));

const rowOf = (
  vault: HeldEvents,
  other: StreamName,
  because: string,
  said: boolean,
  nowMs: number,
): OtherCase[] => {
  const file = vault.caseFile(other);
  if (file.opened === null) return [];
  const { openedAt, owner, reference } = file.opened;
  const ownerName = vault.people.get(owner)?.name ?? "somebody at this line";
  return [
    {
      caseId: CaseId.parse(streamId(other)),
      reference,
      words: `${shortDay(Date.parse(openedAt))}, ${ownerName} · ${stateWordsOf(file, true, nowMs)}`,
      because,
      said,
    },
  ];
};

/** Cases that are recognised as the same member's, with what by. */
const foundOf = (vault: HeldEvents, stream: StreamName) => {
  const who = whoIn(vault.folded(stream));
  return vault.signposts.people
    .of(who)
    .filter((other) => other !== stream && streamKind(other) === "case")
    .flatMap((other) => {
      const by = sameMember(who, whoIn(vault.folded(other)));
      return by === null ? [] : [{ other, because: BECAUSE[by] }];
    });
};

/** The member's other cases: those found, without those that somebody said are not theirs, and those linked by hand. */
export const otherCasesOf = (
  vault: HeldEvents,
  stream: StreamName,
  file: CaseFile,
  nowMs: number,
): { readonly sameMember: OtherCase[]; readonly apart: OtherCase[] } => {
  const said = saidOf(file);
  const found = foundOf(vault, stream);
  const howOf = (other: StreamName) => said.get(CaseId.parse(streamId(other)));
  const byHand = (how: MemberLinked["how"], because: string): OtherCase[] =>
    [...said].flatMap(([other, told]) =>
      told === how ? rowOf(vault, streamName("case", other), because, true, nowMs) : [],
    );
  return {
    sameMember: [
      ...byHand("same-member", "linked by hand"),
      ...found
        .filter(({ other }) => (howOf(other) ?? "as-found") === "as-found")
        .flatMap(({ other, because }) => rowOf(vault, other, because, false, nowMs)),
    ].slice(0, MOST_OF_MEMBER),
    apart: byHand("not-same-member", "said not to be the same member").slice(0, MOST_OF_MEMBER),
  };
};

/** Other open cases of the same member and concern: two desks may have opened one each, apart. */
export const duplicatesOf = (
  vault: HeldEvents,
  file: CaseFile,
  others: readonly OtherCase[],
): CaseView["duplicates"] =>
  others
    .filter(({ caseId }) => {
      const other = vault.caseFile(streamName("case", caseId));
      return other.opened?.concern === file.opened?.concern && !isOver(other);
    })
    .slice(0, MOST)
    .map(({ said: _said, ...row }) => row);
