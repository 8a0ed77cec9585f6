import { type PersonId } from "#shared/events/ids.ts";
import { PracticeScored } from "#shared/events/practice-bodies.ts";
import { type HeldEvents } from "../held-events.ts";

const MOST = 1_000;

/** What a person's practice calls at this desk came to, oldest first. */
export const practiceScores = (held: HeldEvents, person: PersonId): PracticeScored[] =>
  held.signposts
    .with("practice-scored")
    .flatMap((stream) => held.folded(stream).entries.get("practice-scored") ?? [])
    .filter(({ envelope }) => envelope.actor.person === person)
    .flatMap(({ value }) => PracticeScored.safeParse(value).data ?? [])
    .slice(-MOST);
