import { isOver } from "#shared/case/case-state.ts";
import { shortDay } from "#shared/case/pacific-words.ts";
import { type CallStarted, type Concern, type Typed } from "#shared/events/bodies.ts";
import { type StoryRow } from "#shared/contract/story-views.ts";
import { type Who } from "#shared/contract/who.ts";
import { type Folded, shown } from "#shared/events/fold.ts";
import { CallId, CaseId } from "#shared/events/ids.ts";
import { streamId, streamKind, type StreamName } from "#shared/events/stream.ts";
import { memberNumberKey } from "#shared/identity/member-number.ts";
import { phoneKey } from "#shared/identity/phone.ts";
import { isSameCaller, type SameBy, sameMember } from "#shared/identity/same-member.ts";
import { endedWords } from "./ended-words.ts";
import { type HeldEvents } from "../held-events.ts";
import { concernWordsOf, stateWordsOf } from "./case-row.ts";
import { withWhomOf } from "./with-whom.ts";

const ROWS = 20;
const isoDay = /^\d{4}-\d{2}-\d{2}$/;

/** Once per fold: thousands of records are compared with every call. */
const known = new WeakMap<Folded, Who>();

const typedIn = (folded: Folded, field: string): Typed | undefined =>
  shown(folded, field) as Typed | undefined;

/** By what a recorded call or case is recognised. A value was understood when it was recorded. */
export const whoIn = (folded: Folded): Who => {
  const held = known.get(folded);
  if (held !== undefined) return held;
  const text = (field: string): string => typedIn(folded, field)?.typed ?? "";
  const ani = (shown(folded, "started") as CallStarted | undefined)?.ani ?? "";
  const born = typedIn(folded, "memberBornOn")?.value ?? "";
  const isOwn = text("memberName").trim() === "" && text("callerIs") === "member";
  const who: Who = {
    phones: [...new Set([text("callbackNumber"), ani].flatMap((each) => phoneKey(each) ?? []))],
    memberNumber: memberNumberKey(text("memberNumber")),
    memberName: text(isOwn ? "callerName" : "memberName"),
    bornOn: isoDay.test(born) ? born : null,
  };
  known.set(folded, who);
  return who;
};

export const BECAUSE: Readonly<Record<SameBy, string>> = {
  "member-number": "same member number",
  "name-and-birth-date": "same name and birth date",
  phone: "same name and call-back number",
};

type Dated = StoryRow & { readonly at: string };

const caseRows = (
  vault: HeldEvents,
  streams: readonly StreamName[],
  who: Who,
  concerns: readonly string[],
  nowMs: number,
): Dated[] =>
  streams.flatMap((stream): Dated[] => {
    const by = sameMember(who, whoIn(vault.folded(stream)));
    if (by === null) return [];
    const file = vault.caseFile(stream);
    if (file.opened === null) return [];
    const { openedAt, concern, reference } = file.opened;
    const whom = withWhomOf(vault, file, nowMs);
    return [
      {
        id: stream,
        caseId: CaseId.parse(streamId(stream)),
        callId: null,
        words: `${shortDay(Date.parse(openedAt))} · ${concernWordsOf(vault, concern)} · ${stateWordsOf(file, true, nowMs)}${whom === null ? "" : ` · with ${whom}`} · ${reference}`,
        because: BECAUSE[by],
        duplicate: !isOver(file) && concerns.includes(concern),
        at: openedAt,
      },
    ];
  });

/** Calls that became no case: a case says what became of its own call. */
const callRows = (
  vault: HeldEvents,
  streams: readonly StreamName[],
  who: Who,
  but: StreamName | null,
): Dated[] =>
  streams.flatMap((stream): Dated[] => {
    if (stream === but || vault.caseOfCall(streamId(stream)) !== null) return [];
    const by = sameMember(who, whoIn(vault.folded(stream)));
    if (by === null) return [];
    const { started, ended } = vault.callFile(stream);
    if (started === null || ended === null) return [];
    return [
      {
        id: stream,
        caseId: null,
        callId: CallId.parse(streamId(stream)),
        words: `${shortDay(Date.parse(started.startedAt))} · ${endedWords(vault, ended)}`,
        because: BECAUSE[by],
        duplicate: false,
        at: started.startedAt,
      },
    ];
  });

/** Earlier cases and calls of the same member, newest first; a case in hand with the same concern leads. */
export const storyOf = (
  vault: HeldEvents,
  { who, but, concerns }: { who: Who; but: StreamName | null; concerns: readonly string[] },
  nowMs: number,
): { rows: StoryRow[]; more: number } => {
  const near = vault.signposts.people.of(who);
  const ownCase = but === null ? null : vault.caseOfCall(streamId(but))?.caseId;
  const cases = near.filter(
    (stream) => streamKind(stream) === "case" && streamId(stream) !== ownCase,
  );
  const calls = near.filter((stream) => streamKind(stream) === "call");
  const all = [
    ...caseRows(vault, cases, who, concerns, nowMs),
    ...callRows(vault, calls, who, but),
  ].toSorted((a, b) => Number(b.duplicate) - Number(a.duplicate) || b.at.localeCompare(a.at));
  return {
    rows: all.slice(0, ROWS).map(({ at: _at, ...row }) => row),
    more: Math.max(0, all.length - ROWS),
  };
};

/** Calls that sent this caller on, whoever took them; the content says how long they count. */
export const bouncesOf = (vault: HeldEvents, who: Who, but: StreamName): { sentOnAt: string }[] =>
  vault.signposts.people.of(who).flatMap((stream) => {
    if (
      stream === but ||
      streamKind(stream) !== "call" ||
      !isSameCaller(who, whoIn(vault.folded(stream)))
    )
      return [];
    const { ended } = vault.callFile(stream);
    return ended?.disposition === "sent-on" ? [{ sentOnAt: ended.endedAt }] : [];
  });

/** Escalations of one concern of a member, raised by whichever desk, without those of this call's own case. */
export const escalatedBefore = (
  vault: HeldEvents,
  who: Who,
  but: StreamName,
  concern: Concern,
): number => {
  const own = vault.caseOfCall(streamId(but))?.caseId;
  return vault.signposts.people
    .of(who)
    .filter((stream) => streamKind(stream) === "case" && streamId(stream) !== own)
    .filter((stream) => sameMember(who, whoIn(vault.folded(stream))) !== null)
    .map((stream) => vault.caseFile(stream))
    .filter(({ opened }) => opened?.concern === concern)
    .reduce((sum, { escalations }) => sum + escalations.length, 0);
};
