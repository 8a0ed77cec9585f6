import { whenWords } from "#shared/case/pacific-words.ts";
import { type LineOverrideRow, type PromiseInside } from "#shared/contract/line.ts";
import { type Entry } from "#shared/events/fold.ts";
import { type PersonId } from "#shared/events/ids.ts";
import { type LineSet, type LineSetBack } from "#shared/events/line-bodies.ts";
import { LINE_STREAM } from "#shared/events/stream.ts";
import { lineOverrides } from "#shared/hours/line-overrides.ts";
import { type HeldEvents } from "../held-events.ts";
import { memberOf } from "./case-row.ts";
import { isStopped } from "./death.ts";

const MOST = 100;

const nameOf = (vault: HeldEvents, person: PersonId | undefined): string =>
  (person === undefined ? undefined : vault.people.get(person)?.name) ?? "somebody at this line";

/** What supervisors closed or opened, and who. */
export const lineRows = (vault: HeldEvents): LineOverrideRow[] => {
  const { entries } = vault.folded(LINE_STREAM);
  const read = (type: string): readonly Entry[] =>
    (entries.get(type) ?? []).filter(({ value }) => value !== null);
  const sets = read("line-set");
  return lineOverrides(
    sets.map(({ envelope, value }) => ({ id: envelope.id, body: value as LineSet })),
    read("line-set-back").map(({ value }) => value as LineSetBack),
  ).flatMap(({ say, ...override }) => {
    const envelope = sets.find((set) => set.envelope.id === override.id)?.envelope;
    return envelope === undefined
      ? []
      : [
          {
            ...override,
            id: envelope.id,
            by: nameOf(vault, envelope.actor.person),
            ...(say === undefined ? {} : { say: { en: say.en, es: say.es ?? say.en } }),
          },
        ];
  });
};

type Span = { readonly from: string; readonly until: string };

/** Everybody's promises and call-backs that are open and due in a span, earliest first. */
export const promisesInside = (
  vault: HeldEvents,
  { from, until }: Span,
  nowMs: number,
): PromiseInside[] => {
  const isInside = (dueAt: string): boolean =>
    Date.parse(dueAt) >= Date.parse(from) && Date.parse(dueAt) < Date.parse(until);
  const ofCases = vault.signposts.with("follow-up-made").flatMap((stream) => {
    const file = vault.caseFile(stream);
    return file.followUps
      .filter(({ made, done }) => done === null && isInside(made.body.dueAt))
      .map(({ made: { id, body }, owner }) => ({
        stream,
        id,
        made: body,
        owner,
        member: memberOf(file),
      }));
  });
  const ofCalls = vault.signposts.with("call-follow-up-made").flatMap((stream) => {
    const { followUps, fields } = vault.callFile(stream);
    const member = fields["callerName"] || fields["memberName"] || "caller not named";
    return followUps
      .filter(({ made, done }) => done === null && isInside(made.dueAt))
      .map(({ id, made, owner }) => ({ stream, id, made, owner, member }));
  });
  return [...ofCases, ...ofCalls]
    .filter(({ stream, id }) => !isStopped(vault, stream, id))
    .toSorted((a, b) => a.made.dueAt.localeCompare(b.made.dueAt))
    .slice(0, MOST)
    .map(({ id, made, owner, member }) => ({
      id,
      owner: nameOf(vault, owner),
      member,
      words: made.words,
      due: whenWords(Date.parse(made.dueAt), nowMs),
    }));
};
