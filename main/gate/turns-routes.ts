import { type TurnsWork } from "../work/turns-work.ts";
import { type gate, taken } from "./gate.ts";

/** What a call turns out to be, and its short close. */
export const turnsRoutes = ({ turns: os }: ReturnType<typeof gate>, turns: TurnsWork) => ({
  take: os.take.handler(({ input }) => turns.take(input.callId, input.turn)),
  cutOff: os.cutOff.handler(({ input }) => turns.cutOff(input.callId)),
  redialled: os.redialled.handler(({ input }) => turns.redialled(input.callId, input.result)),
  closeCutOff: os.closeCutOff.handler(async ({ input }) =>
    taken(await turns.closeCutOff(input.callId)),
  ),
  threat: os.threat.handler(({ input }) => turns.threat(input.callId, input.kind, input.words)),
  notDeceased: os.notDeceased.handler(({ input }) => turns.notDeceased(input.callId)),
  deceased: os.deceased.handler(({ input }) => turns.deceased(input.callId, input.words)),
});
