import { implement } from "@orpc/server";
import { vaultContract } from "#shared/contract/vault.ts";
import { streamName } from "#shared/events/stream.ts";
import { type HeldEvents } from "./held-events.ts";
import { attentionOf } from "./views/attention.ts";
import { caseView } from "./views/case-view.ts";
import { familyPromises, streamsOfMember } from "./views/death.ts";
import { deskView } from "./views/desk.ts";
import { climbsDue } from "./views/climbs.ts";
import { hereRows, standingsOf } from "./views/follow-ups.ts";
import { grievancesOf } from "./views/grievances.ts";
import { lineRows, promisesInside } from "./views/line.ts";
import { inboxOf } from "./views/inbox.ts";
import { colleaguesOf, openCallsOf } from "./views/tray.ts";
import { bouncesOf, escalatedBefore, storyOf } from "./views/story.ts";
import { callView } from "./views/call.ts";
import { practiceScores } from "./views/practice.ts";

const os = implement(vaultContract);

/** What the desk asks of events that are held, wherever they are kept; finding needs the vault's reader. */
export const lookRoutes = (held: HeldEvents) => ({
  replaces: os.replaces.handler(({ input }) => held.replaces(input.stream, input.fields)),
  desk: os.desk.handler(({ input }) => deskView(held, input.person, Date.parse(input.now))),
  call: os.call.handler(({ input }) => callView(held, input.callId)),
  attention: os.attention.handler(({ input }) => attentionOf(held, input, Date.parse(input.now))),
  story: os.story.handler(({ input: { now, who, call, concerns } }) =>
    storyOf(
      held,
      { who, but: call === null ? null : streamName("call", call), concerns },
      Date.parse(now),
    ),
  ),
  bounces: os.bounces.handler(({ input }) =>
    bouncesOf(held, input.who, streamName("call", input.call)),
  ),
  escalatedBefore: os.escalatedBefore.handler(({ input: { who, call, concern } }) =>
    escalatedBefore(held, who, streamName("call", call), concern),
  ),
  ofMember: os.ofMember.handler(({ input: { who, call, saidDead } }) =>
    streamsOfMember(held, who, streamName("call", call), saidDead),
  ),
  familyPromises: os.familyPromises.handler(({ input: { who, call } }) => {
    const stream = streamName("call", call);
    return familyPromises(held, [stream, ...streamsOfMember(held, who, stream, true)]);
  }),
  grievances: os.grievances.handler(({ input }) =>
    grievancesOf(held, input.all ? null : input.person),
  ),
  openCalls: os.openCalls.handler(({ input }) =>
    openCallsOf(held, input.person, new Set(input.alsoOf)),
  ),
  colleagues: os.colleagues.handler(({ input }) =>
    colleaguesOf(held, input.person, Date.parse(input.now)),
  ),
  climbsDue: os.climbsDue.handler(({ input }) => climbsDue(held, Date.parse(input.now))),
  followUps: os.followUps.handler(({ input }) =>
    standingsOf(held, input.followUps, Date.parse(input.now)),
  ),
  here: os.here.handler(({ input }) => hereRows(held, input.person, Date.parse(input.now))),
  practiceScores: os.practiceScores.handler(({ input }) => practiceScores(held, input.person)),
  caseView: os.caseView.handler(({ input }) =>
    caseView(held, streamName("case", input.caseId), Date.parse(input.now)),
  ),
  standingValue: os.standingValue.handler(({ input: { caseId, field, event } }) => {
    const register = held.caseFile(streamName("case", caseId)).fields.get(field) ?? [];
    const found = register.find((value) => value.event === event && value.value !== undefined);
    return found === undefined ? null : { value: found.value, others: register.length - 1 };
  }),
  inbox: os.inbox.handler(({ input }) => inboxOf(held, input.regions, Date.parse(input.now))),
  line: os.line.handler(() => lineRows(held)),
  promisesInside: os.promisesInside.handler(({ input: { now, ...span } }) =>
    promisesInside(held, span, Date.parse(now)),
  ),
});

export type LookRoutes = ReturnType<typeof lookRoutes>;
