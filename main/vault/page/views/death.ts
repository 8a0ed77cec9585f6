import { type CaseFile, typedText } from "#shared/case/case-file.ts";
import { whenWords } from "#shared/case/pacific-words.ts";
import { type Who } from "#shared/contract/who.ts";
import { type Typed } from "#shared/events/bodies.ts";
import { CallId, type EventId } from "#shared/events/ids.ts";
import { streamId, streamKind, streamName, type StreamName } from "#shared/events/stream.ts";
import { sameMember } from "#shared/identity/same-member.ts";
import { DECEASED_FIELD, FAMILY_PROMISE } from "#shared/script/turns.ts";
import { type HeldEvents } from "../held-events.ts";
import { type Due } from "./due.ts";
import { whoIn } from "./story.ts";

export const STOPPED: Due = { words: "stopped", tone: "none", used: 0 };
export const STOPPED_WORDS = "Stopped · the member has died";

export const isOfDeceased = (file: CaseFile): boolean =>
  typedText(file.fields, DECEASED_FIELD) === "yes";

const told = (vault: HeldEvents, stream: StreamName) => {
  const value = vault.folded(stream).registers.get(DECEASED_FIELD)?.[0];
  return (value?.value as Typed | undefined)?.typed === "yes" ? (value ?? null) : null;
};

/** A follow-up from before is nobody's to do any more; what was made since is for the family. */
export const isStopped = (vault: HeldEvents, stream: StreamName, followUp: EventId): boolean => {
  const death = told(vault, stream);
  const made = vault.index.event(followUp)?.envelope.stamp;
  return death !== null && made !== undefined && made < death.stamp;
};

/** Who said so and when, and what goes on; null: nobody said that the member has died. */
export const stoppedWords = (
  vault: HeldEvents,
  stream: StreamName,
  nowMs: number,
): string | null => {
  const death = told(vault, stream);
  if (death === null) return null;
  const at = whenWords(Number(death.stamp.slice(0, 15)), nowMs);
  const by = vault.people.get(death.actor.person)?.name ?? death.actor.role;
  return `Told ${at}, ${by}. No calls, no letters, and its dates have stopped. A supervisor goes on with the family. Grievance clocks go on.`;
};

/** Promises to call the family, made since the death was told on a call and not done yet. */
export const familyPromises = (
  vault: HeldEvents,
  streams: readonly StreamName[],
): { readonly call: CallId; readonly followUp: EventId }[] =>
  streams
    .filter((stream) => streamKind(stream) === "call" && told(vault, stream) !== null)
    .flatMap((stream) =>
      vault
        .callFile(stream)
        .followUps.filter(
          ({ id, made, done }) =>
            done === null &&
            made.kind === "promise" &&
            made.words.startsWith(FAMILY_PROMISE) &&
            !isStopped(vault, stream, id),
        )
        .map(({ id }) => ({ call: CallId.parse(streamId(stream)), followUp: id })),
    );

/** Streams about this member, the call's own case first, in which it was said that they died, or was not. */
export const streamsOfMember = (
  vault: HeldEvents,
  who: Who,
  call: StreamName,
  saidDead: boolean,
): StreamName[] => {
  const own = vault.caseOfCall(streamId(call));
  const near = vault.signposts.people
    .of(who)
    .filter((stream) => stream !== call && sameMember(who, whoIn(vault.folded(stream))) !== null);
  const all = [...(own === null ? [] : [streamName("case", own.caseId)]), ...near];
  return [...new Set(all)].filter((stream) => (told(vault, stream) !== null) === saidDead);
};
