import { type PracticeWork } from "../practice/practice-work.ts";
import { type gate, taken } from "./gate.ts";

/** Simulated callers: the list, what they say, the score. */
export const practiceRoutes = ({ practice: os }: ReturnType<typeof gate>, work: PracticeWork) => ({
  get: os.get.handler(() => work.get()),
  start: os.start.handler(async ({ input }) => taken(await work.start(input.caller))),
  ask: os.ask.handler(({ input }) => taken(work.ask(input.callId, input.field))),
  end: os.end.handler(async ({ input }) => taken(await work.end(input.callId))),
  leave: os.leave.handler(({ input }) => {
    work.leave(input.callId);
    return {};
  }),
});
