import { type AttentionWork } from "../work/attention-work.ts";
import { type gate, taken } from "./gate.ts";

/** What reaches a person whatever screen is open. */
export const attentionRoutes = (
  { attention: os }: ReturnType<typeof gate>,
  attention: AttentionWork,
) => ({
  get: os.get.handler(() => attention.get()),
  acknowledge: os.acknowledge.handler(async ({ input }) =>
    taken(await attention.acknowledge(input.callId)),
  ),
  askHelp: os.askHelp.handler(async ({ input }) =>
    taken(await attention.askHelp(input.callId, input.kind, input.words)),
  ),
  answerHelp: os.answerHelp.handler(async ({ input }) =>
    taken(await attention.answerHelp(input.callId, input.help, input.answer, input.words)),
  ),
  callBackDone: os.callBackDone.handler(async ({ input }) => {
    await attention.callBackDone(input.callId, input.followUp, input.result);
    return {};
  }),
  endRecovery: os.endRecovery.handler(() => attention.endRecovery()),
});
