import { checkedBody, isKnownType } from "#shared/events/catalogue.ts";
import { type EventId } from "#shared/events/ids.ts";
import { streamName, type StreamName } from "#shared/events/stream.ts";
import { type ModelDesk, type NewEvent } from "./model-desk.ts";
import { NEWER_TYPE, REGIONS, type World } from "./world.ts";

const FIELDS = ["wish", "place", "language"];

const raisedIn = (desk: ModelDesk, stream: StreamName): EventId[] =>
  (desk.vault.folded(stream).entries.get("escalation-raised") ?? []).map(
    ({ envelope }) => envelope.id,
  );

const typed = (world: World): { typed: string } => ({ typed: `words ${world.written.size}` });

const now = (world: World): string => new Date(world.nowMs).toISOString();

const bodyFor = (
  world: World,
  desk: ModelDesk,
  stream: StreamName,
  type: string,
): NewEvent["body"] => {
  const { chance } = world;
  const at = now(world);
  switch (type) {
    case "case-typed": {
      const fields = FIELDS.filter(() => chance.flip(0.5));
      const chosen = fields.length === 0 ? [chance.pick(FIELDS)] : fields;
      return { set: Object.fromEntries(chosen.map((field) => [field, typed(world)])) };
    }
    case NEWER_TYPE:
      return { set: { [chance.pick(FIELDS)]: typed(world) } };
    case "case-noted":
      return { add: { text: `note ${world.written.size}`, at } };
    case "escalation-raised":
      return {
        add: {
          summary: `summary ${world.written.size}`,
          facts: {},
          region: chance.pick(REGIONS),
          priority: "P2",
          reasons: [],
          acknowledgeBy: at,
          answerBy: at,
          memberPromisedBy: at,
          lawfulDueOn: null,
          raisedAt: at,
        },
      };
    case "case-resolved":
      return {
        add: {
          at,
          how: "member-says-settled",
          words: `settled ${world.written.size}`,
          knows: raisedIn(desk, stream),
        },
      };
    default:
      throw new Error(`No words for ${type}`);
  }
};

/** What a desk opens: a case that belongs to a region, with a reference told to the caller. */
export const openCase = (world: World, desk: ModelDesk): void => {
  const reference = desk.reference();
  world.spoken.push({ reference, intent: world.written.size });
  const opened = {
    call: world.chance.uuid(),
    reference,
    concern: "initial-appointment",
    owner: desk.desk.person,
    openedAt: now(world),
  };
  write(desk, {
    stream: streamName("case", world.chance.uuid()),
    type: "case-opened",
    body: { set: { opened } },
    routes: [world.chance.pick(REGIONS)],
  });
};

/** Something is done to a case that the desk has before it; an escalation moves it. */
export const workCase = (world: World, desk: ModelDesk): void => {
  const { chance } = world;
  const cases = desk.vault.streams;
  if (cases.length === 0) return openCase(world, desk);
  const stream = chance.pick(cases);
  const type = chance.pick([
    "case-typed",
    "case-typed",
    "case-typed",
    "case-noted",
    "escalation-raised",
    "escalation-raised",
    "case-resolved",
    ...(desk.desk.isNewer ? [NEWER_TYPE] : []),
  ]);
  const body = bodyFor(world, desk, stream, type);
  const routes =
    type === "escalation-raised" || chance.flip(0.05)
      ? REGIONS.filter(() => chance.flip(0.45))
      : undefined;
  write(desk, routes === undefined ? { stream, type, body } : { stream, type, body, routes });
};

/** Somebody looked at a case: journalled and sent, never folded. */
export const recordAccess = (world: World, desk: ModelDesk): void =>
  write(desk, {
    stream: streamName("access", world.chance.uuid()),
    type: "access-recorded",
    body: { add: { case: [], purpose: "list", at: now(world) } },
  });

const write = (desk: ModelDesk, event: NewEvent): void => {
  // The real schemas judge what the model writes; only the type of a newer desk is unknown to them.
  if (isKnownType(event.type)) checkedBody(event.type, event.body as never);
  desk.write(event);
};
