import { typedText } from "#shared/case/case-file.ts";
import { clockWords, pacificDay } from "#shared/case/pacific-words.ts";
import {
  type FollowUpRow,
  type FollowUpStanding,
  type HandedRow,
  type HereRow,
} from "#shared/contract/promise-views.ts";
import { CallId, CaseId, type EventId, type PersonId } from "#shared/events/ids.ts";
import { type PersonHere } from "#shared/events/promise-bodies.ts";
import { LINE_STREAM, streamId, streamKind, type StreamName } from "#shared/events/stream.ts";
import { type Presence, whyWithLead } from "#shared/promises/absent-owner.ts";
import { type PromiseOffer } from "#shared/promises/promise-owner.ts";
import { type HeldEvents } from "../held-events.ts";
import { memberOf } from "./case-row.ts";
import { isStopped, STOPPED } from "./death.ts";
import { type Due, dueClock } from "./due.ts";
import { personName } from "./tray.ts";

/** A follow-up that nobody has done, with what decides on whose list it stands. */
export type OpenFollowUp = {
  readonly stream: StreamName;
  readonly owner: PersonId;
  /** Who said it to the member. */
  readonly madeBy: PersonId;
  readonly offer: PromiseOffer | null;
  readonly dueAt: string;
  readonly row: Omit<FollowUpRow, "standing" | "words" | "due"> & { readonly words: string };
  readonly fromMs: number;
};

const messageIn = (said: string | null | undefined): FollowUpRow["message"] =>
  said === "yes" || said === "no" ? said : "unknown";

const ofCases = (vault: HeldEvents): OpenFollowUp[] =>
  vault.signposts.with("follow-up-made").flatMap((stream) => {
    const file = vault.caseFile(stream);
    return file.followUps
      .filter(({ done }) => done === null)
      .map(({ made: { id, body, envelope }, owner, offer }) => ({
        stream,
        owner,
        madeBy: body.owner,
        offer,
        dueAt: body.dueAt,
        fromMs: Date.parse(envelope.clock.claimedAt),
        row: {
          id,
          caseId: CaseId.parse(streamId(stream)),
          callId: null,
          kind: body.kind,
          member: memberOf(file),
          number: typedText(file.fields, "callbackNumber"),
          message: messageIn(typedText(file.fields, "safeToLeaveMessage")),
          reference: file.opened?.reference ?? null,
          words: body.words,
        },
      }));
  });

/** Follow-ups of calls that became no case: the safety call-back after a crisis. */
const ofCalls = (vault: HeldEvents): OpenFollowUp[] =>
  vault.signposts.with("call-follow-up-made").flatMap((stream) => {
    const { followUps, fields, started, ended } = vault.callFile(stream);
    return followUps
      .filter(({ done }) => done === null)
      .map(({ id, made, owner, offer }) => ({
        stream,
        owner,
        madeBy: made.owner,
        offer,
        dueAt: made.dueAt,
        fromMs: Date.parse(started?.startedAt ?? made.dueAt),
        row: {
          id,
          caseId: null,
          callId: CallId.parse(streamId(stream)),
          kind: made.kind,
          member: fields["callerName"] || fields["memberName"] || "caller not named",
          number: fields["callbackNumber"] || null,
          message: messageIn(fields["safeToLeaveMessage"]),
          reference: ended?.reference ?? null,
          words: made.words,
        },
      }));
  });

/** Everybody's, earliest first. */
export const openFollowUps = (vault: HeldEvents): OpenFollowUp[] =>
  [...ofCases(vault), ...ofCalls(vault)].toSorted((a, b) => a.dueAt.localeCompare(b.dueAt));

/** One that was stopped stays in sight until its owner has put it away: nobody calls by habit. */
const saidNow = (stopped: boolean, words: string, due: Due): Pick<FollowUpRow, "words" | "due"> =>
  stopped
    ? { words: `Do not call or write: the member has died. (${words})`, due: STOPPED }
    : { words, due };

const standingOf = (vault: HeldEvents, { offer, owner, madeBy }: OpenFollowUp): string | null => {
  if (offer !== null) {
    const to = personName(vault, offer.to);
    return offer.state === "waiting"
      ? `offered to ${to} ${clockWords(Date.parse(offer.at))}`
      : `${to} could not take it`;
  }
  return owner === madeBy ? null : `promised by ${personName(vault, madeBy)}`;
};

export const followUpRow = (vault: HeldEvents, each: OpenFollowUp, nowMs: number): FollowUpRow => ({
  ...each.row,
  ...saidNow(
    isStopped(vault, each.stream, each.row.id),
    each.row.words,
    dueClock(each.fromMs, Date.parse(each.dueAt), nowMs),
  ),
  standing: standingOf(vault, each),
});

/** A supervisor's last word of today on each person. */
const saidToday = (vault: HeldEvents, nowMs: number): Map<string, boolean> => {
  const today = pacificDay(nowMs);
  const said = new Map<string, boolean>();
  for (const { value } of vault.folded(LINE_STREAM).entries.get("person-here") ?? []) {
    const here = value as PersonHere | null;
    if (here?.on === today) said.set(here.person, here.here);
  }
  return said;
};

/** Who is here today as far as this desk knows. */
export const presences = (vault: HeldEvents, nowMs: number): ((person: string) => Presence) => {
  const said = saidToday(vault, nowMs);
  return (person) => {
    const signedIn = Date.parse(vault.people.get(person)?.signedInAt ?? "");
    const seen = [vault.signposts.lastSeenMs(person) ?? 0, signedIn || 0];
    const word = said.get(person);
    return {
      said: word === undefined ? null : word ? "here" : "absent",
      seenMs: Math.max(...seen) || null,
    };
  };
};

const WHY = { absent: "marked absent today", "not-seen": "not at a desk today" } as const;

/** What others' promises want of this person: taken or not, and for a lead those whose owner is away. */
export const handedTo = (
  vault: HeldEvents,
  all: readonly OpenFollowUp[],
  person: PersonId,
  nowMs: number,
): HandedRow[] => {
  const isLead = vault.people.get(person)?.role === "supervisor";
  const presence = presences(vault, nowMs);
  return all.flatMap((each): HandedRow[] => {
    const { offer, owner } = each;
    if (owner === person || isStopped(vault, each.stream, each.row.id)) return [];
    const promisedBy = personName(vault, each.madeBy);
    const from = personName(vault, owner);
    if (offer?.state === "waiting" && offer.to === person) {
      const row = followUpRow(vault, each, nowMs);
      const said = offer.words === "" ? "" : ` · ${offer.words}`;
      return [{ ...row, offer: offer.id, promisedBy, reason: `${from} hands it to you${said}` }];
    }
    const why = isLead ? whyWithLead(Date.parse(each.dueAt), nowMs, presence(owner)) : null;
    if (why === null) return [];
    const row = followUpRow(vault, each, nowMs);
    return [{ ...row, offer: null, promisedBy, reason: `${from} is ${WHY[why]}` }];
  });
};

/** Where these follow-ups stand; one that is not here is left out. */
export const standingsOf = (
  vault: HeldEvents,
  ids: readonly EventId[],
  nowMs: number,
): FollowUpStanding[] => {
  const presence = presences(vault, nowMs);
  return ids.flatMap((id) => {
    const stream = vault.index.event(id)?.envelope.stream;
    if (stream === undefined) return [];
    const [found] =
      streamKind(stream) === "call"
        ? vault
            .callFile(stream)
            .followUps.filter((each) => each.id === id)
            .map(({ made, ...each }) => ({ ...each, dueAt: made.dueAt }))
        : vault
            .caseFile(stream)
            .followUps.filter(({ made }) => made.id === id)
            .map(({ made, ...each }) => ({ ...each, dueAt: made.body.dueAt }));
    if (found === undefined) return [];
    const { owner, offer, done, dueAt } = found;
    return [
      {
        followUp: id,
        stream,
        owner,
        ownerName: personName(vault, owner),
        done: done !== null,
        offer:
          offer === null
            ? null
            : {
                id: offer.id,
                to: offer.to,
                toName: personName(vault, offer.to),
                state: offer.state,
              },
        withLead: whyWithLead(Date.parse(dueAt), nowMs, presence(owner)) !== null,
      },
    ];
  });
};

/** Everybody of the line who takes calls, whoever is here first. */
export const hereRows = (vault: HeldEvents, person: PersonId, nowMs: number): HereRow[] => {
  const presence = presences(vault, nowMs);
  const today = pacificDay(nowMs);
  return [...vault.people.values()]
    .filter(({ id, role }) => id !== person && (role === "specialist" || role === "supervisor"))
    .map(({ id, name, role }) => {
      const { said, seenMs } = presence(id);
      const seen = seenMs !== null && pacificDay(seenMs) === today;
      const absent = said === "absent";
      const at = seen ? `at a desk ${clockWords(seenMs)}` : "not at a desk today";
      return {
        order: absent ? 2 : seen || said === "here" ? 0 : 1,
        row: {
          id,
          name,
          isLead: role === "supervisor",
          absent,
          words: absent ? "marked absent today" : said === "here" && !seen ? "here today" : at,
        },
      };
    })
    .toSorted((a, b) => a.order - b.order || a.row.name.localeCompare(b.row.name))
    .map(({ row }) => row);
};
